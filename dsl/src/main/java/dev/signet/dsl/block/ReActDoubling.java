package dev.signet.dsl.block;

import static dev.signet.dsl.Param.STRIDE;

import dev.signet.dsl.Concat;
import dev.signet.dsl.From;
import dev.signet.dsl.Sequential;
import dev.signet.dsl.Stage;
import dev.signet.dsl.activation.RPRelu;

/**
 * A block of ReActNet-A that doubles its channels: as {@link ReActBlock}, with two 1x1 convolutions
 * side by side, each with the same shortcut, whose sums are concatenated. So no real convolution is
 * needed where channels change.
 */
@Sequential
public record ReActDoubling(
    @Stage(stride = STRIDE) ReActPlane plane,
    RPRelu planeActivation,
    ReActPoint left,
    @From("planeActivation") ReActPoint right,
    @From({"left", "right"}) Concat both,
    RPRelu activation) {}
