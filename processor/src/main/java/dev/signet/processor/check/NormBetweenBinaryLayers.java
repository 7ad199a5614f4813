package dev.signet.processor.check;

import dev.signet.processor.diag.Kind;
import dev.signet.processor.diag.Problems;
import dev.signet.processor.graph.Graph;
import dev.signet.processor.graph.Node;
import dev.signet.processor.op.BinaryLayer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Between two binary layers something learns where the threshold lies. */
final class NormBetweenBinaryLayers implements Check {
  private static final Kind NORM =
      Kind.warning(
          "NormMissing",
          "Sums of one binary layer reach the signs of the next with no batch norm, learned threshold"
              + " or learned scale between: nothing adapts them to the threshold 0.",
          "Put a BatchNorm behind the first layer, or choose RSign as input estimator of the next.");

  @Override
  public List<Kind> kinds() {
    return List.of(NORM);
  }

  @Override
  public void check(Graph graph, Node node, Problems problems) {
    if (!Layers.isBinary(node) || adapts((BinaryLayer) node.op())) {
      return;
    }
    Set<Integer> seen = new HashSet<>();
    Deque<Node> next = new ArrayDeque<>(graph.consumers(node.id()));
    while (!next.isEmpty()) {
      Node user = next.remove();
      if (Layers.isBinary(user) && !learnsThreshold((BinaryLayer) user.op())) {
        problems.report(
            NORM,
            node.origin(),
            "The sums of "
                + node.path()
                + " reach the signs of "
                + user.path()
                + " with no BatchNorm, learned threshold or learned scale between. Put a BatchNorm"
                + " behind "
                + node.path()
                + ".");
        return;
      }
      if (!user.op().isTrained() && seen.add(user.id())) {
        next.addAll(graph.consumers(user.id()));
      }
    }
  }

  /**
   * Whether its sums are scaled or shifted by learned numbers, or its weights made by a user's
   * source, which may standardise them so that no norm is needed.
   */
  private static boolean adapts(BinaryLayer layer) {
    return layer.bias()
        || !layer.binarization().scale().learned().isEmpty()
        || !layer.binarization().source().type().packageName().equals("dev.signet.dsl.source");
  }

  private static boolean learnsThreshold(BinaryLayer layer) {
    return !layer.binarization().inputs().learned().isEmpty();
  }
}
