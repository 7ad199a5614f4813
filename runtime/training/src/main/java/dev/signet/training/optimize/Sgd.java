package dev.signet.training.optimize;

import java.util.Map;

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
    return momentum == 0 ? new Plain() : new Moving((float) momentum, nesterov, new float[size]);
  }

  @Override
  public String toString() {
    return "sgd(" + momentum + ", " + nesterov + ")";
  }

  /** Remembers nothing. */
  private record Plain() implements Memory {
    @Override
    public void step(long step, float rate, float[] value, float[] gradient, int from, int to) {
      for (int i = from; i < to; i++) {
        value[i] -= rate * gradient[i];
      }
    }

    @Override
    public Map<String, float[]> state() {
      return Map.of();
    }
  }

  private record Moving(float momentum, boolean nesterov, float[] velocity) implements Memory {
    @Override
    public void step(long step, float rate, float[] value, float[] gradient, int from, int to) {
      float m = momentum;
      if (nesterov) {
        for (int i = from; i < to; i++) {
          float v = m * velocity[i] + gradient[i];
          velocity[i] = v;
          value[i] -= rate * (gradient[i] + m * v);
        }
      } else {
        for (int i = from; i < to; i++) {
          float v = m * velocity[i] + gradient[i];
          velocity[i] = v;
          value[i] -= rate * v;
        }
      }
    }

    @Override
    public Map<String, float[]> state() {
      return Map.of("velocity", velocity);
    }
  }
}
