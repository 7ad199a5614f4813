package dev.signet.dsl.block;

import static dev.signet.dsl.Param.OUT;
import static dev.signet.dsl.Param.STRIDE;

import dev.signet.dsl.Allow;
import dev.signet.dsl.BatchNorm;
import dev.signet.dsl.BinaryConv;
import dev.signet.dsl.Filters;
import dev.signet.dsl.Residual;

/**
 * {@code x + U2(U1(x))}: ResNet's block of two convolutions made binary, one shortcut over both,
 * for comparisons. {@link BiRealUnit} trains better at the same cost.
 */
@Residual(shortcut = Downsample.class)
@Allow(value = "LongShortcut", reason = "ResNet's own shortcut, to compare others with.")
public record BinaryResNetBlock(
    @Filters(value = OUT, stride = STRIDE) BinaryConv conv1,
    BatchNorm norm1,
    @Filters(OUT) BinaryConv conv2,
    BatchNorm norm2) {}
