package dev.signet.dsl.block;

import static dev.signet.dsl.Param.OUT;
import static dev.signet.dsl.Param.STRIDE;

import dev.signet.dsl.AvgPool;
import dev.signet.dsl.BatchNorm;
import dev.signet.dsl.Conv;
import dev.signet.dsl.Filters;
import dev.signet.dsl.Sequential;
import dev.signet.dsl.Window;

/**
 * Shrinks the picture by STRIDE and changes its channels to OUT, in real numbers: average pooling,
 * then a convolution of one pixel, then a norm, as the published code of Bi-Real Net has it.
 */
@Sequential
public record Downsample(
    @Window(STRIDE) AvgPool shrink, @Filters(value = OUT, kernel = 1) Conv mix, BatchNorm norm) {}
