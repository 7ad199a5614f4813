package dev.signet.dsl.estimator;

import dev.signet.dsl.Alphabet;
import dev.signet.dsl.Estimator;
import dev.signet.dsl.Reads;
import dev.signet.dsl.Role;
import dev.signet.dsl.Site;
import dev.signet.dsl.ZeroOutside;

/**
 * For inputs: while training +1 with probability {@code clip((x + 1) / 2, 0, 1)}, else -1; the
 * plain sign in the finished network. Derivative 1 where {@code |x| <= 1}, else 0 (Hubara et al.
 * 2016, "Binarized Neural Networks", arXiv 1602.02830, the stochastic variant).
 *
 * <pre class="plot">
 * value                                     derivative
 *     1 |               ****************        1 |     *********************
 *   0.5 |                                    0.75 |
 *     0 |                                     0.5 |
 *  -0.5 |                                    0.25 |
 *    -1 |***************                        0 |*****                     *****
 *       -1.5            0             1.5         -1.5            0             1.5
 * </pre>
 */
@Alphabet(
    levels = {-1, 1},
    thresholds = 0)
@Role(Role.Use.INPUTS)
@ZeroOutside(1f)
@Reads(Reads.Fact.CHANCE)
public final class StochasticSign implements Estimator {
  @Override
  public float deployed(float x, Site site) {
    return Signs.of(x);
  }

  @Override
  public float forward(float x, Site site) {
    return 2 * site.chance() - 1 <= x ? 1f : -1f; // the left side is exact, 0 without chance
  }

  @Override
  public float derivative(float x, Site site) {
    return Math.abs(x) <= 1f ? 1f : 0f;
  }
}
