package dev.signet.tests.choices;

import dev.signet.dsl.Alphabet;
import dev.signet.dsl.Estimator;
import dev.signet.dsl.Reads;
import dev.signet.dsl.Site;

/** A progress-dependent estimator: trains with a ramp that steepens, and is deployed as a sign. */
@Alphabet(levels = {-1, 1})
@Reads(Reads.Fact.PROGRESS)
public final class Warming implements Estimator {
  @Override
  public float deployed(float x, Site site) {
    return x >= 0 ? 1f : -1f;
  }

  @Override
  public float forward(float x, Site site) {
    return site.progress() >= 1 ? deployed(x, site) : Math.max(-1f, Math.min(1f, x * slope(site)));
  }

  @Override
  public float derivative(float x, Site site) {
    return Math.abs(x * slope(site)) <= 1 ? slope(site) : 0f;
  }

  private static float slope(Site site) {
    return 1 + 4 * site.progress();
  }
}
