package dev.signet.tests.oracle;

import dev.signet.dsl.BatchNorm;
import dev.signet.dsl.Bias;
import dev.signet.dsl.Conv;
import dev.signet.dsl.Dense;
import dev.signet.dsl.Filters;
import dev.signet.dsl.GlobalAvgPool;
import dev.signet.dsl.MaxPool;
import dev.signet.dsl.Network;
import dev.signet.dsl.Normalize;
import dev.signet.dsl.Units;
import dev.signet.dsl.Window;
import dev.signet.dsl.activation.HardTanh;
import dev.signet.dsl.activation.Relu;

/** No binarization at all. */
@Network(
    input = {2, 7, 7},
    normalize = Normalize.NONE)
public record RealNet(
    @Filters(5) Conv conv1,
    BatchNorm norm1,
    Relu relu,
    @Window(value = 3, stride = 2) MaxPool pool,
    @Filters(value = 4, kernel = 3, stride = 2, bias = Bias.WITH) Conv conv2,
    HardTanh tanh,
    GlobalAvgPool average,
    @Units(3) Dense logits) {}
