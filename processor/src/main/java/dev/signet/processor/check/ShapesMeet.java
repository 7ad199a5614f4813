package dev.signet.processor.check;

import dev.signet.processor.diag.Kind;
import dev.signet.processor.diag.Problems;
import dev.signet.processor.graph.Graph;
import dev.signet.processor.graph.Node;
import dev.signet.processor.graph.Shape;
import dev.signet.processor.op.AddOp;
import dev.signet.processor.op.ConcatOp;
import dev.signet.processor.op.MultiplyOp;
import java.util.List;

/** The values that Add, Multiply or Concat joins fit together. */
final class ShapesMeet implements Check {
  private static final Kind SHAPES =
      Kind.error(
          "ShapesDiffer",
          "Add joins values of one shape; Concat of one height and width; Multiply of one shape,"
              + " where a value of one pixel is spread over the picture, and one of one channel over"
              + " the channels.",
          "Give the values one shape before they are joined.");

  @Override
  public List<Kind> kinds() {
    return List.of(SHAPES);
  }

  @Override
  public boolean doubtsInputs() {
    return true;
  }

  @Override
  public void check(Graph graph, Node node, Problems problems) {
    String rule = broken(graph, node);
    if (!rule.isEmpty()) {
      List<String> values =
          node.inputs().stream()
              .map(graph::node)
              .map(n -> n.path() + " (" + n.shape() + ")")
              .toList();
      problems.report(
          SHAPES,
          node.origin().at("From", "value"),
          node.path() + " joins " + String.join(", ", values) + ", but " + rule);
    }
  }

  /** The rule that a join breaks, empty if it breaks none. */
  static String broken(Graph graph, Node node) {
    List<Shape> shapes = graph.inputShapes(node);
    Shape first = shapes.isEmpty() ? null : shapes.get(0);
    if (node.op() instanceof AddOp && shapes.stream().anyMatch(s -> !s.equals(first))) {
      return "Add joins values of one shape. Give them one.";
    }
    if (node.op() instanceof ConcatOp
        && shapes.stream()
            .anyMatch(s -> s.height() != first.height() || s.width() != first.width())) {
      return "Concat joins values of one height and width. Give them these.";
    }
    if (node.op() instanceof MultiplyOp) {
      Shape full = node.op().shape(shapes);
      boolean fit =
          shapes.stream()
              .allMatch(s ->
                  (s.channels() == full.channels() || s.channels() == 1)
                      && (s.height() == full.height() && s.width() == full.width()
                          || s.pixels() == 1));
      return fit
          ? ""
          : "Multiply joins values of one shape, or of one pixel with as many channels, or of one"
              + " channel with as many pixels. Give them these.";
    }
    return "";
  }
}
