package dev.signet.tests.golden;

import dev.signet.dsl.BatchNorm;
import dev.signet.dsl.Binarize;
import dev.signet.dsl.Conv;
import dev.signet.dsl.Decouple;
import dev.signet.dsl.Dense;
import dev.signet.dsl.Filters;
import dev.signet.dsl.GlobalAvgPool;
import dev.signet.dsl.Network;
import dev.signet.dsl.Stage;
import dev.signet.dsl.Units;
import dev.signet.dsl.activation.Relu;
import dev.signet.dsl.block.BiRealUnit;
import dev.signet.dsl.estimator.CoupledTernary;
import dev.signet.dsl.estimator.LayerMagnitudeSign;
import dev.signet.dsl.source.UnclippedLatent;

/** A residual network of ternary inputs, made decoupled as well. */
@Network(input = {1, 8, 8})
@Binarize(
    inputs = CoupledTernary.class,
    weights = LayerMagnitudeSign.class,
    source = UnclippedLatent.class)
@Decouple
public record CoupledNet(
    @Filters(6) Conv stem,
    BatchNorm norm,
    @Stage(units = 2, out = 8, stride = 2) BiRealUnit stage,
    Relu relu,
    GlobalAvgPool average,
    @Units(4) Dense logits) {}
