package dev.signet.processor.check;

import dev.signet.processor.diag.Kind;
import dev.signet.processor.diag.Problems;
import dev.signet.processor.graph.Graph;
import dev.signet.processor.graph.Node;
import dev.signet.processor.op.BinaryLayer;
import dev.signet.processor.op.DropoutOp;
import java.util.List;

/** Dropped values do not reach a sign: the sign of 0 is +1, so that they would not be dropped. */
final class DropoutBeforeSign implements Check {
  private static final Kind DROPOUT =
      Kind.warning(
          "DropoutBeforeSign",
          "Dropout makes values 0, and the sign of 0 is +1: before a binarized input it sets values"
              + " instead of dropping them.",
          "Put the Dropout behind the binary layer, or take it away.");

  @Override
  public List<Kind> kinds() {
    return List.of(DROPOUT);
  }

  @Override
  public void check(Graph graph, Node node, Problems problems) {
    if (!(node.op() instanceof DropoutOp drop) || drop.rate() == 0) {
      return;
    }
    for (Node user : graph.consumers(node.id())) {
      if (user.op() instanceof BinaryLayer binary && !binary.binarization().inputs().isReal()) {
        problems.report(
            DROPOUT,
            node.origin(),
            node.path()
                + " drops values just before "
                + user.path()
                + " takes their signs, but a dropped value is 0, whose sign is +1. Put it behind "
                + user.path()
                + ", or take it away.");
        return;
      }
    }
  }
}
