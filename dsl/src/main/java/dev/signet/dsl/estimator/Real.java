package dev.signet.dsl.estimator;

import dev.signet.dsl.Estimator;
import dev.signet.dsl.Site;

/**
 * No binarization: the identity. A layer with real inputs still has one-bit weights, and
 * conversely.
 */
public final class Real implements Estimator {
  @Override
  public float deployed(float x, Site site) {
    return x;
  }

  @Override
  public float derivative(float x, Site site) {
    return 1f;
  }
}
