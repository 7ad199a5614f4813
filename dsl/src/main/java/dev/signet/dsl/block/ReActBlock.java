package dev.signet.dsl.block;

import static dev.signet.dsl.Param.STRIDE;

import dev.signet.dsl.Sequential;
import dev.signet.dsl.Stage;
import dev.signet.dsl.activation.RPRelu;

/**
 * A block of ReActNet-A that keeps its channels (Liu et al. 2020, "ReActNet", arXiv 2003.03488; as
 * in the authors' code): a binary 3x3 and a binary 1x1 convolution in place of the two of a
 * MobileNet, each with its shortcut and an {@link RPRelu} behind the sum. The signs are the
 * network's choice, as for {@link ReActUnit}.
 */
@Sequential
public record ReActBlock(
    @Stage(stride = STRIDE) ReActPlane plane,
    RPRelu planeActivation,
    ReActPoint point,
    RPRelu activation) {}
