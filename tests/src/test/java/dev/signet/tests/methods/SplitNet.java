package dev.signet.tests.methods;

import dev.signet.dsl.BatchNorm;
import dev.signet.dsl.Binarize;
import dev.signet.dsl.BinaryConv;
import dev.signet.dsl.Concat;
import dev.signet.dsl.Conv;
import dev.signet.dsl.Dense;
import dev.signet.dsl.Filters;
import dev.signet.dsl.From;
import dev.signet.dsl.GlobalAvgPool;
import dev.signet.dsl.MaxPool;
import dev.signet.dsl.Network;
import dev.signet.dsl.Units;
import dev.signet.dsl.Window;
import dev.signet.dsl.activation.Relu;
import dev.signet.dsl.estimator.LayerMagnitudeSign;
import dev.signet.dsl.estimator.UnitStep;
import dev.signet.dsl.source.UnclippedLatent;

/** {@link DuoNet} decoupled, written by hand: every ternary unit is two binary ones. */
@Network(
    input = {1, 12, 12},
    range = {0, 255})
@Binarize(
    inputs = UnitStep.class,
    weights = LayerMagnitudeSign.class,
    source = UnclippedLatent.class)
public record SplitNet(
    @Filters(8) Conv conv1,
    @From({"conv1", "conv1"}) Concat both1,
    BatchNorm norm1,
    @Filters(12) BinaryConv conv2,
    @Window(2) MaxPool pool,
    @From({"pool", "pool"}) Concat both2,
    BatchNorm norm2,
    @Filters(10) BinaryConv conv3,
    BatchNorm norm3,
    Relu relu,
    GlobalAvgPool average,
    @Units(4) Dense logits) {}
