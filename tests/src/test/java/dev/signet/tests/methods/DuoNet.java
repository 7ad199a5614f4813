package dev.signet.tests.methods;

import dev.signet.dsl.BatchNorm;
import dev.signet.dsl.Binarize;
import dev.signet.dsl.BinaryConv;
import dev.signet.dsl.Conv;
import dev.signet.dsl.Decouple;
import dev.signet.dsl.Dense;
import dev.signet.dsl.Filters;
import dev.signet.dsl.GlobalAvgPool;
import dev.signet.dsl.MaxPool;
import dev.signet.dsl.Network;
import dev.signet.dsl.Units;
import dev.signet.dsl.Window;
import dev.signet.dsl.activation.Relu;
import dev.signet.dsl.estimator.CoupledTernary;
import dev.signet.dsl.estimator.LayerMagnitudeSign;
import dev.signet.dsl.source.UnclippedLatent;

/** BinaryDuo in small, coupled: layers in the order of its AlexNet, real at both ends. */
@Network(
    input = {1, 12, 12},
    range = {0, 255})
@Binarize(
    inputs = CoupledTernary.class,
    weights = LayerMagnitudeSign.class,
    source = UnclippedLatent.class)
@Decouple
public record DuoNet(
    @Filters(8) Conv conv1,
    BatchNorm norm1,
    @Filters(12) BinaryConv conv2,
    @Window(2) MaxPool pool,
    BatchNorm norm2,
    @Filters(10) BinaryConv conv3,
    BatchNorm norm3,
    Relu relu,
    GlobalAvgPool average,
    @Units(4) Dense logits) {}
