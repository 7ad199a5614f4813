package dev.signet.tests.choices;

import dev.signet.dsl.Alphabet;
import dev.signet.dsl.Estimator;
import dev.signet.dsl.Learned;
import dev.signet.dsl.Role;
import dev.signet.dsl.Site;

/** Four values from 0 to 1, which no float has all of, behind a learned shift of each channel. */
@Alphabet(
    levels = {0, 1, 2, 3},
    step = 1f / 3)
@Role(Role.Use.INPUTS)
@Learned("shift")
public final class MovingLevels implements Estimator {
  @Override
  public float deployed(float x, Site site) {
    double unit = Math.max(0, Math.min(1, (double) x + site.learned(0)));
    return (float) Math.floor(3 * unit + 0.5) / 3;
  }

  @Override
  public float derivative(float x, Site site) {
    float shifted = x + site.learned(0);
    return shifted > 0 && shifted < 1 ? 1f : 0f;
  }

  @Override
  public float learnedDerivative(int k, float x, Site site) {
    return derivative(x, site);
  }
}
