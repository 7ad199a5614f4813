package dev.signet.dsl.estimator;

import dev.signet.dsl.Alphabet;
import dev.signet.dsl.Couples;
import dev.signet.dsl.Role;
import dev.signet.dsl.ZeroOutside;

/**
 * For inputs: 0, 1/2 or 1 with thresholds 1/4 and 3/4, derivative 1 where {@code 0 < x < 1}: two
 * coupled binary activations (Kim et al. 2020, "BinaryDuo", arXiv 2002.06517; as in the authors'
 * code). {@code ([x >= 3/4] + [x >= 1/4]) / 2} for every x; {@link dev.signet.dsl.Decouple} takes
 * the two apart.
 *
 * <pre class="plot">
 * value                                     derivative
 *     1 |                       ********        1 |                *********
 *  0.75 |                                    0.75 |
 *   0.5 |                  *****              0.5 |
 *  0.25 |                                    0.25 |
 *     0 |******************                     0 |****************         ******
 *       -1.5            0             1.5         -1.5            0             1.5
 * </pre>
 */
@Alphabet(
    levels = {0, 1, 2},
    step = 0.5f,
    thresholds = {0.25f, 0.75f})
@Couples(UnitStep.class)
@Role(Role.Use.INPUTS)
@ZeroOutside(1f)
public final class CoupledTernary extends UnitLevels {
  /** Three values. */
  public CoupledTernary() {
    super(2);
  }
}
