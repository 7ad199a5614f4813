package dev.signet.training.loss;

/** See {@link Loss#crossEntropy(double)}. */
record CrossEntropy(double smoothing) implements Loss {
  CrossEntropy {
    if (!(smoothing >= 0 && smoothing < 1)) {
      throw new IllegalArgumentException(
          "smoothing must be from 0 up to, but not including, 1, not " + smoothing);
    }
  }

  @Override
  public double of(
      float[] outputs, int from, int count, Target target, float[] gradient, double weight) {
    int label = target.label();
    double loss = SoftmaxCrossEntropy.loss(outputs, from, count, label, gradient, weight);
    if (smoothing == 0) {
      return loss;
    }
    // -log p_k is the loss above plus l_label - l_k: the mean over k replaces a part of the loss.
    double even = smoothing / count;
    double distance = 0;
    for (int k = 0; k < count; k++) {
      distance += (double) outputs[from + label] - outputs[from + k];
      if (gradient != null) {
        gradient[from + k] += (float) (weight * ((k == label ? smoothing : 0) - even));
      }
    }
    return loss + even * distance;
  }

  @Override
  public String toString() {
    return smoothing == 0 ? "crossEntropy()" : "crossEntropy(" + smoothing + ")";
  }
}
