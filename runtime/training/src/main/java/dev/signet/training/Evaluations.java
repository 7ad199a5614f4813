package dev.signet.training;

import dev.signet.inference.Pass;
import dev.signet.training.data.Dataset;
import dev.signet.training.data.Targets;
import dev.signet.training.loss.Loss;
import dev.signet.training.loss.Target;
import dev.signet.training.measure.Evaluation;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Evaluates a data set on all threads; the result does not depend on them. */
final class Evaluations {
  /** Images that one thread takes at a time, and whose losses are added up first. */
  private static final int CHUNK = 64;

  private Evaluations() {}

  static Evaluation run(Dataset data, Shards threads, Supplier<Pass> passes, int classes) {
    Evaluation.Builder[] parts = new Evaluation.Builder[chunks(data)];
    each(
        data,
        threads,
        passes,
        classes,
        (i, logits) -> {
          int part = i / CHUNK;
          if (parts[part] == null) {
            parts[part] = Evaluation.builder(data.labels());
          }
          parts[part].add(data.label(i), logits);
        });
    Evaluation.Builder all = Evaluation.builder(data.labels());
    for (Evaluation.Builder part : parts) {
      all.addAll(part);
    }
    return all.build();
  }

  /** Mean loss and accuracy; the sums are formed by chunk, in order. */
  static Measured measure(
      Dataset data, Shards threads, Supplier<Pass> passes, int outputs, Loss loss) {
    double[] losses = new double[chunks(data)];
    int[] right = new int[losses.length];
    each(
        data,
        threads,
        passes,
        outputs,
        (i, found) -> {
          Target target = new Target();
          if (data.targets() == Targets.CLASS) {
            target.at(data.label(i));
          } else {
            float[] numbers = new float[outputs];
            data.target(i, numbers, 0);
            target.at(numbers, 0);
          }
          losses[i / CHUNK] += loss.of(found, 0, outputs, target, null, 1);
          right[i / CHUNK] += BatchLoss.isRight(data.targets(), found, 0, outputs, target) ? 1 : 0;
        });
    double accuracy = (double) IntStream.of(right).asLongStream().sum() / data.size();
    return new Measured(
        DoubleStream.of(losses).reduce(0, Double::sum) / data.size(),
        data.targets() == Targets.NUMBERS ? Double.NaN : accuracy);
  }

  static float[][] logits(Dataset data, Shards threads, Supplier<Pass> passes, int classes) {
    float[][] all = new float[data.size()][];
    each(data, threads, passes, classes, (i, logits) -> all[i] = logits.clone());
    return all;
  }

  /** Takes the logits of one example; those of one chunk come from one thread, in order. */
  private interface Taker {
    void take(int index, float[] logits);
  }

  private static int chunks(Dataset data) {
    return Math.ceilDiv(data.size(), CHUNK);
  }

  private static void each(
      Dataset data, Shards threads, Supplier<Pass> passes, int classes, Taker taker) {
    ConcurrentLinkedQueue<Pass> idle = new ConcurrentLinkedQueue<>();
    threads.each(
        chunks(data),
        chunk -> {
          Pass taken = idle.poll();
          Pass pass = taken == null ? passes.get() : taken;
          float[] raw = new float[data.valuesPerExample()];
          float[] logits = new float[classes];
          int end = Math.min(data.size(), (chunk + 1) * CHUNK);
          for (int i = chunk * CHUNK; i < end; i++) {
            data.values(i, raw, 0);
            pass.run(raw, logits);
            taker.take(i, logits);
          }
          idle.add(pass);
        });
  }
}
