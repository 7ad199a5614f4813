package dev.signet.training.loss;

/** Cross-entropy of softmax probabilities with one right class per image. */
public final class SoftmaxCrossEntropy {
  private SoftmaxCrossEntropy() {}

  /**
   * Loss of one image, {@code log(sum exp(l_k)) - l_label}, formed in double after subtracting the
   * greatest logit, so that it neither overflows nor loses small probabilities. NaN or infinity
   * only where a logit is.
   *
   * @param logits those of the image from index {@code from}
   * @param gradient the derivatives by them times {@code weight} are written at the same indices:
   *     {@code weight * (softmax_k - [k = label])}; null to leave them out
   * @param weight the image's share of the loss, 1 / batch size for the mean
   * @return the loss of the image, not weighted
   */
  public static double loss(
      float[] logits, int from, int classes, int label, float[] gradient, double weight) {
    double greatest = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < classes; k++) {
      greatest = Math.max(greatest, logits[from + k]);
    }
    double sum = 0;
    for (int k = 0; k < classes; k++) {
      sum += StrictMath.exp(logits[from + k] - greatest);
    }
    if (gradient != null) {
      for (int k = 0; k < classes; k++) {
        double probability = StrictMath.exp(logits[from + k] - greatest) / sum;
        gradient[from + k] = (float) (weight * (probability - (k == label ? 1 : 0)));
      }
    }
    return StrictMath.log(sum) + (greatest - logits[from + label]);
  }
}
