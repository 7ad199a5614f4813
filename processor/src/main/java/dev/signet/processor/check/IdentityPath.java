package dev.signet.processor.check;

import dev.signet.processor.diag.Kind;
import dev.signet.processor.diag.Problems;
import dev.signet.processor.graph.Graph;
import dev.signet.processor.graph.Node;
import dev.signet.processor.op.AddOp;
import dev.signet.processor.op.ConcatOp;
import dev.signet.processor.op.InputOp;
import java.util.List;

/** A deep binary network has a path that no sign cuts. */
final class IdentityPath implements Check {
  private static final Kind NONE =
      Kind.warning(
          "NoIdentityPath",
          "Gradients of a network of more than four binary layers pass all their signs, where no path"
              + " leads around any of them.",
          "Make blocks of one binary layer each, with @Residual or @DenselyConnected.");

  /** Binary layers that train well in a plain row. */
  private static final int MOST = 4;

  @Override
  public List<Kind> kinds() {
    return List.of(NONE);
  }

  @Override
  public void check(Graph graph, Node node, Problems problems) {
    if (!(node.op() instanceof InputOp)) {
      return; // said once
    }
    long binary = graph.nodes().stream().filter(Layers::isBinary).count();
    boolean joins =
        graph.nodes().stream().anyMatch(n -> n.op() instanceof AddOp || n.op() instanceof ConcatOp);
    if (binary > MOST && !joins) {
      problems.report(
          NONE,
          node.origin(),
          graph.network().simpleName()
              + " has "
              + binary
              + " binary layers and no path around any of them, but gradients fade from sign to"
              + " sign beyond "
              + MOST
              + ". Make blocks of them, with @Residual or @DenselyConnected.");
    }
  }
}
