package dev.signet.dsl.estimator;

import dev.signet.dsl.Alphabet;
import dev.signet.dsl.ZeroOutside;

/**
 * {@link SteSign} whose derivative reaches to 1.3, as BinaryDenseNet is trained (Bethge et al.
 * 2019, arXiv 1906.08637, by the code of the Larq zoo).
 *
 * <pre class="plot">
 * value                                     derivative
 *     1 |               ****************        1 |  ***************************
 *   0.5 |                                    0.75 |
 *     0 |                                     0.5 |
 *  -0.5 |                                    0.25 |
 *    -1 |***************                        0 |**                           **
 *       -1.5            0             1.5         -1.5            0             1.5
 * </pre>
 */
@Alphabet(
    levels = {-1, 1},
    thresholds = 0)
@ZeroOutside(1.3f)
public final class WideSteSign extends SteSign {
  /** With the clip at 1.3. */
  public WideSteSign() {
    super(1.3f);
  }
}
