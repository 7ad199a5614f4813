package dev.signet.processor.check;

import dev.signet.processor.diag.Kind;
import dev.signet.processor.diag.Origin;
import dev.signet.processor.diag.Problems;
import dev.signet.processor.graph.Geometry;
import dev.signet.processor.graph.Graph;
import dev.signet.processor.graph.Node;
import dev.signet.processor.graph.Shape;
import dev.signet.processor.op.BinaryConvOp;
import dev.signet.processor.op.ConvOp;
import dev.signet.processor.op.MagnitudeMapOp;
import dev.signet.processor.op.MaxPoolOp;
import java.util.List;
import java.util.Optional;

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
    Optional<Geometry> geometry = geometry(node);
    if (geometry.isEmpty()) {
      return;
    }
    Geometry g = geometry.get();
    Shape in = graph.inputShapes(node).get(0);
    long rows = in.height() + 2L * g.padY();
    long columns = in.width() + 2L * g.padX();
    if (g.height() > rows || g.width() > columns) {
      boolean window = node.op() instanceof MaxPoolOp || node.op() instanceof MagnitudeMapOp;
      Origin origin =
          window ? node.origin().at("Window", "value") : node.origin().at("Filters", "kernel");
      problems.report(
          KERNEL,
          origin,
          "The "
              + (window ? "window of " : "kernel of ")
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
              + ". Make it smaller, or shrink the input less.");
    }
  }

  private static Optional<Geometry> geometry(Node node) {
    if (node.op() instanceof ConvOp conv) {
      return Optional.of(conv.geometry());
    }
    if (node.op() instanceof BinaryConvOp conv) {
      return Optional.of(conv.geometry());
    }
    if (node.op() instanceof MagnitudeMapOp map) {
      return Optional.of(map.geometry());
    }
    return node.op() instanceof MaxPoolOp pool ? Optional.of(pool.geometry()) : Optional.empty();
  }
}
