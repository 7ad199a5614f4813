package dev.signet.dsl.scaling;

import dev.signet.dsl.Reads;
import dev.signet.dsl.Scaling;
import dev.signet.dsl.Site;

/**
 * The power of two next to the filter's mean absolute weight, {@code 2^round(log2 mean|W|)}, a
 * constant in the backward pass: a shift of bits where integers follow (Qin et al. 2020, "IR-Net",
 * arXiv 1909.10788; as in the authors' code, htqin/IR-Net). 0 where all weights are 0.
 */
@Reads(Reads.Fact.FILTER_STATISTICS)
public final class PowerOfTwo implements Scaling {
  @Override
  public float factor(Site filter) {
    float mean = filter.meanAbs();
    return mean > 0
        ? Math.scalb(1f, (int) Math.rint(StrictMath.log(mean) / StrictMath.log(2)))
        : 0f;
  }
}
