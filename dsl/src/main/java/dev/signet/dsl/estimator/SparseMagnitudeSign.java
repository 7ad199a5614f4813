package dev.signet.dsl.estimator;

import dev.signet.dsl.Alphabet;
import dev.signet.dsl.Estimator;
import dev.signet.dsl.Reads;
import dev.signet.dsl.Role;
import dev.signet.dsl.Site;
import dev.signet.dsl.ZeroOutside;

/**
 * For weights under {@code scale = MeanAbs.class}: a sign whose own share of the gradient is free
 * of the scale (Wang et al. 2020, "Sparsity-Inducing Binarized Neural Networks", AAAI, as the
 * authors' program has it, peiswang/SiBNN): of a filter of n weights and with g the gradient by the
 * binary ones,
 *
 * <pre>
 * dW = 1 where |W| &lt;= 1, times g (1 - 1/n)  +  sign(W) mean(sign(W) g)
 * </pre>
 *
 * The second part is {@link dev.signet.dsl.scaling.MeanAbs}'s. XNOR-Net has the scale in both.
 *
 * <pre class="plot">
 * value                                     derivative
 *     1 |               ****************     0.99 |     *********************
 *   0.5 |                                    0.74 |
 *     0 |                                     0.5 |
 *  -0.5 |                                    0.25 |
 *    -1 |***************                        0 |*****                     *****
 *       -1.5            0             1.5         -1.5            0             1.5
 * </pre>
 */
@Alphabet(
    levels = {-1, 1},
    thresholds = 0)
@Role(Role.Use.WEIGHTS)
@ZeroOutside(1f)
@Reads(Reads.Fact.FILTER_STATISTICS)
public final class SparseMagnitudeSign implements Estimator {
  @Override
  public float deployed(float x, Site site) {
    return Signs.of(x);
  }

  /** What the scale, which multiplies it, takes to {@code 1 - 1/n}; 0 where all weights are 0. */
  @Override
  public float derivative(float x, Site site) {
    boolean passes = Math.abs(x) <= 1f && site.meanAbs() > 0;
    return passes ? (1 - 1f / site.count()) / site.meanAbs() : 0f;
  }
}
