package dev.signet.dsl.estimator;

import dev.signet.dsl.Estimator;
import dev.signet.dsl.Site;

/**
 * No binarization: the identity. A layer with real inputs still has one-bit weights, and
 * conversely.
 *
 * <pre class="plot">
 * value                                     derivative
 *   1.5 |                           ****        1 |*******************************
 *  0.75 |                   ********         0.75 |
 *     0 |            *******                  0.5 |
 * -0.75 |    ********                        0.25 |
 *  -1.5 |****                                   0 |
 *       -1.5            0             1.5         -1.5            0             1.5
 * </pre>
 */
public final class Real implements Estimator {
  @Override
  public float deployed(float x, Site site) {
    return x;
  }

  @Override
  public float derivative(float x, Site site) {
    return 1f;
  }
}
