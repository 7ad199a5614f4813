package dev.signet.tests.methods;

import dev.signet.dsl.BatchNorm;
import dev.signet.dsl.Binarize;
import dev.signet.dsl.Conv;
import dev.signet.dsl.Dense;
import dev.signet.dsl.Filters;
import dev.signet.dsl.GlobalAvgPool;
import dev.signet.dsl.Network;
import dev.signet.dsl.Stage;
import dev.signet.dsl.Units;
import dev.signet.dsl.estimator.SteWarmup;

/** {@link HyperNet} with latent weights. */
@Network(
    input = {1, 12, 12},
    range = {0, 255})
@Binarize(inputs = SteWarmup.class, weights = SteWarmup.class)
public record PlainNet(
    @Filters(8) Conv stem,
    BatchNorm norm,
    @Stage(units = 2, out = 8) HyperNet.Unit units,
    GlobalAvgPool average,
    @Units(4) Dense logits) {}
