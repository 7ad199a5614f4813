package dev.signet.dsl.estimator;

import dev.signet.dsl.Alphabet;

/**
 * Sign with the derivative 1 everywhere: the straight-through estimator without a window (Bengio et
 * al. 2013, arXiv 1308.3432), Larq's {@code ste_sign} with {@code clip_value=None}.
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
public final class IdentitySign extends SteSign {
  /** Without a clip. */
  public IdentitySign() {
    super(Float.POSITIVE_INFINITY);
  }
}
