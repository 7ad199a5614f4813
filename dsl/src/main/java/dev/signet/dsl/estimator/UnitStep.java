package dev.signet.dsl.estimator;

import dev.signet.dsl.Alphabet;
import dev.signet.dsl.Role;
import dev.signet.dsl.ZeroOutside;

/**
 * For inputs: 1 for {@code x >= 1/2}, else 0, with derivative 1 where {@code 0 < x < 1} (Kim et al.
 * 2020, "BinaryDuo", arXiv 2002.06517; as in the authors' code). A padded zero is one of its
 * values.
 *
 * <pre class="plot">
 * value                                     derivative
 *     1 |                    ***********        1 |                *********
 *  0.75 |                                    0.75 |
 *   0.5 |                                     0.5 |
 *  0.25 |                                    0.25 |
 *     0 |********************                   0 |****************         ******
 *       -1.5            0             1.5         -1.5            0             1.5
 * </pre>
 */
@Alphabet(
    levels = {0, 1},
    thresholds = 0.5f)
@Role(Role.Use.INPUTS)
@ZeroOutside(1f)
public final class UnitStep extends UnitLevels {
  /** Two values. */
  public UnitStep() {
    super(1);
  }
}
