package dev.signet.dsl.activation;

import dev.signet.dsl.Activation;
import dev.signet.dsl.Range;
import dev.signet.dsl.Site;

/** {@code x} cut to -1 and +1; derivative 1 inside, 0 outside. */
@Range(least = -1, greatest = 1)
public final class HardTanh implements Activation {
  @Override
  public float value(float x, Site site) {
    return Math.max(-1f, Math.min(1f, x));
  }

  @Override
  public float derivative(float x, Site site) {
    return Math.abs(x) <= 1f ? 1f : 0f;
  }
}
