package dev.signet.training;

import java.util.List;

/**
 * The parameters and statistics of the best epoch so far.
 *
 * @param accuracy on the validation data
 * @param values copies, in the order of the parameters
 */
record Best(double accuracy, float[][] values) {
  static Best of(double accuracy, List<Parameter> parameters) {
    float[][] values = new float[parameters.size()][];
    for (int i = 0; i < values.length; i++) {
      values[i] = parameters.get(i).value.clone();
    }
    return new Best(accuracy, values);
  }

  void restore(List<Parameter> parameters) {
    for (int i = 0; i < values.length; i++) {
      System.arraycopy(values[i], 0, parameters.get(i).value, 0, values[i].length);
    }
  }
}
