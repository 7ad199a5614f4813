package dev.signet.processor.plan;

import dev.signet.processor.graph.Node;
import java.util.List;

/**
 * The code of one layer in the trainer.
 *
 * @param node the layer
 * @param takes shapes of its inputs, as people read them
 * @param choices sentences on the choices made for it
 * @param forward of a batch
 * @param backward of a batch
 * @param evaluate of one image, in the arithmetic of the packed model
 * @param freeze what goes into the model file
 */
public record LayerCode(
    Node node,
    String takes,
    List<String> choices,
    Code forward,
    Code backward,
    Code evaluate,
    Code freeze) {}
