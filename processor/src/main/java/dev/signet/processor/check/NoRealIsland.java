package dev.signet.processor.check;

import dev.signet.processor.diag.Kind;
import dev.signet.processor.diag.Problems;
import dev.signet.processor.graph.Choice;
import dev.signet.processor.graph.Graph;
import dev.signet.processor.graph.Node;
import dev.signet.processor.op.ConvOp;
import dev.signet.processor.op.DenseOp;
import dev.signet.processor.op.Work;
import java.util.List;
import java.util.Locale;

/**
 * Between binary layers no real one stands on every path. Those of a shortcut, of a gate or of a
 * branch have a path around; a 1x1 convolution that changes the number of channels brings a wide
 * value to the next stage and costs little.
 */
final class NoRealIsland implements Check {
  private static final Kind ISLAND =
      Kind.warning(
          "RealIsland",
          "A real layer stands between binary ones with no path around it: it multiplies real numbers"
              + " where its neighbours count bits, and all they find goes through it. 1x1 convolutions"
              + " that change the number of channels are not reported.",
          "Make it binary, or put it into a @Residual block.");

  /** What is known of a whole graph: its binary layers and its real multiplications. */
  private record Known(Dominators dominators, int firstBinary, int lastBinary, long real) {}

  private final Known known;

  /** Of no graph yet. */
  NoRealIsland() {
    this(null);
  }

  private NoRealIsland(Known known) {
    this.known = known;
  }

  @Override
  public List<Kind> kinds() {
    return List.of(ISLAND);
  }

  @Override
  public Check over(Graph graph) {
    int first = Integer.MAX_VALUE;
    int last = -1;
    long real = 0;
    for (Node node : graph.nodes()) {
      real += realProducts(graph, node);
      if (Layers.isBinary(node)) {
        first = Math.min(first, node.id());
        last = node.id();
      }
    }
    return new NoRealIsland(new Known(Dominators.of(graph), first, last, real));
  }

  /** Products of two real numbers for one image. */
  private static long realProducts(Graph graph, Node node) {
    Work work = node.op().work(graph.inputShapes(node), node.shape());
    boolean real = work.weightBits() == Choice.REAL_BITS && work.inputBits() == Choice.REAL_BITS;
    return real ? work.macs() : 0;
  }

  /**
   * All layers that the output depends on stand before or behind a layer that every path to the
   * output passes, so that the order of ids tells on which side a binary layer stands.
   */
  @Override
  public void check(Graph graph, Node node, Problems problems) {
    boolean real = node.op() instanceof ConvOp || node.op() instanceof DenseOp;
    if (!real
        || node.id() < known.firstBinary()
        || node.id() > known.lastBinary()
        || mixes(graph, node)
        || !known.dominators().passes(node.id(), graph.output())) {
      return;
    }
    double share = 100.0 * realProducts(graph, node) / known.real();
    problems.report(
        ISLAND,
        node.origin(),
        node.path()
            + " is real and stands on every path between "
            + graph.node(known.firstBinary()).path()
            + " and "
            + graph.node(known.lastBinary()).path()
            + ", which are binary; it makes "
            + String.format(Locale.ROOT, "%.0f", share)
            + "% of the real products of "
            + graph.network().simpleName()
            + ". Make it binary, or put it into a @Residual block.");
  }

  private static boolean mixes(Graph graph, Node node) {
    return node.op() instanceof ConvOp conv
        && conv.geometry().height() * conv.geometry().width() == 1
        && conv.filters() != graph.inputShapes(node).get(0).channels();
  }
}
