package dev.signet.tests.choices;

import dev.signet.dsl.Encoder;

/**
 * An encoder with evenly spaced rungs between the least and the greatest value; odd rungs count
 * downward.
 */
public final class Ladder implements Encoder {
  @Override
  public float[] fit(float[] sorted, int levels) {
    float least = sorted[0];
    float step = (sorted[sorted.length - 1] - least) / (levels + 1);
    float[] rungs = new float[levels];
    for (int k = 0; k < levels; k++) {
      rungs[k] = least + (k + 1) * step;
    }
    return rungs;
  }

  @Override
  public boolean bit(float x, float number, int k) {
    return x >= number ^ k % 2 == 1;
  }
}
