package dev.signet.examples.cli;

import dev.signet.inference.PackedModel;
import dev.signet.inference.Predictor;
import dev.signet.training.Parameter;
import dev.signet.training.Trainer;
import dev.signet.training.data.Dataset;

/** How large and how fast. */
final class Measures {
  private static final long WARM_UP = 500_000_000L;
  private static final long MEASURED = 1_500_000_000L;
  private static final int AT_MOST = 1_000;

  private Measures() {}

  /**
   * Bytes of the same network with a 32-bit number in place of every bit, and 4 numbers per
   * batch-norm channel.
   */
  static long floatBytes(Trainer<?> trainer) {
    return trainer.parameters().stream().mapToLong(Parameter::size).sum() * Float.BYTES;
  }

  /** Examples a second that one thread classifies, after warming up. */
  static double perSecond(PackedModel model, Dataset set) {
    int count = Math.min(set.size(), AT_MOST);
    float[][] examples = new float[count][set.valuesPerExample()];
    for (int i = 0; i < count; i++) {
      set.values(i, examples[i], 0);
    }
    Predictor predictor = model.predictor();
    run(predictor, examples, WARM_UP);
    return run(predictor, examples, MEASURED);
  }

  private static double run(Predictor predictor, float[][] examples, long nanos) {
    long begin = System.nanoTime();
    long done = 0;
    long spent;
    do {
      predictor.classify(examples[(int) (done % examples.length)]);
      done++;
      spent = System.nanoTime() - begin;
    } while (spent < nanos);
    return done / (spent / 1e9);
  }
}
