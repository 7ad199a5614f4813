package dev.signet.tests.choices;

import dev.signet.dsl.Alphabet;
import dev.signet.dsl.Estimator;
import dev.signet.dsl.Learned;
import dev.signet.dsl.Role;
import dev.signet.dsl.Site;

/** A learned estimator: one threshold for all channels. */
@Alphabet(levels = {-1, 1})
@Role(Role.Use.INPUTS)
@Learned(value = "threshold", shape = 1)
public final class CommonThreshold implements Estimator {
  @Override
  public float deployed(float x, Site site) {
    return x >= site.learned(0) ? 1f : -1f;
  }

  @Override
  public float derivative(float x, Site site) {
    return Math.abs(x - site.learned(0)) <= 1 ? 1f : 0f;
  }

  @Override
  public float learnedDerivative(int k, float x, Site site) {
    return -derivative(x, site);
  }
}
