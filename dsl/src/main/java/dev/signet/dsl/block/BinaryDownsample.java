package dev.signet.dsl.block;

import static dev.signet.dsl.Param.OUT;
import static dev.signet.dsl.Param.STRIDE;

import dev.signet.dsl.Allow;
import dev.signet.dsl.AvgPool;
import dev.signet.dsl.BatchNorm;
import dev.signet.dsl.BinaryConv;
import dev.signet.dsl.Filters;
import dev.signet.dsl.Sequential;
import dev.signet.dsl.Window;

/**
 * {@link Downsample} with a binary convolution: what the rows marked # of the comparison in Zhu et
 * al. have, BNN, XNOR-Net and TBN among them. It costs accuracy; new networks take the real one.
 */
@Sequential
public record BinaryDownsample(
    @Window(STRIDE) AvgPool shrink,
    @Allow(value = "BinaryDownsampling", reason = "What the published rows marked # are.")
        @Filters(value = OUT, kernel = 1)
        BinaryConv mix,
    BatchNorm norm) {}
