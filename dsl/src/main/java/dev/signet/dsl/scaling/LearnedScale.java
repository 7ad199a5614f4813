package dev.signet.dsl.scaling;

import dev.signet.dsl.Learned;
import dev.signet.dsl.Scaling;
import dev.signet.dsl.Site;

/** A learned factor per output channel, 1 at the start (Xu and Cheung 2019, arXiv 1909.11366). */
@Learned(value = "factor", initial = 1f)
public final class LearnedScale implements Scaling {
  @Override
  public float factor(Site filter) {
    return filter.learned(0);
  }

  @Override
  public float learnedDerivative(int k, Site filter) {
    return 1f;
  }
}
