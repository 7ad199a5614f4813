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
    return x > 0 ? x : site.learned(0) * x;
  }

  @Override
  public float derivative(float x, Site site) {
    return x > 0 ? 1f : site.learned(0);
  }

  @Override
  public float learnedDerivative(int k, float x, Site site) {
    return x > 0 ? 0f : x;
  }
}
