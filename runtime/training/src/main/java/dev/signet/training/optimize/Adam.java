package dev.signet.training.optimize;

import java.util.LinkedHashMap;
import java.util.Map;

/** See {@link Optimizer#adam(double, double, double)} and {@link Optimizer#adamW()}. */
record Adam(double b1, double b2, double epsilon, boolean decouplesDecay) implements Optimizer {
  Adam {
    Decay.check("b1", b1);
    Decay.check("b2", b2);
    if (!(epsilon > 0) || Double.isInfinite(epsilon)) {
      throw new IllegalArgumentException("epsilon must be positive and finite, not " + epsilon);
    }
  }

  @Override
  public Memory memory(int size) {
    return new Moments(this, new float[size], new float[size]);
  }

  @Override
  public String toString() {
    return (decouplesDecay ? "adamW(" : "adam(") + b1 + ", " + b2 + ", " + epsilon + ")";
  }

  /** Running averages of the gradient and of its square. */
  private record Moments(Adam adam, float[] first, float[] second) implements Memory {
    @Override
    public void step(long step, float rate, float[] value, float[] gradient, int from, int to) {
      // The corrections go into the rate and the epsilon, so that the loop has one division.
      double root = Math.sqrt(1 - StrictMath.pow(adam.b2, step));
      float corrected = (float) (rate * root / (1 - StrictMath.pow(adam.b1, step)));
      float eps = (float) (adam.epsilon * root);
      float m1 = (float) adam.b1;
      float m2 = (float) adam.b2;
      float rest1 = (float) (1 - adam.b1);
      float rest2 = (float) (1 - adam.b2);
      for (int i = from; i < to; i++) {
        float g = gradient[i];
        float m = m1 * first[i] + rest1 * g;
        float v = m2 * second[i] + rest2 * g * g;
        first[i] = m;
        second[i] = v;
        value[i] -= corrected * m / ((float) Math.sqrt(v) + eps);
      }
    }

    @Override
    public Map<String, float[]> state() {
      Map<String, float[]> state = new LinkedHashMap<>();
      state.put("first", first);
      state.put("second", second);
      return state;
    }
  }
}
