package dev.signet.dsl.block;

import static dev.signet.dsl.Param.OUT;
import static dev.signet.dsl.Param.STRIDE;

import dev.signet.dsl.BatchNorm;
import dev.signet.dsl.BinaryConv;
import dev.signet.dsl.Filters;
import dev.signet.dsl.Sequential;

/**
 * {@code U(x) = BN(bconv(sign(x)))}, 3 by 3, OUT channels, with STRIDE: what all binary ResNets are
 * made of (Zhu et al., "Improving Gradient Paths for Binary Convolutional Neural Networks"). It has
 * no shortcut of its own.
 */
@Sequential
public record BinaryUnit(@Filters(value = OUT, stride = STRIDE) BinaryConv conv, BatchNorm norm) {}
