package dev.signet.tests.golden;

import static dev.signet.dsl.Param.OUT;
import static dev.signet.dsl.Param.STRIDE;

import dev.signet.dsl.AvgPool;
import dev.signet.dsl.BatchNorm;
import dev.signet.dsl.Binarize;
import dev.signet.dsl.BinaryConv;
import dev.signet.dsl.Conv;
import dev.signet.dsl.Dense;
import dev.signet.dsl.Filters;
import dev.signet.dsl.GlobalAvgPool;
import dev.signet.dsl.Network;
import dev.signet.dsl.Residual;
import dev.signet.dsl.Sequential;
import dev.signet.dsl.Stage;
import dev.signet.dsl.Units;
import dev.signet.dsl.Window;
import dev.signet.dsl.activation.RPRelu;
import dev.signet.dsl.estimator.ApproxSign;
import dev.signet.dsl.estimator.MagnitudeAwareSign;

/** Units with shortcuts, one of which changes the shape. */
@Network(input = {3, 32, 32})
@Binarize(inputs = ApproxSign.class, weights = MagnitudeAwareSign.class)
public record SmallResNet(
    @Filters(16) Conv stem,
    BatchNorm norm,
    @Stage(units = 2, out = 32, stride = 2) Unit stage,
    GlobalAvgPool average,
    @Units(10) Dense logits) {

  /** One binary convolution with its own shortcut. */
  @Residual(shortcut = Downsample.class)
  record Unit(
      @Filters(value = OUT, stride = STRIDE) BinaryConv conv, BatchNorm norm, RPRelu activation) {}

  /** Used only where shapes differ. */
  @Sequential
  record Downsample(
      @Window(STRIDE) AvgPool shrink,
      @Filters(value = OUT, kernel = 1) Conv project,
      BatchNorm norm) {}
}
