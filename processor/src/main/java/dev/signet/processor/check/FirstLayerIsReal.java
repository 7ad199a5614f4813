package dev.signet.processor.check;

import dev.signet.processor.diag.Kind;
import dev.signet.processor.diag.Problems;
import dev.signet.processor.graph.Graph;
import dev.signet.processor.graph.Node;
import dev.signet.processor.op.BinaryLayer;
import dev.signet.processor.op.InputOp;
import java.util.ArrayList;
import java.util.List;

/** The first layer sees more than the signs of the picture. */
final class FirstLayerIsReal implements Check {
  private static final Kind FIRST =
      Kind.warning(
          "FirstLayerBinary",
          "The first layer takes the signs of the input: one bit is left of each value.",
          "Begin with Conv or Dense, keep its inputs real with @Binarize(inputs = Real.class), or write"
              + " @Encode on the network.");

  /** Whether a value comes from the input without any layer that has weights, by id of its node. */
  private final List<Boolean> raw;

  /** Of no graph yet. */
  FirstLayerIsReal() {
    this(List.of());
  }

  private FirstLayerIsReal(List<Boolean> raw) {
    this.raw = raw;
  }

  @Override
  public List<Kind> kinds() {
    return List.of(FIRST);
  }

  @Override
  public Check over(Graph graph) {
    List<Boolean> raw = new ArrayList<>();
    for (Node node : graph.nodes()) {
      boolean input = node.op() instanceof InputOp in && in.encoding().isEmpty();
      boolean derived = !node.inputs().isEmpty() && !Layers.hasWeights(node);
      raw.add(input || derived && node.inputs().stream().allMatch(raw::get));
    }
    return new FirstLayerIsReal(raw);
  }

  @Override
  public void check(Graph graph, Node node, Problems problems) {
    if (node.op() instanceof BinaryLayer
        && Layers.binarizesInputs(node)
        && raw.get(node.inputs().get(0))) {
      problems.report(
          FIRST,
          node.origin(),
          node.path()
              + " is a first layer and takes the signs of the input, which leaves one bit of each"
              + " value. Make it real, or write @Encode on the network.");
    }
  }
}
