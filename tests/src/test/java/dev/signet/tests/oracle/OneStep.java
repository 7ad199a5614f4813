package dev.signet.tests.oracle;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.signet.tests.support.Data;
import dev.signet.training.Parameter;
import dev.signet.training.Trainer;
import dev.signet.training.Training;
import dev.signet.training.data.Dataset;
import dev.signet.training.listen.BatchReport;
import dev.signet.training.listen.Listener;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** One batch for a trainer, from numbers that an oracle is given before. */
final class OneStep {
  /** Examples of the batch: not a multiple of the shard. */
  static final int IMAGES = 21;

  private static final int SHARD = 4;

  /** Of the loss, and of the largest gradient of a tensor. */
  private static final double LOSS_TOLERANCE = 1e-5;

  private static final double TOLERANCE = 1e-4;

  /** A tensor without gradients would agree with anything. */
  private static final double LEAST = 1e-6;

  /** What estimators that change during training see. */
  static final double PROGRESS = 0.4;

  private final Trainer<?> trainer;
  private final float[][] inputs;
  private final Dataset data;

  /** Pictures of so many channels and pixels, numbers of both drawn from the seed. */
  OneStep(Function<Training, Trainer<?>> create, long seed, int channels, int side, int classes) {
    Training.Builder settings = Training.builder().epochs(1).batch(IMAGES).shard(SHARD).threads(2);
    trainer = create.apply(settings.seed(seed).progress(m -> (float) PROGRESS).build());
    scatter(trainer, seed);
    inputs = Data.inputs(seed, IMAGES, channels * side * side, -2, 2, false);
    data = Data.labelled(inputs, channels, side, side, classes);
  }

  /** Parameters that start all alike would hide a mistaken channel. */
  private static void scatter(Trainer<?> trainer, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (Parameter p : trainer.parameters()) {
      for (int i = 0; i < p.value.length && p.isTrained(); i++) {
        p.value[i] += (float) (0.3 * random.nextGaussian());
      }
    }
  }

  /** All of them, statistics too. */
  List<Parameter> parameters() {
    return trainer.parameters();
  }

  /** Pixels of all pictures, NHWC. */
  float[] inputs() {
    float[] all = new float[inputs.length * inputs[0].length];
    for (int i = 0; i < inputs.length; i++) {
      System.arraycopy(inputs[i], 0, all, i * inputs[i].length, inputs[i].length);
    }
    return all;
  }

  /** The right class of every picture. */
  int[] labels() {
    return IntStream.range(0, IMAGES).map(data::label).toArray();
  }

  /**
   * Trains on the batch and compares.
   *
   * @param loss the oracle's
   * @param gradients the oracle's, of a trained parameter
   * @return where gradients are further off than 1e-4 of the tensor's largest one
   */
  List<String> differences(double loss, Function<Parameter, double[]> gradients) {
    double[] found = {Double.NaN};
    trainer.fit(
        data,
        new Listener() {
          @Override
          public void batchEnded(BatchReport report) {
            found[0] = report.batchLoss();
          }
        });
    assertThat(found[0]).isWithin(LOSS_TOLERANCE * loss).of(loss);
    List<String> wrong = new ArrayList<>();
    for (Parameter p : trainer.parameters()) {
      if (p.isTrained()) {
        wrong.addAll(differences(p, gradients.apply(p)));
      }
    }
    return wrong;
  }

  private static List<String> differences(Parameter p, double[] expected) {
    assertWithMessage("gradients of %s", p.name).that(expected).hasLength(p.gradient.length);
    double greatest = DoubleStream.of(expected).map(Math::abs).max().orElseThrow();
    assertWithMessage("largest gradient of %s", p.name).that(greatest).isGreaterThan(LEAST);
    return IntStream.range(0, expected.length)
        .filter(i -> !(Math.abs(p.gradient[i] - expected[i]) <= TOLERANCE * greatest))
        .mapToObj(i -> p.name + "[" + i + "] is " + p.gradient[i] + ", not " + expected[i])
        .toList();
  }
}
