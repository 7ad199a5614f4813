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

  private static final Kind ONE =
      Kind.error(
          "OneOutput",
          "A network puts out one number per class, at least two: the only class of one has"
              + " probability 1, so that the loss is 0 and nothing is learned.",
          "For a yes or no write two classes.");

  @Override
  public List<Kind> kinds() {
    return List.of(OUTPUT, ONE);
  }

  @Override
  public void check(Graph graph, Node node, Problems problems) {
    if (node.id() != graph.output() || !ShapesMeet.broken(graph, node).isEmpty()) {
      return; // of inputs that do not meet nobody knows what shape was meant
    }
    if (node.shape().pixels() > 1) {
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
    } else if (node.shape().channels() < 2) {
      problems.report(
          ONE,
          node.origin(),
          graph.network().simpleName()
              + " ends with "
              + node.path()
              + ", which puts out one number, but a loss needs one per class. Write two classes for"
              + " a yes or no.");
    }
  }
}
