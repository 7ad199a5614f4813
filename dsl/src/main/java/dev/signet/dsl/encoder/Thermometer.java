package dev.signet.dsl.encoder;

import dev.signet.dsl.Encoder;

/**
 * Bit k is set where {@code x} reaches the k-th threshold; thresholds are the quantiles {@code (k +
 * 1) / (levels + 1)} of the training data (Buckman et al. 2018, "Thermometer Encoding").
 */
public final class Thermometer implements Encoder {
  @Override
  public float[] fit(float[] sorted, int levels) {
    float[] thresholds = new float[levels];
    for (int k = 0; k < levels; k++) {
      long position = (long) (k + 1) * sorted.length / (levels + 1);
      thresholds[k] = sorted[(int) Math.min(position, sorted.length - 1)];
    }
    return thresholds;
  }

  @Override
  public boolean bit(float x, float number, int k) {
    return x >= number;
  }
}
