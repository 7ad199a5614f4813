package dev.signet.dsl.estimator;

import dev.signet.dsl.Alphabet;
import dev.signet.dsl.Estimator;
import dev.signet.dsl.Role;
import dev.signet.dsl.Site;
import dev.signet.dsl.ZeroOutside;

/**
 * For inputs: 1 for {@code x > 0}, else 0, with derivative 1 where {@code |x| <= 1}, else 0 (Larq's
 * {@code ste_heaviside}). At 0 it is 0, where a sign would be +1. A padded zero is one of its
 * values.
 *
 * <pre class="plot">
 * value                                     derivative
 *     1 |                ***************        1 |     *********************
 *  0.75 |                                    0.75 |
 *   0.5 |                                     0.5 |
 *  0.25 |                                    0.25 |
 *     0 |****************                       0 |*****                     *****
 *       -1.5            0             1.5         -1.5            0             1.5
 * </pre>
 */
@Alphabet(
    levels = {0, 1},
    thresholds = Float.MIN_VALUE)
@Role(Role.Use.INPUTS)
@ZeroOutside(1f)
public final class SteHeaviside implements Estimator {
  @Override
  public float deployed(float x, Site site) {
    return x > 0 ? 1f : 0f;
  }

  @Override
  public float derivative(float x, Site site) {
    return Math.abs(x) <= 1f ? 1f : 0f;
  }
}
