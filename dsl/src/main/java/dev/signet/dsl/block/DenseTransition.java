package dev.signet.dsl.block;

import static dev.signet.dsl.Param.OUT;

import dev.signet.dsl.BatchNorm;
import dev.signet.dsl.Conv;
import dev.signet.dsl.Filters;
import dev.signet.dsl.MaxPool;
import dev.signet.dsl.Sequential;
import dev.signet.dsl.Window;
import dev.signet.dsl.activation.Relu;

/**
 * Between two stages of a BinaryDenseNet: halves the picture and mixes its channels to OUT, in real
 * numbers, in the order of the code of Bethge et al.
 */
@Sequential
public record DenseTransition(
    BatchNorm norm,
    @Window(2) MaxPool pool,
    Relu relu,
    @Filters(value = OUT, kernel = 1) Conv mix) {}
