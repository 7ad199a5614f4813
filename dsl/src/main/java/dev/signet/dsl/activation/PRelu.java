package dev.signet.dsl.activation;

import dev.signet.dsl.Activation;
import dev.signet.dsl.Learned;
import dev.signet.dsl.Site;

/**
 * {@code x} for {@code x > 0}, {@code slope * x} otherwise, with a learned slope per channel (He et
 * al. 2015, arXiv 1502.01852).
 */
@Learned(value = "slope", initial = 0.25f)
public final class PRelu implements Activation {
  @Override
  public float value(float x, Site site) {
    return bent(x, site.learned(0));
  }

  /**
   * {@code x > 0 ? x : slope * x}, to the bit. Without a branch, which values of random sign would
   * make the machine guess wrong half of the time, and in operations that HotSpot turns into vector
   * code. Where {@code x > 0} the product is a zero and {@code x} is added to it; elsewhere +0 is
   * subtracted, which changes nothing, zeros of either sign included.
   */
  static float bent(float x, float slope) {
    return slope * Math.min(x, 0f) - (Math.min(-x, 0f) + 0f);
  }

  @Override
  public float derivative(float x, Site site) {
    return slope(x, site.learned(0));
  }

  /** {@code x > 0 ? 1 : slope}, to the bit, without a branch as well: C2 has none for integers. */
  static float slope(float x, float slope) {
    int positive = x > 0 ? 1 : 0;
    return positive + (1 - positive) * slope;
  }

  @Override
  public float learnedDerivative(int k, float x, Site site) {
    return Math.min(x, 0f);
  }
}
