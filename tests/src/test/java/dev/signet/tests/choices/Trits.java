package dev.signet.tests.choices;

import dev.signet.dsl.Alphabet;
import dev.signet.dsl.Estimator;
import dev.signet.dsl.Role;
import dev.signet.dsl.Site;

/** Inputs of -1, 0 and +1: values around 0, so that a padded zero is no bit at all. */
@Alphabet(
    levels = {-1, 0, 1},
    thresholds = {-0.5f, 0.5f})
@Role(Role.Use.INPUTS)
public final class Trits implements Estimator {
  @Override
  public float deployed(float x, Site site) {
    return x >= 0.5f ? 1f : x >= -0.5f ? 0f : -1f;
  }

  @Override
  public float derivative(float x, Site site) {
    return Math.abs(x) <= 1f ? 1f : 0f;
  }
}
