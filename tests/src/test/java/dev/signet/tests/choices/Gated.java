package dev.signet.tests.choices;

import static dev.signet.dsl.Param.OUT;
import static dev.signet.dsl.Param.STRIDE;

import dev.signet.dsl.AvgPool;
import dev.signet.dsl.BatchNorm;
import dev.signet.dsl.BinaryConv;
import dev.signet.dsl.Conv;
import dev.signet.dsl.Dense;
import dev.signet.dsl.Filters;
import dev.signet.dsl.From;
import dev.signet.dsl.GlobalAvgPool;
import dev.signet.dsl.Multiply;
import dev.signet.dsl.Residual;
import dev.signet.dsl.Sequential;
import dev.signet.dsl.Squeeze;
import dev.signet.dsl.Units;
import dev.signet.dsl.Window;
import dev.signet.dsl.activation.Relu;
import dev.signet.dsl.activation.Sigmoid;

/**
 * A binary convolution whose channels are scaled by a squeeze-and-excitation branch; read from its
 * class file.
 */
@Residual(shortcut = Gated.Shrink.class)
public record Gated(
    @Filters(value = OUT, stride = STRIDE) BinaryConv conv,
    BatchNorm norm,
    GlobalAvgPool average,
    @Squeeze(ratio = 8) Dense squeeze,
    Relu relu,
    @Units(OUT) Dense excite,
    Sigmoid gate,
    @From({"norm", "gate"}) Multiply scaled) {

  /** The shortcut where shapes differ. */
  @Sequential
  public record Shrink(
      @Window(STRIDE) AvgPool pool, @Filters(value = OUT, kernel = 1) Conv project) {}
}
