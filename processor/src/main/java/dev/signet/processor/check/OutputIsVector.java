package dev.signet.processor.check;

import dev.signet.processor.diag.Kind;
import dev.signet.processor.diag.Problems;
import dev.signet.processor.graph.Graph;
import dev.signet.processor.graph.Node;
import java.util.List;

/** A network puts out one number per class. */
final class OutputIsVector implements Check {
  private static final Kind OUTPUT =
      Kind.error(
          "OutputNotVector",
          "A network puts out a vector, one number per class.",
          "End with GlobalAvgPool or Flatten, and @Units(classes) Dense.");

  @Override
  public List<Kind> kinds() {
    return List.of(OUTPUT);
  }

  @Override
  public void check(Graph graph, Node node, Problems problems) {
    if (node.id() == graph.output() && node.shape().pixels() > 1) {
      problems.report(
          OUTPUT,
          node.origin(),
          graph.network().simpleName()
              + " ends with "
              + node.path()
              + ", which puts out "
              + node.shape()
              + ", but a network puts out a vector. End it with GlobalAvgPool or"
              + " Flatten, and @Units(classes) Dense.");
    }
  }
}
