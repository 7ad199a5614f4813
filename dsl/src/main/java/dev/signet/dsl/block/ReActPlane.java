package dev.signet.dsl.block;

import static dev.signet.dsl.Param.IN;
import static dev.signet.dsl.Param.STRIDE;

import dev.signet.dsl.AvgPool;
import dev.signet.dsl.BatchNorm;
import dev.signet.dsl.BinaryConv;
import dev.signet.dsl.Filters;
import dev.signet.dsl.Residual;
import dev.signet.dsl.Sequential;
import dev.signet.dsl.Window;

/**
 * The binary convolution of 3 by 3 pixels of a ReActNet-A, as many channels out as in, with its own
 * shortcut: the average over STRIDE by STRIDE pixels where the picture shrinks. Part of {@link
 * ReActBlock} and {@link ReActDoubling}.
 */
@Residual(shortcut = ReActPlane.Shrink.class)
public record ReActPlane(
    @Filters(value = IN, kernel = 3, stride = STRIDE) BinaryConv conv, BatchNorm norm) {
  /** The shortcut of a smaller picture. */
  @Sequential
  public record Shrink(@Window(STRIDE) AvgPool pool) {}
}
