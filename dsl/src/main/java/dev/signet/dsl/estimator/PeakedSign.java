package dev.signet.dsl.estimator;

import dev.signet.dsl.Alphabet;
import dev.signet.dsl.Estimator;
import dev.signet.dsl.Site;
import dev.signet.dsl.ZeroOutside;

/**
 * Sign with a peak on the clipped straight-through derivative, one of the estimators in the
 * repository of "Gradient Matters" (Wang et al. 2022, TPAMI 44(11), NicoNico6/Hyper-BinaryNet):
 *
 * <pre>
 * dy/dx := k (1 - |x|)   where |x| &lt; f
 *          1             where f &lt;= |x| &lt;= 1
 *          0             beyond,                 k = 2.8, f = 1 - sqrt(1 - 2 / k)
 * </pre>
 *
 * so that the peak of each side holds 1, the height of its half of the step.
 *
 * <pre class="plot">
 * value                                     derivative
 *     1 |               ****************      2.8 |              ***
 *   0.5 |                                     2.1 |            **   **
 *     0 |                                     1.4 |           *       *
 *  -0.5 |                                     0.7 |     ******         ******
 *    -1 |***************                        0 |*****                     *****
 *       -1.5            0             1.5         -1.5            0             1.5
 * </pre>
 */
@Alphabet(
    levels = {-1, 1},
    thresholds = 0)
@ZeroOutside(1f)
public final class PeakedSign implements Estimator {
  private static final float K = 2.8f;
  private static final float F = (float) (1 - Math.sqrt(1 - 2 / 2.8));

  @Override
  public float deployed(float x, Site site) {
    return Signs.of(x);
  }

  @Override
  public float derivative(float x, Site site) {
    float distance = Math.abs(x);
    return distance < F ? K * (1 - distance) : distance <= 1f ? 1f : 0f;
  }
}
