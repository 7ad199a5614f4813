package dev.signet.dsl;

/**
 * The factor of one output channel of a binary layer. Written and named like an {@link Estimator};
 * its learned numbers ({@link Learned}) and the filter's statistics come with the site.
 */
public interface Scaling {
  /** The factor of this filter. */
  float factor(Site filter);

  /** Derivative of the factor by one weight {@code w} (before binarization) of the filter. */
  default float weightDerivative(float w, Site filter) {
    return 0f;
  }

  /**
   * Derivative of the factor by the mean absolute weight of the layer ({@link Site#layerMeanAbs}).
   */
  default float layerDerivative(Site filter) {
    return 0f;
  }

  /** Derivative of the factor by the k-th learned number. */
  default float learnedDerivative(int k, Site filter) {
    return 0f;
  }
}
