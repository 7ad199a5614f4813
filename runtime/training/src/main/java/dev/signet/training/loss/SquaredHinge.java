package dev.signet.training.loss;

import dev.signet.training.data.Targets;

/** See {@link Loss#squaredHinge}. */
record SquaredHinge() implements Loss {
  @Override
  public double of(
      float[] outputs, int from, int count, Target target, float[] gradient, double weight) {
    double sum = 0;
    for (int k = 0; k < count; k++) {
      double t = 2.0 * target.number(k) - 1;
      double margin = 1 - t * outputs[from + k];
      double missing = margin < 0 ? 0 : margin;
      sum += missing * missing;
      if (gradient != null) {
        gradient[from + k] = (float) (weight * -2 * t * missing / count);
      }
    }
    return sum / count;
  }

  @Override
  public boolean learns(Targets targets) {
    return targets != Targets.NUMBERS;
  }

  @Override
  public String toString() {
    return "squaredHinge()";
  }
}
