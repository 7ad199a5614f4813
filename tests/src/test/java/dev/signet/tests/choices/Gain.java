package dev.signet.tests.choices;

import dev.signet.dsl.Learned;
import dev.signet.dsl.Reads;
import dev.signet.dsl.Scaling;
import dev.signet.dsl.Site;

/**
 * A learned gain for the whole layer times the deviation of each filter, the deviation taken as
 * constant.
 */
@Reads(Reads.Fact.FILTER_STATISTICS)
@Learned(value = "gain", shape = 1, initial = 1f)
public final class Gain implements Scaling {
  @Override
  public float factor(Site filter) {
    return filter.learned(0) * filter.deviation();
  }

  @Override
  public float learnedDerivative(int k, Site filter) {
    return filter.deviation();
  }
}
