package dev.signet.tests.choices;

import dev.signet.dsl.Alphabet;
import dev.signet.dsl.Estimator;
import dev.signet.dsl.Site;

/** A fixed estimator: a derivative shaped like that of a tanh. */
@Alphabet(levels = {-1, 1})
public final class SoftSign implements Estimator {
  @Override
  public float deployed(float x, Site site) {
    return x >= 0 ? 1f : -1f;
  }

  @Override
  public float derivative(float x, Site site) {
    double t = StrictMath.tanh(x);
    return (float) (1 - t * t);
  }
}
