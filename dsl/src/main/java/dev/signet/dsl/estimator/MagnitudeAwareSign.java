package dev.signet.dsl.estimator;

import dev.signet.dsl.Alphabet;
import dev.signet.dsl.Estimator;
import dev.signet.dsl.Reads;
import dev.signet.dsl.Role;
import dev.signet.dsl.Site;
import dev.signet.dsl.ZeroOutside;

/**
 * For weights: {@code mean|W| * sign(W)} per filter, the mean taken as a constant in the backward
 * pass; derivative {@code mean|W|} where {@code |w| <= 1}, 0 beyond (Liu et al. 2018, "Bi-Real
 * Net", arXiv 1808.00278).
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
@Role(Role.Use.WEIGHTS)
@ZeroOutside(1f)
@Reads(Reads.Fact.FILTER_STATISTICS)
public final class MagnitudeAwareSign implements Estimator {
  @Override
  public float deployed(float x, Site site) {
    return Signs.of(x);
  }

  @Override
  public float derivative(float x, Site site) {
    return Math.abs(x) <= 1f ? 1f : 0f;
  }

  @Override
  public float magnitude(Site filter) {
    return filter.meanAbs();
  }
}
