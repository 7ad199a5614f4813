package dev.signet.training.loss;

import dev.signet.training.data.Dataset;
import java.util.Arrays;

/**
 * How much an example counts in the training loss, by its class: the loss of a batch is {@code
 * sum(w * loss) / sum(w)} over its examples, as in PyTorch. Validation and evaluation do not weigh.
 */
public final class ClassWeights {
  private final double[] weights;

  private ClassWeights(double[] weights) {
    this.weights = weights;
  }

  /**
   * Weights in the order of the classes; only their ratios matter.
   *
   * @throws IllegalArgumentException unless all are above 0 and finite
   */
  public static ClassWeights of(double... weights) {
    for (int c = 0; c < weights.length; c++) {
      if (!(weights[c] > 0) || Double.isInfinite(weights[c])) {
        throw new IllegalArgumentException(
            "the weight of class %d is %s; give each class one above 0 and finite"
                .formatted(c, weights[c]));
      }
    }
    return new ClassWeights(weights.clone());
  }

  /**
   * Weights that let all classes of a set count alike: examples divided by classes times the
   * examples of the class.
   *
   * @throws IllegalArgumentException if a class has no example
   */
  public static ClassWeights balanced(Dataset data) {
    double[] weights = new double[data.classes()];
    for (int i = 0; i < data.size(); i++) {
      weights[data.label(i)]++;
    }
    for (int c = 0; c < weights.length; c++) {
      if (weights[c] == 0) {
        throw new IllegalArgumentException(
            "class %d, \"%s\", has no example to balance by; give weights with ClassWeights.of"
                .formatted(c, data.labels().get(c)));
      }
      weights[c] = data.size() / (weights.length * weights[c]);
    }
    return new ClassWeights(weights);
  }

  /** How many classes have one. */
  public int classes() {
    return weights.length;
  }

  /** The weight of a class. */
  public double of(int label) {
    return weights[label];
  }

  /** The call that makes them, as the provenance of a model file wants. */
  @Override
  public String toString() {
    return Arrays.toString(weights);
  }
}
