package dev.signet.dsl.estimator;

import dev.signet.dsl.Alphabet;
import dev.signet.dsl.Estimator;
import dev.signet.dsl.Reads;
import dev.signet.dsl.Role;
import dev.signet.dsl.Site;
import dev.signet.dsl.ZeroOutside;

/**
 * For weights: {@code mean|W| * sign(W)} per filter, with derivative 1 where {@code |w| <= 1}, 0
 * beyond, free of the mean. So the authors' programs have it for Bi-Real Net
 * (liuzechun/Bi-Real-net, its PyTorch form) and for ReActNet without batch norm
 * (VITA-Group/BNN_NoBN); the paper's derivative, with the mean, is {@link MagnitudeAwareSign}'s.
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
public final class DetachedMagnitudeSign implements Estimator {
  @Override
  public float deployed(float x, Site site) {
    return Signs.of(x);
  }

  /** What the magnitude, which multiplies it, takes to 1; 0 where all weights are 0. */
  @Override
  public float derivative(float x, Site site) {
    return Math.abs(x) <= 1f && site.meanAbs() > 0 ? 1 / site.meanAbs() : 0f;
  }

  @Override
  public float magnitude(Site filter) {
    return filter.meanAbs();
  }
}
