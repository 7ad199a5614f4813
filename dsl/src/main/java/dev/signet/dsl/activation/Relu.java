package dev.signet.dsl.activation;

import dev.signet.dsl.Activation;
import dev.signet.dsl.Range;
import dev.signet.dsl.Site;

/** {@code max(0, x)}; derivative 1 for {@code x > 0}, else 0. */
@Range(least = 0)
public final class Relu implements Activation {
  @Override
  public float value(float x, Site site) {
    return Math.max(x, 0f);
  }

  @Override
  public float derivative(float x, Site site) {
    return x > 0 ? 1f : 0f;
  }
}
