package dev.signet.dsl.activation;

import dev.signet.dsl.Activation;
import dev.signet.dsl.Learned;
import dev.signet.dsl.Site;

/**
 * {@code positive (x - before) - after} for {@code x > before}, {@code negative (x - before) -
 * after} otherwise; both slopes and both shifts learned per channel (Zhang et al. 2022, "PokeBNN",
 * arXiv 2112.00133, its DPReLU).
 */
@Learned("before")
@Learned("after")
@Learned(value = "negative", initial = 0.25f)
@Learned(value = "positive", initial = 1f)
public final class DpRelu implements Activation {
  @Override
  public float value(float x, Site site) {
    float z = x - site.learned(0);
    return Maxout.bent(z, site.learned(2), site.learned(3)) - site.learned(1);
  }

  @Override
  public float derivative(float x, Site site) {
    return site.learned(x - site.learned(0) > 0 ? 3 : 2);
  }

  @Override
  public float learnedDerivative(int k, float x, Site site) {
    float z = x - site.learned(0);
    return switch (k) {
      case 0 -> -derivative(x, site);
      case 1 -> -1f;
      case 2 -> Math.min(z, 0f);
      default -> Math.max(z, 0f);
    };
  }
}
