package dev.signet.dsl.estimator;

import dev.signet.dsl.Alphabet;
import dev.signet.dsl.Estimator;
import dev.signet.dsl.Site;
import dev.signet.dsl.ZeroOutside;

/**
 * Sign with the long-tailed derivative, steep around 0 and even further out (Xu and Cheung 2019,
 * "Accurate and Compact Convolutional Neural Networks with Trained Binarization", arXiv
 * 1909.11366):
 *
 * <pre>
 * dy/dx := 2 - 4|x|   where |x| &lt;= 0.4
 *          0.4        where 0.4 &lt; |x| &lt;= 1
 *          0          beyond
 * </pre>
 *
 * Read in later code of the same authors (Dynamic Sparse Training, ICLR 2020); that it is the one
 * of this paper is inferred from the name and the authors.
 *
 * <pre class="plot">
 * value                                     derivative
 *     1 |               ****************        2 |               *
 *   0.5 |                                     1.5 |              * *
 *     0 |                                       1 |            **   **
 *  -0.5 |                                     0.5 |     *******       *******
 *    -1 |***************                        0 |*****                     *****
 *       -1.5            0             1.5         -1.5            0             1.5
 * </pre>
 */
@Alphabet(
    levels = {-1, 1},
    thresholds = 0)
@ZeroOutside(1f)
public final class LongTailedSign implements Estimator {
  @Override
  public float deployed(float x, Site site) {
    return Signs.of(x);
  }

  @Override
  public float derivative(float x, Site site) {
    float distance = Math.abs(x);
    return distance > 1f ? 0f : Math.max(0.4f, 2f - 4f * distance);
  }
}
