package dev.signet.training.loss;

import dev.signet.training.data.Targets;

/** See {@link Loss#sigmoidCrossEntropy}. */
record SigmoidCrossEntropy() implements Loss {
  @Override
  public double of(
      float[] outputs, int from, int count, Target target, float[] gradient, double weight) {
    double sum = 0;
    for (int k = 0; k < count; k++) {
      double x = outputs[from + k];
      double t = target.number(k);
      // log(1 + e^x) - t x, such that no power overflows
      double small = StrictMath.exp(-Math.abs(x));
      sum += Math.max(x, 0) - t * x + StrictMath.log1p(small);
      if (gradient != null) {
        double probability = x >= 0 ? 1 / (1 + small) : small / (1 + small);
        gradient[from + k] = (float) (weight * (probability - t) / count);
      }
    }
    return sum / count;
  }

  @Override
  public boolean learns(Targets targets) {
    return targets == Targets.LABELS;
  }

  @Override
  public String toString() {
    return "sigmoidCrossEntropy()";
  }
}
