package dev.signet.benchmarks.peer;

import java.util.Random;

/** Random weights for networks that are timed, not trained: every peer gets the same ones. */
public final class Weights {
  private final Random random = new Random(7);

  /** Normal numbers with the variance {@code 2 / fanIn}, which keeps activations of size 1. */
  public float[] normal(int count, int fanIn) {
    float[] values = new float[count];
    double deviation = Math.sqrt(2.0 / fanIn);
    for (int i = 0; i < count; i++) {
      values[i] = (float) (random.nextGaussian() * deviation);
    }
    return values;
  }

  /** Small numbers for biases. */
  public float[] biases(int count) {
    return normal(count, 200);
  }
}
