package dev.signet.processor.check;

import dev.signet.processor.diag.Kind;
import dev.signet.processor.diag.Problems;
import dev.signet.processor.graph.Binarization;
import dev.signet.processor.graph.Graph;
import dev.signet.processor.graph.Node;
import dev.signet.processor.op.BinaryLayer;
import java.util.List;

/** Latent weights cannot leave the window in which they learn. */
final class LatentsStayInWindow implements Check {
  private static final Kind STARVED =
      Kind.warning(
          "StarvedWeights",
          "Latent weights are not clipped, but the weight estimator has no derivative outside a window:"
              + " a weight that leaves it never learns again.",
          "Choose Latent as source, or a weight estimator without @ZeroOutside.");

  @Override
  public List<Kind> kinds() {
    return List.of(STARVED);
  }

  @Override
  public void check(Graph graph, Node node, Problems problems) {
    if (!(node.op() instanceof BinaryLayer layer)) {
      return;
    }
    Binarization b = layer.binarization();
    boolean unclipped =
        b.source().type().canonicalName().equals("dev.signet.dsl.source.UnclippedLatent");
    if (unclipped && b.window().isPresent()) {
      problems.report(
          STARVED,
          node.origin(),
          node.path()
              + " has UnclippedLatent weights under "
              + b.weights().type().simpleName()
              + ", whose derivative is 0 beyond "
              + b.window().get()
              + ", but a weight beyond it never learns again. Use Latent, or another weight"
              + " estimator.",
          List.of(b.source().origin(), b.weights().origin()));
    }
  }
}
