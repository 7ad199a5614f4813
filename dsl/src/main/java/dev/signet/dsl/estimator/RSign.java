package dev.signet.dsl.estimator;

import dev.signet.dsl.Alphabet;
import dev.signet.dsl.Estimator;
import dev.signet.dsl.Learned;
import dev.signet.dsl.Role;
import dev.signet.dsl.Site;

/**
 * For inputs: {@code sign(x + b)} with a learned b per channel and the derivative of {@link
 * ApproxSign} at {@code x + b} (Liu et al. 2020, "ReActNet", arXiv 2003.03488).
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
@Alphabet(levels = {-1, 1})
@Role(Role.Use.INPUTS)
@Learned("shift")
public final class RSign implements Estimator {
  @Override
  public float deployed(float x, Site site) {
    return Signs.of(x + site.learned(0));
  }

  @Override
  public float derivative(float x, Site site) {
    return Math.max(0f, 2f - 2f * Math.abs(x + site.learned(0)));
  }

  @Override
  public float learnedDerivative(int k, float x, Site site) {
    return derivative(x, site);
  }
}
