package dev.signet.dsl.estimator;

import dev.signet.dsl.Alphabet;
import dev.signet.dsl.Estimator;
import dev.signet.dsl.Reads;
import dev.signet.dsl.Role;
import dev.signet.dsl.Site;

/**
 * For weights: {@code mean|W| * sign(W)} with one mean for the whole layer, and the gradient passed
 * to W unchanged, whatever the mean is (Kim et al. 2020, "BinaryDuo", arXiv 2002.06517; as in the
 * authors' code, which clips latents only if asked to).
 *
 * <pre class="plot">
 * value                                     derivative
 *     1 |               ****************        1 |*******************************
 *   0.5 |                                    0.75 |
 *     0 |                                     0.5 |
 *  -0.5 |                                    0.25 |
 *    -1 |***************                        0 |
 *       -1.5            0             1.5         -1.5            0             1.5
 * </pre>
 */
@Alphabet(
    levels = {-1, 1},
    thresholds = 0)
@Role(Role.Use.WEIGHTS)
@Reads(Reads.Fact.FILTER_STATISTICS)
public final class LayerMagnitudeSign implements Estimator {
  @Override
  public float deployed(float x, Site site) {
    return Signs.of(x);
  }

  /** What {@link #magnitude}, which multiplies it, takes to 1; 0 where all weights are 0. */
  @Override
  public float derivative(float x, Site site) {
    return site.layerMeanAbs() > 0 ? 1 / site.layerMeanAbs() : 0;
  }

  @Override
  public float magnitude(Site filter) {
    return filter.layerMeanAbs();
  }
}
