package dev.signet.dsl.activation;

import dev.signet.dsl.Activation;
import dev.signet.dsl.Learned;
import dev.signet.dsl.Site;

/**
 * {@code positive x} for {@code x > 0}, {@code negative x} otherwise, both slopes learned per
 * channel (Tu et al. 2022, "AdaBin", ECCV, what its code calls Maxout;
 * huawei-noah/Efficient-Computing).
 */
@Learned(value = "negative", initial = 0.25f)
@Learned(value = "positive", initial = 1f)
public final class Maxout implements Activation {
  @Override
  public float value(float x, Site site) {
    return bent(x, site.learned(0), site.learned(1));
  }

  /** Without a branch, so that HotSpot turns it into vector code; one of the terms is a zero. */
  static float bent(float x, float negative, float positive) {
    return negative * Math.min(x, 0f) + positive * Math.max(x, 0f);
  }

  @Override
  public float derivative(float x, Site site) {
    return site.learned(x > 0 ? 1 : 0);
  }

  @Override
  public float learnedDerivative(int k, float x, Site site) {
    return k == 0 ? Math.min(x, 0f) : Math.max(x, 0f);
  }
}
