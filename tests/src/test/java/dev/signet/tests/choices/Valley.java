package dev.signet.tests.choices;

import dev.signet.dsl.Activation;
import dev.signet.dsl.Learned;
import dev.signet.dsl.Site;

/**
 * {@code |x| - depth}, learned per channel: neither rising nor falling, so that no single threshold
 * will do.
 */
@Learned(value = "depth", initial = 0.5f)
public final class Valley implements Activation {
  @Override
  public float value(float x, Site site) {
    return Math.abs(x) - site.learned(0);
  }

  @Override
  public float derivative(float x, Site site) {
    return x < 0 ? -1f : 1f;
  }

  @Override
  public float learnedDerivative(int k, float x, Site site) {
    return -1f;
  }
}
