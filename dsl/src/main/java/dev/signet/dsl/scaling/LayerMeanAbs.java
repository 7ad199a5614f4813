package dev.signet.dsl.scaling;

import dev.signet.dsl.Reads;
import dev.signet.dsl.Scaling;
import dev.signet.dsl.Site;

/**
 * One factor for the layer: the mean absolute value of all its weights, with the gradient through
 * it (Wu et al. 2023, "ReSTE", ICCV; the authors' code, DravenALG/ReSTE). {@link MeanAbs} is the
 * same by filter; {@link dev.signet.dsl.estimator.LayerMagnitudeSign} takes the mean as a constant.
 */
@Reads(Reads.Fact.FILTER_STATISTICS)
public final class LayerMeanAbs implements Scaling {
  @Override
  public float factor(Site filter) {
    return filter.layerMeanAbs();
  }

  @Override
  public float layerDerivative(Site filter) {
    return 1f;
  }
}
