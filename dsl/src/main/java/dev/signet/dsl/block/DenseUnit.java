package dev.signet.dsl.block;

import static dev.signet.dsl.Param.OUT;

import dev.signet.dsl.BatchNorm;
import dev.signet.dsl.BinaryConv;
import dev.signet.dsl.DenselyConnected;
import dev.signet.dsl.Filters;

/**
 * Puts OUT channels behind those it was given: norm, then a binary convolution (Bethge et al. 2019,
 * "BinaryDenseNet", arXiv 1906.08637). OUT of its stage is the growth.
 */
@DenselyConnected
public record DenseUnit(BatchNorm norm, @Filters(OUT) BinaryConv conv) {}
