package dev.signet.processor.check;

import dev.signet.processor.diag.Kind;
import dev.signet.processor.diag.Origin;
import dev.signet.processor.diag.Problems;
import dev.signet.processor.graph.Geometry;
import dev.signet.processor.graph.Graph;
import dev.signet.processor.graph.Node;
import dev.signet.processor.graph.Shape;
import dev.signet.processor.op.Windowed;
import java.util.List;

/** A kernel or window is not larger than its padded input. */
final class KernelFits implements Check {
  private static final Kind KERNEL =
      Kind.error(
          "KernelTooLarge",
          "A kernel or window is not larger than its padded input.",
          "Make the kernel smaller, or shrink the picture less before it.");

  @Override
  public List<Kind> kinds() {
    return List.of(KERNEL);
  }

  @Override
  public boolean doubtsInputs() {
    return true;
  }

  @Override
  public void check(Graph graph, Node node, Problems problems) {
    if (!(node.op() instanceof Windowed windowed)) {
      return;
    }
    Geometry g = windowed.geometry();
    Shape in = graph.inputShapes(node).get(0);
    long rows = in.height() + 2L * g.padY();
    long columns = in.width() + 2L * g.padX();
    if (g.height() > rows || g.width() > columns) {
      Origin origin = node.origin().at(windowed.adjective(), windowed.element());
      problems.report(
          KERNEL,
          origin,
          "The "
              + windowed.word()
              + " of "
              + node.path()
              + " is "
              + g.height()
              + "x"
              + g.width()
              + ", but its input is "
              + in
              + ", with padding "
              + rows
              + "x"
              + columns
              + ". Make it smaller, or shrink the input less.",
          blamed(graph, node, origin));
    }
  }

  /** The layer itself, or the kernel or window that made the picture so small. */
  private static List<Origin> blamed(Graph graph, Node node, Origin own) {
    Node at = graph.node(node.inputs().get(0));
    Shape small = at.shape();
    while (!at.inputs().isEmpty() && samePicture(graph.inputShapes(at).get(0), small)) {
      at = graph.node(at.inputs().get(0));
    }
    return at.op() instanceof Windowed made
        ? List.of(own, at.origin().at(made.adjective(), made.element()))
        : List.of(own);
  }

  private static boolean samePicture(Shape a, Shape b) {
    return a.height() == b.height() && a.width() == b.width();
  }
}
