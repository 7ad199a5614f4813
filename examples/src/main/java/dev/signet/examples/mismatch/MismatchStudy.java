package dev.signet.examples.mismatch;

import dev.signet.training.Parameter;
import dev.signet.training.Trainer;
import dev.signet.training.Training;
import dev.signet.training.data.Dataset;
import dev.signet.training.data.InMemory;
import dev.signet.training.loss.Loss;
import dev.signet.training.mismatch.GradientMismatch;
import dev.signet.training.mismatch.MismatchReport;
import dev.signet.training.mismatch.Progress;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The toy study of gradient mismatch (Kim et al. 2020, "BinaryDuo", arXiv 2002.06517): networks of
 * one shape and the same weights, before any training, asked for what a teacher of that shape with
 * real activations and other weights says about Gaussian inputs; mean squared error. Inferred, as
 * the paper's text was not read: weights from a normal distribution of deviation {@code 1.6 /
 * sqrt(fan in)}, the teacher unquantised, the number of examples.
 */
public final class MismatchStudy {
  private static final double GAIN = 1.6;

  /** Images that one thread takes at a time: enough work to be worth a thread. */
  private static final int SHARD = 500;

  private final int examples;
  private final int threads;
  private final GradientMismatch measure;

  /**
   * A study.
   *
   * @param examples of the one batch
   * @param threads that work; results do not depend on them
   */
  public MismatchStudy(int examples, int threads, GradientMismatch measure) {
    this.examples = examples;
    this.threads = threads;
    this.measure = measure;
  }

  /** Is told how far it has come. */
  @FunctionalInterface
  public interface Listener {
    /** Another weight of a network is done; see {@link Progress}. */
    void weight(Toy toy, String layer, long done, long all);
  }

  /**
   * Measures all networks at the weights, and with the inputs, of a seed.
   *
   * @throws IllegalArgumentException where that takes more than the budget, before any work
   */
  public Map<Toy, MismatchReport> run(long seed, Listener listener) {
    SplittableRandom random = new SplittableRandom(seed);
    Dataset inputs = inputs(random.split());
    Dataset data = answered(inputs, random.nextLong());
    long weights = random.nextLong();
    Map<Toy, MismatchReport> reports = new EnumMap<>(Toy.class);
    for (Toy toy : Toy.values()) {
      Progress progress = (layer, done, all) -> listener.weight(toy, layer, done, all);
      reports.put(toy, measure.progress(progress).measure(trainer(toy, data, weights), data));
    }
    return reports;
  }

  private Dataset inputs(SplittableRandom random) {
    float[] values = new float[examples * Toys.WIDTH];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return InMemory.floats(Toys.WIDTH, 1, 1, values, new int[examples], Toys.OUTPUTS);
  }

  /** What the teacher says. */
  private Dataset answered(Dataset inputs, long weights) {
    Training settings = Training.builder().threads(threads).build();
    Trainer<?> teacher = prepared(Toy.UNQUANTISED.trainer(settings), inputs, weights);
    float[] answers = new float[inputs.size() * Toys.OUTPUTS];
    float[][] said = teacher.evaluateLogits(inputs);
    for (int i = 0; i < said.length; i++) {
      System.arraycopy(said[i], 0, answers, i * Toys.OUTPUTS, Toys.OUTPUTS);
    }
    List<String> names = IntStream.range(0, Toys.OUTPUTS).mapToObj(k -> "y" + k).toList();
    return inputs.withNumbers(names, answers);
  }

  private Trainer<?> trainer(Toy toy, Dataset data, long weights) {
    Training settings =
        Training.builder()
            .loss(Loss.meanSquaredError())
            .batch(data.size())
            .shard(SHARD)
            .threads(threads)
            .build();
    return prepared(toy.trainer(settings), data, weights);
  }

  /** With weights of a seed, the same in networks of every kind. */
  private static Trainer<?> prepared(Trainer<?> trainer, Dataset data, long weights) {
    SplittableRandom random = new SplittableRandom(weights);
    for (Parameter p : trainer.parameters()) {
      double deviation = GAIN / Math.sqrt((double) p.size() / p.shape[0]);
      for (int i = 0; i < p.size(); i++) {
        p.value[i] = (float) (deviation * random.nextGaussian());
      }
    }
    trainer.prepare(data);
    return trainer;
  }

  /** Cosines of the layers of a network, means over reports of several seeds. */
  public static double[] means(List<Map<Toy, MismatchReport>> seeds, Toy toy) {
    List<double[]> all = new ArrayList<>();
    seeds.forEach(reports -> all.add(cosines(reports.get(toy))));
    double[] means = new double[all.get(0).length];
    for (double[] one : all) {
      for (int i = 0; i < means.length; i++) {
        means[i] += one[i] / all.size();
      }
    }
    return means;
  }

  /** Cosines of the layers, from the first on. */
  static double[] cosines(MismatchReport report) {
    return report.layers().stream().mapToDouble(l -> l.cosine()).toArray();
  }
}
