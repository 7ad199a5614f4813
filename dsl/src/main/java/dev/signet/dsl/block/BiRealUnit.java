package dev.signet.dsl.block;

import static dev.signet.dsl.Param.OUT;
import static dev.signet.dsl.Param.STRIDE;

import dev.signet.dsl.BatchNorm;
import dev.signet.dsl.BinaryConv;
import dev.signet.dsl.Filters;
import dev.signet.dsl.Residual;

/**
 * {@code x + U(x)}: one binary convolution with a shortcut of its own, so that the real-valued path
 * is never cut (Liu et al. 2018, "Bi-Real Net", arXiv 1808.00278). Where channels or size change,
 * the shortcut is a {@link Downsample}.
 */
@Residual(shortcut = Downsample.class)
public record BiRealUnit(@Filters(value = OUT, stride = STRIDE) BinaryConv conv, BatchNorm norm) {}
