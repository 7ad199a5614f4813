package dev.signet.processor.check;

import dev.signet.processor.diag.Kind;
import dev.signet.processor.diag.Problems;
import dev.signet.processor.graph.Graph;
import dev.signet.processor.graph.Node;
import dev.signet.processor.graph.Shape;
import java.util.List;

/** Values and weights fit into Java arrays. */
final class SizesFit implements Check {
  private static final Kind SIZE =
      Kind.error(
          "TooLarge",
          "The values and the weights of a layer fit into one Java array each.",
          "Make the layer smaller.");

  private static final long MOST = Integer.MAX_VALUE;

  @Override
  public List<Kind> kinds() {
    return List.of(SIZE);
  }

  @Override
  public void check(Graph graph, Node node, Problems problems) {
    if (graph.inputShapes(node).stream().anyMatch(SizesFit::isTooLarge)) {
      return; // reported there
    }
    long numbers = graph.parameters(node);
    long weights = node.op().work(graph.inputShapes(node), node.shape()).weights();
    if (isTooLarge(node.shape())) {
      report(node, "puts out " + node.shape(), problems);
    } else if (numbers > MOST || numbers < 0) {
      report(node, "learns " + numbers + " numbers", problems);
    } else if (weights > MOST || weights < 0) {
      report(node, "has " + weights + " weights", problems); // a source may make many of few
    }
  }

  /** Channels are cut at the greatest int; three such sizes can pass even the long range. */
  private static boolean isTooLarge(Shape shape) {
    long picture = shape.pixels();
    return shape.channels() == Integer.MAX_VALUE || shape.channels() > MOST / picture;
  }

  private static void report(Node node, String what, Problems problems) {
    problems.report(
        SIZE,
        node.origin(),
        node.path()
            + " "
            + what
            + ", but an array holds at most "
            + MOST
            + " numbers. Make it smaller.");
  }
}
