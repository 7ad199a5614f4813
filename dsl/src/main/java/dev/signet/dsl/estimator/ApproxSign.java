package dev.signet.dsl.estimator;

import dev.signet.dsl.Alphabet;
import dev.signet.dsl.Estimator;
import dev.signet.dsl.Site;
import dev.signet.dsl.ZeroOutside;

/**
 * Sign with the derivative of a piecewise quadratic, {@code max(0, 2 - 2|x|)} (Liu et al. 2018,
 * "Bi-Real Net", arXiv 1808.00278).
 *
 * <pre class="plot">
 * value                                     derivative
 *     1 |               ****************        2 |              ***
 *   0.5 |                                     1.5 |            **   **
 *     0 |                                       1 |         ***       ***
 *  -0.5 |                                     0.5 |       **             **
 *    -1 |***************                        0 |*******                 *******
 *       -1.5            0             1.5         -1.5            0             1.5
 * </pre>
 */
@Alphabet(
    levels = {-1, 1},
    thresholds = 0)
@ZeroOutside(1f)
public final class ApproxSign implements Estimator {
  @Override
  public float deployed(float x, Site site) {
    return Signs.of(x);
  }

  @Override
  public float derivative(float x, Site site) {
    return Math.max(0f, 2f - 2f * Math.abs(x));
  }
}
