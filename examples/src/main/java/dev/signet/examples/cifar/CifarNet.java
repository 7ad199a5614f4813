package dev.signet.examples.cifar;

import dev.signet.dsl.AvgPool;
import dev.signet.dsl.BatchNorm;
import dev.signet.dsl.Binarize;
import dev.signet.dsl.BinaryConv;
import dev.signet.dsl.Conv;
import dev.signet.dsl.Dense;
import dev.signet.dsl.Filters;
import dev.signet.dsl.GlobalAvgPool;
import dev.signet.dsl.Network;
import dev.signet.dsl.Param;
import dev.signet.dsl.Residual;
import dev.signet.dsl.Sequential;
import dev.signet.dsl.Stage;
import dev.signet.dsl.Units;
import dev.signet.dsl.Window;
import dev.signet.dsl.estimator.ApproxSign;
import dev.signet.dsl.estimator.MagnitudeAwareSign;

/**
 * Names what is on a colour picture of 32 by 32 pixels: a small real stem, then binary convolutions
 * with their own shortcuts, after Bi-Real Net (Liu et al. 2018, arXiv 1808.00278).
 */
@Network(
    input = {3, 32, 32},
    range = {0, 255})
@Binarize(inputs = ApproxSign.class, weights = MagnitudeAwareSign.class)
public record CifarNet(
    @Filters(value = 64, kernel = 5, stride = 2) Conv stem,
    BatchNorm norm,
    @Stage(out = 64) Unit fine,
    @Stage(units = 2, out = 128, stride = 2) Unit middle,
    @Stage(out = 256, stride = 2) Unit coarse,
    GlobalAvgPool average,
    @Units(10) Dense logits) {

  /** One binary convolution; the real-valued path beside it is never cut. */
  @Residual(shortcut = Shrink.class)
  record Unit(@Filters(value = Param.OUT, stride = Param.STRIDE) BinaryConv conv, BatchNorm norm) {}

  /** The path beside a unit that changes the shape. */
  @Sequential
  record Shrink(
      @Window(Param.STRIDE) AvgPool pool,
      @Filters(value = Param.OUT, kernel = 1) Conv project,
      BatchNorm norm) {}
}
