package dev.signet.tests.learning;

import dev.signet.dsl.BatchNorm;
import dev.signet.dsl.Binarize;
import dev.signet.dsl.BinaryConv;
import dev.signet.dsl.Conv;
import dev.signet.dsl.Dense;
import dev.signet.dsl.Filters;
import dev.signet.dsl.GlobalAvgPool;
import dev.signet.dsl.MaxPool;
import dev.signet.dsl.Network;
import dev.signet.dsl.Units;
import dev.signet.dsl.Window;
import dev.signet.dsl.source.LatentFree;

/** As {@link StripeNet}, without latent weights. */
@Network(
    input = {1, 12, 12},
    range = {0, 255})
@Binarize(source = LatentFree.class)
public record SignNet(
    @Filters(8) Conv stem,
    BatchNorm norm1,
    @Filters(16) BinaryConv conv1,
    @Window(2) MaxPool pool,
    BatchNorm norm2,
    @Filters(16) BinaryConv conv2,
    BatchNorm norm3,
    GlobalAvgPool average,
    @Units(4) Dense logits) {}
