package dev.signet.training;

import java.util.List;

/**
 * The parameters and statistics of the best epoch so far.
 *
 * @param score on the validation data, see {@link Measured#score}
 * @param values copies, in the order of the parameters
 */
record Best(double score, float[][] values) {
  static Best of(double score, List<Parameter> parameters) {
    float[][] values = new float[parameters.size()][];
    for (int i = 0; i < values.length; i++) {
      values[i] = parameters.get(i).value.clone();
    }
    return new Best(score, values);
  }

  void restore(List<Parameter> parameters) {
    for (int i = 0; i < values.length; i++) {
      System.arraycopy(values[i], 0, parameters.get(i).value, 0, values[i].length);
    }
  }
}
