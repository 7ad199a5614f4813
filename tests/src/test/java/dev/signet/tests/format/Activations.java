package dev.signet.tests.format;

/** The activations that the format page writes out, and the one that these tests bring along. */
final class Activations {
  private Activations() {}

  static float[] apply(Step s, float[] x) {
    int learned = s.line().containsKey("learned") ? s.names("learned").size() : 0;
    float[][] numbers = new float[learned][];
    for (int k = 0; k < learned; k++) {
      numbers[k] = s.floats(s.names("learned").get(k));
    }
    float[] y = new float[x.length];
    float[] at = new float[learned];
    for (int i = 0; i < y.length; i++) {
      for (int k = 0; k < learned; k++) {
        at[k] = numbers[k][i % numbers[k].length];
      }
      y[i] = value(s.text("function"), x[i], at);
    }
    return y;
  }

  private static float value(String function, float x, float[] learned) {
    String name = function.substring(function.lastIndexOf('.') + 1);
    return switch (name) {
      case "Relu" -> x > 0 ? x : 0f;
      case "HardTanh" -> Math.max(-1f, Math.min(1f, x));
      case "Sigmoid" -> (float) (1 / (1 + StrictMath.exp(-(double) x)));
      case "PRelu" -> x > 0 ? x : learned[0] * x;
      case "RPRelu" -> {
        float z = x + learned[0];
        yield (z > 0 ? z : learned[1] * z) + learned[2];
      }
      case "Maxout" -> learned[0] * Math.min(x, 0f) + learned[1] * Math.max(x, 0f);
      case "DpRelu" -> {
        float z = x - learned[0];
        yield learned[2] * Math.min(z, 0f) + learned[3] * Math.max(z, 0f) - learned[1];
      }
      case "Scale" -> learned[0] * x;
      case "Shift" -> x + learned[0];
      case "Valley" -> Math.abs(x) - learned[0];
      default -> throw new IllegalArgumentException("somebody's own " + function);
    };
  }
}
