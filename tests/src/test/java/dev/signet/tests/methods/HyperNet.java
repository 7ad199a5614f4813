package dev.signet.tests.methods;

import static dev.signet.dsl.Param.OUT;

import dev.signet.dsl.BatchNorm;
import dev.signet.dsl.Binarize;
import dev.signet.dsl.BinaryConv;
import dev.signet.dsl.Conv;
import dev.signet.dsl.Dense;
import dev.signet.dsl.Filters;
import dev.signet.dsl.GlobalAvgPool;
import dev.signet.dsl.Network;
import dev.signet.dsl.Residual;
import dev.signet.dsl.Stage;
import dev.signet.dsl.Units;
import dev.signet.dsl.estimator.SteWarmup;
import dev.signet.dsl.source.HyperConv;

/** Hyper-BinaryNet in small: weights made by a hypernetwork, both sides warmed up. */
@Network(
    input = {1, 12, 12},
    range = {0, 255})
@Binarize(inputs = SteWarmup.class, weights = SteWarmup.class, source = HyperConv.class)
public record HyperNet(
    @Filters(8) Conv stem,
    BatchNorm norm,
    @Stage(units = 2, out = 8) Unit units,
    GlobalAvgPool average,
    @Units(4) Dense logits) {
  /** A binary convolution with its own shortcut. */
  @Residual
  public record Unit(@Filters(OUT) BinaryConv conv, BatchNorm norm) {}
}
