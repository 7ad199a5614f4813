package dev.signet.dsl.activation;

import dev.signet.dsl.Activation;
import dev.signet.dsl.Learned;
import dev.signet.dsl.Site;

/** {@code factor * x} with a learned factor per channel, 1 at the start. */
@Learned(value = "factor", initial = 1f)
public final class Scale implements Activation {
  @Override
  public float value(float x, Site site) {
    return site.learned(0) * x;
  }

  @Override
  public float derivative(float x, Site site) {
    return site.learned(0);
  }

  @Override
  public float learnedDerivative(int k, float x, Site site) {
    return x;
  }
}
