package dev.signet.tests.choices;

import dev.signet.dsl.Alphabet;
import dev.signet.dsl.Couples;
import dev.signet.dsl.Role;
import dev.signet.dsl.ZeroOutside;
import dev.signet.dsl.estimator.UnitLevels;
import dev.signet.dsl.estimator.UnitStep;

/** Three binary inputs in one: 0, 1/3, 2/3 and 1. */
@Alphabet(
    levels = {0, 1, 2, 3},
    step = 1 / 3f,
    thresholds = {1 / 6f, 1 / 2f, 5 / 6f})
@Couples(UnitStep.class)
@Role(Role.Use.INPUTS)
@ZeroOutside(1f)
public final class CoupledThirds extends UnitLevels {
  /** Four values. */
  public CoupledThirds() {
    super(3);
  }
}
