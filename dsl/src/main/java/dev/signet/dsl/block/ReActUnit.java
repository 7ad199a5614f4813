package dev.signet.dsl.block;

import static dev.signet.dsl.Param.STRIDE;

import dev.signet.dsl.Sequential;
import dev.signet.dsl.Stage;
import dev.signet.dsl.activation.RPRelu;

/**
 * A {@link BiRealUnit} whose sum goes through an {@link RPRelu} (Liu et al. 2020, "ReActNet", arXiv
 * 2003.03488; order of layers from the authors' network of the shape of ResNet-18). The shifted
 * signs are the network's choice: {@code inputs = RSign.class, weights = MagnitudeAwareSign.class}.
 */
@Sequential
public record ReActUnit(@Stage(stride = STRIDE) BiRealUnit unit, RPRelu activation) {}
