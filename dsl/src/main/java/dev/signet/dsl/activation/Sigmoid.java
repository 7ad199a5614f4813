package dev.signet.dsl.activation;

import dev.signet.dsl.Activation;
import dev.signet.dsl.Range;
import dev.signet.dsl.Site;

/** {@code 1 / (1 + exp(-x))}, by StrictMath in double, rounded once. */
@Range(least = 0, greatest = 1)
public final class Sigmoid implements Activation {
  @Override
  public float value(float x, Site site) {
    return (float) (1 / (1 + StrictMath.exp(-x)));
  }

  @Override
  public float derivative(float x, Site site) {
    double y = 1 / (1 + StrictMath.exp(-x));
    return (float) (y * (1 - y));
  }
}
