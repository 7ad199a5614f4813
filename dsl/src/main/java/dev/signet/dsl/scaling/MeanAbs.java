package dev.signet.dsl.scaling;

import dev.signet.dsl.Reads;
import dev.signet.dsl.Scaling;
import dev.signet.dsl.Site;

/**
 * The mean absolute value of the filter's weights, which minimises {@code ||W - factor * sign(W)||}
 * (Rastegari et al. 2016, "XNOR-Net", arXiv 1603.05279). The gradient flows through the mean:
 * {@code sign(w) / n}.
 */
@Reads(Reads.Fact.FILTER_STATISTICS)
public final class MeanAbs implements Scaling {
  @Override
  public float factor(Site filter) {
    return filter.meanAbs();
  }

  @Override
  public float weightDerivative(float w, Site filter) {
    return (w >= 0 ? 1f : -1f) / filter.count();
  }
}
