package dev.signet.training.loss;

import dev.signet.training.data.Targets;

/** See {@link Loss#meanSquaredError}. */
record MeanSquaredError() implements Loss {
  @Override
  public double of(
      float[] outputs, int from, int count, Target target, float[] gradient, double weight) {
    double sum = 0;
    for (int k = 0; k < count; k++) {
      double off = (double) outputs[from + k] - target.number(k);
      sum += off * off;
      if (gradient != null) {
        gradient[from + k] = (float) (weight * 2 * off / count);
      }
    }
    return sum / count;
  }

  @Override
  public boolean learns(Targets targets) {
    return targets == Targets.NUMBERS;
  }

  @Override
  public String toString() {
    return "meanSquaredError()";
  }
}
