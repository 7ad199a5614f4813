package dev.signet.training.optimize;

/** See {@link Optimizer#sgd(double, boolean)}. */
record Sgd(double momentum, boolean nesterov) implements Optimizer {
  Sgd {
    Decay.check("momentum", momentum);
    if (nesterov && momentum == 0) {
      throw new IllegalArgumentException("Nesterov's form needs a momentum above 0");
    }
  }

  @Override
  public Memory memory(int size) {
    float[] velocity = new float[momentum == 0 ? 0 : size];
    float m = (float) momentum;
    if (momentum == 0) {
      return (step, rate, value, gradient, from, to) -> {
        for (int i = from; i < to; i++) {
          value[i] -= rate * gradient[i];
        }
      };
    }
    if (nesterov) {
      return (step, rate, value, gradient, from, to) -> {
        for (int i = from; i < to; i++) {
          float v = m * velocity[i] + gradient[i];
          velocity[i] = v;
          value[i] -= rate * (gradient[i] + m * v);
        }
      };
    }
    return (step, rate, value, gradient, from, to) -> {
      for (int i = from; i < to; i++) {
        float v = m * velocity[i] + gradient[i];
        velocity[i] = v;
        value[i] -= rate * v;
      }
    };
  }

  @Override
  public String toString() {
    return "sgd(" + momentum + ", " + nesterov + ")";
  }
}
