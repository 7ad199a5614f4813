package dev.signet.training.optimize;

import java.util.Map;

/** See {@link Optimizer#bop}. */
record Bop(double threshold) implements Optimizer {
  Bop {
    if (!(threshold >= 0) || Double.isInfinite(threshold)) {
      throw new IllegalArgumentException(
          "the threshold of Bop must be 0 or more and finite, not " + threshold);
    }
  }

  @Override
  public Memory memory(int size) {
    return new Average((float) threshold, new float[size]);
  }

  @Override
  public boolean flips() {
    return true;
  }

  @Override
  public String toString() {
    return "bop(" + threshold + ")";
  }

  /** The running average of the gradient. */
  private record Average(float threshold, float[] average) implements Memory {
    @Override
    public void step(long step, float rate, float[] value, float[] gradient, int from, int to) {
      for (int i = from; i < to; i++) {
        float m = average[i] + rate * (gradient[i] - average[i]);
        average[i] = m;
        // For weights of -1 and +1: |m| is beyond the threshold, and m has the weight's sign.
        if (m * value[i] > threshold) {
          value[i] = -value[i];
        }
      }
    }

    @Override
    public Map<String, float[]> state() {
      return Map.of("average", average);
    }
  }
}
