package dev.signet.dsl.activation;

import dev.signet.dsl.Activation;
import dev.signet.dsl.Learned;
import dev.signet.dsl.Site;

/** {@code x + shift} with a learned shift per channel, 0 at the start. */
@Learned("shift")
public final class Shift implements Activation {
  @Override
  public float value(float x, Site site) {
    return x + site.learned(0);
  }

  @Override
  public float derivative(float x, Site site) {
    return 1f;
  }

  @Override
  public float learnedDerivative(int k, float x, Site site) {
    return 1f;
  }
}
