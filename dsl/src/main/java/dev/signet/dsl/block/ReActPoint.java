package dev.signet.dsl.block;

import static dev.signet.dsl.Param.IN;

import dev.signet.dsl.BatchNorm;
import dev.signet.dsl.BinaryConv;
import dev.signet.dsl.Filters;
import dev.signet.dsl.Residual;

/**
 * The binary convolution of one pixel of a ReActNet-A, as many channels out as in, with its own
 * shortcut. Part of {@link ReActBlock} and {@link ReActDoubling}.
 */
@Residual
public record ReActPoint(@Filters(value = IN, kernel = 1) BinaryConv conv, BatchNorm norm) {}
