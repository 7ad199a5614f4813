package dev.signet.processor.check;

import dev.signet.processor.diag.Kind;
import dev.signet.processor.diag.Problems;
import dev.signet.processor.graph.Graph;
import dev.signet.processor.graph.Node;
import java.util.List;

/** No layer computes for nothing. */
final class EveryLayerIsUsed implements Check {
  private static final Kind UNUSED =
      Kind.warning(
          "UnusedLayer",
          "Nothing uses the value of a layer, so that it is left out of what is generated.",
          "Name the value in a @From further down, or take the layer away.");

  @Override
  public List<Kind> kinds() {
    return List.of(UNUSED);
  }

  @Override
  public void check(Graph graph, Node node, Problems problems) {
    if (node.id() != graph.output() && graph.consumers(node.id()).isEmpty()) {
      problems.report(
          UNUSED,
          node.origin(),
          "Nothing uses the value of "
              + node.path()
              + ". Name it in a @From further down, or take it"
              + " away.");
    }
  }
}
