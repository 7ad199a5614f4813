package dev.signet.dsl.activation;

import dev.signet.dsl.Activation;
import dev.signet.dsl.Learned;
import dev.signet.dsl.Site;

/**
 * {@code PRelu(x + before) + after}, slope and shifts learned per channel (Liu et al. 2020,
 * "ReActNet", arXiv 2003.03488).
 */
@Learned("before")
@Learned(value = "slope", initial = 0.25f)
@Learned("after")
public final class RPRelu implements Activation {
  @Override
  public float value(float x, Site site) {
    return PRelu.bent(x + site.learned(0), site.learned(1)) + site.learned(2);
  }

  @Override
  public float derivative(float x, Site site) {
    return PRelu.slope(x + site.learned(0), site.learned(1));
  }

  @Override
  public float learnedDerivative(int k, float x, Site site) {
    float z = x + site.learned(0);
    return switch (k) {
      case 0 -> PRelu.slope(z, site.learned(1));
      case 1 -> Math.min(z, 0f);
      default -> 1f;
    };
  }
}
