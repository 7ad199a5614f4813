package dev.signet.processor.check;

import dev.signet.processor.diag.Kind;
import dev.signet.processor.diag.Problems;
import dev.signet.processor.graph.Geometry;
import dev.signet.processor.graph.Graph;
import dev.signet.processor.graph.Node;
import dev.signet.processor.graph.Unit;
import dev.signet.processor.op.BinaryConvOp;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The path on which real values go on past binary layers stays real where it changes its shape.
 * Binary 1x1 convolutions are looked at, in three places: in the shortcut of a {@code @Residual}
 * block; with a stride; where all that {@code @DenselyConnected} blocks gathered is brought to
 * fewer channels, with no path around.
 */
final class ShortcutIsReal implements Check {
  private static final Kind BINARY =
      Kind.warning(
          "BinaryDownsampling",
          "A binary 1x1 convolution where the real-valued path changes its shape keeps one bit of each"
              + " value for all layers behind it.",
          "Make it a Conv: it is small. Shrink the picture by an AvgPool before it.");

  private final Set<Integer> inShortcuts = new HashSet<>();
  private final Set<Integer> gathered = new HashSet<>();
  private final Dominators dominators;

  /** Of no graph yet. */
  ShortcutIsReal() {
    this.dominators = null;
  }

  private ShortcutIsReal(Graph graph) {
    this.dominators = Dominators.of(graph);
    for (Unit unit : graph.units()) {
      if (unit.join() == Unit.Join.RESIDUAL) {
        addShortcut(graph, unit);
      } else if (unit.join() == Unit.Join.DENSELY_CONNECTED) {
        gathered.add(unit.output());
      }
    }
  }

  /** A residual unit adds what its layers make, and then its input or what the shortcut makes. */
  private void addShortcut(Graph graph, Unit unit) {
    Deque<Integer> next = new ArrayDeque<>(List.of(graph.node(unit.output()).inputs().get(1)));
    while (!next.isEmpty()) {
      int id = next.remove();
      if (id != unit.input() && inShortcuts.add(id)) {
        next.addAll(graph.node(id).inputs());
      }
    }
  }

  @Override
  public List<Kind> kinds() {
    return List.of(BINARY);
  }

  @Override
  public Check over(Graph graph) {
    return new ShortcutIsReal(graph);
  }

  @Override
  public void check(Graph graph, Node node, Problems problems) {
    if (!(node.op() instanceof BinaryConvOp conv) || !Layers.isBinary(node)) {
      return;
    }
    Geometry g = conv.geometry();
    if (g.height() > 1 || g.width() > 1) {
      return;
    }
    String where =
        inShortcuts.contains(node.id())
            ? "in a shortcut"
            : g.strideY() > 1 || g.strideX() > 1
                ? "with a stride"
                : narrows(graph, node) ? "behind densely connected blocks" : "";
    if (!where.isEmpty()) {
      problems.report(
          BINARY,
          node.origin(),
          node.path()
              + " is a binary 1x1 convolution "
              + where
              + ", which leaves one bit of each value to all layers behind it. Make it a Conv;"
              + " a real 1x1 costs little.");
    }
  }

  private boolean narrows(Graph graph, Node node) {
    Node before = graph.node(node.inputs().get(0));
    if (before.shape().channels() <= node.shape().channels()
        || !dominators.passes(node.id(), graph.output())) {
      return false;
    }
    while (!gathered.contains(before.id())) {
      if (before.inputs().size() != 1 || Layers.hasWeights(before)) {
        return false;
      }
      before = graph.node(before.inputs().get(0));
    }
    return true;
  }
}
