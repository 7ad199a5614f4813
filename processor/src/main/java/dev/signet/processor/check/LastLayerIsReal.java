package dev.signet.processor.check;

import dev.signet.processor.diag.Kind;
import dev.signet.processor.diag.Problems;
import dev.signet.processor.graph.Graph;
import dev.signet.processor.graph.Node;
import dev.signet.processor.op.BinaryLayer;
import java.util.List;

/** The last layer weighs what the others found with real numbers. */
final class LastLayerIsReal implements Check {
  private static final Kind LAST =
      Kind.warning(
          "LastLayerBinary",
          "The last layer has one-bit weights, which costs accuracy and saves little.",
          "End with Dense.");

  private static final Kind UNSCALED =
      Kind.warning(
          "BinaryClassifier",
          "The scores of a binary last layer without scale or batch norm are whole numbers as large"
              + " as its input: a softmax of them is 0 or 1, and training stands still.",
          "End with Dense, or put a BatchNorm behind the layer, or choose a learned scale.");

  @Override
  public List<Kind> kinds() {
    return List.of(LAST, UNSCALED);
  }

  @Override
  public void check(Graph graph, Node node, Problems problems) {
    if (!(node.op() instanceof BinaryLayer layer) || !Layers.binarizesWeights(node)) {
      return;
    }
    boolean scaled = layer.binarization().isScaled();
    Node last = graph.node(graph.output());
    while (!Layers.hasWeights(last) && last.inputs().size() == 1) {
      scaled |= last.op().isTrained();
      last = graph.node(last.inputs().get(0));
    }
    if (last.id() != node.id()) {
      return;
    }
    problems.report(
        scaled ? LAST : UNSCALED,
        node.origin(),
        scaled
            ? node.path()
                + " is the last layer and its weights are bits, which costs accuracy and saves"
                + " little. Make it a Dense."
            : node.path()
                + " is the last layer and has neither scale nor BatchNorm, but a loss needs scores"
                + " near 0. Make it a Dense, or put a BatchNorm behind it.");
  }
}
