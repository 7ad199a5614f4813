package dev.signet.processor.check;

import dev.signet.processor.diag.Kind;
import dev.signet.processor.diag.Problems;
import dev.signet.processor.graph.Graph;
import dev.signet.processor.graph.Node;
import dev.signet.processor.graph.Sizes;
import java.util.List;

/** Values and weights fit into Java arrays. */
final class SizesFit implements Check {
  private static final Kind SIZE =
      Kind.error(
          "TooLarge",
          "The values and the weights of a layer fit into one Java array each.",
          "Make the layer smaller.");

  @Override
  public List<Kind> kinds() {
    return List.of(SIZE);
  }

  @Override
  public void check(Graph graph, Node node, Problems problems) {
    Sizes.tooLarge(node.op(), graph.inputShapes(node), node.shape())
        .ifPresent(what ->
            problems.report(
                SIZE,
                node.origin(),
                node.path()
                    + " "
                    + what
                    + ", but an array holds at most "
                    + Sizes.MOST
                    + " numbers. Make it smaller."));
  }
}
