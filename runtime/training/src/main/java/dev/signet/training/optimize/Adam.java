package dev.signet.training.optimize;

/** See {@link Optimizer#adam(double, double, double)}. */
record Adam(double b1, double b2, double epsilon) implements Optimizer {
  Adam {
    Decay.check("b1", b1);
    Decay.check("b2", b2);
    if (!(epsilon > 0) || Double.isInfinite(epsilon)) {
      throw new IllegalArgumentException("epsilon must be positive and finite, not " + epsilon);
    }
  }

  @Override
  public Memory memory(int size) {
    float[] first = new float[size];
    float[] second = new float[size];
    return (step, rate, value, gradient, from, to) -> {
      // The corrections go into the rate and the epsilon, so that the loop has one division.
      double root = Math.sqrt(1 - StrictMath.pow(b2, step));
      float corrected = (float) (rate * root / (1 - StrictMath.pow(b1, step)));
      float eps = (float) (epsilon * root);
      float m1 = (float) b1;
      float m2 = (float) b2;
      float rest1 = (float) (1 - b1);
      float rest2 = (float) (1 - b2);
      for (int i = from; i < to; i++) {
        float g = gradient[i];
        float m = m1 * first[i] + rest1 * g;
        float v = m2 * second[i] + rest2 * g * g;
        first[i] = m;
        second[i] = v;
        value[i] -= corrected * m / ((float) Math.sqrt(v) + eps);
      }
    };
  }

  @Override
  public String toString() {
    return "adam(" + b1 + ", " + b2 + ", " + epsilon + ")";
  }
}
