package dev.signet.tests.choices;

import dev.signet.dsl.Alphabet;
import dev.signet.dsl.ZeroOutside;
import dev.signet.dsl.estimator.SteSign;

/** A parameter of an estimator: the clip of 1.3 of BinaryDenseNet in the Larq zoo. */
@Alphabet(levels = {-1, 1})
@ZeroOutside(1.3f)
public final class Wide extends SteSign {
  /** With the clip at 1.3. */
  public Wide() {
    super(1.3f);
  }
}
