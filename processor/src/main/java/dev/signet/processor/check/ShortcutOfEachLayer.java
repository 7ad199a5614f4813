package dev.signet.processor.check;

import dev.signet.processor.diag.Kind;
import dev.signet.processor.diag.Problems;
import dev.signet.processor.graph.Graph;
import dev.signet.processor.graph.Node;
import dev.signet.processor.op.AddOp;
import dev.signet.processor.op.ConcatOp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a path leads around binary layers, each has its own. Looked at are the paths that a join
 * brings together, from the nearest layer that all of them pass: one of them passes no binary
 * layer, and of the others even the shortest passes several. Fractal blocks and such with shortcuts
 * inside have a path that passes one.
 */
final class ShortcutOfEachLayer implements Check {
  private static final Kind LONG =
      Kind.warning(
          "LongShortcut",
          "A shortcut leads around several binary layers in a row: a gradient passes none of their"
              + " signs, or all of them (Liu et al. 2018, \"Bi-Real Net\").",
          "Give each binary layer its own: a @Residual or @DenselyConnected block of one binary layer,"
              + " repeated by @Stage.");

  private final Dominators dominators;

  /** Of no graph yet. */
  ShortcutOfEachLayer() {
    this(null);
  }

  private ShortcutOfEachLayer(Dominators dominators) {
    this.dominators = dominators;
  }

  @Override
  public List<Kind> kinds() {
    return List.of(LONG);
  }

  @Override
  public Check over(Graph graph) {
    return new ShortcutOfEachLayer(Dominators.of(graph));
  }

  @Override
  public void check(Graph graph, Node node, Problems problems) {
    if (!(node.op() instanceof AddOp || node.op() instanceof ConcatOp)) {
      return;
    }
    Paths paths = paths(graph, node);
    if (paths.free() && paths.fewest() > 1 && paths.fewest() < Paths.NONE) {
      problems.report(
          LONG,
          node.origin(),
          "The shortcut of "
              + node.path()
              + " leads around "
              + paths.fewest()
              + " binary layers at once, so that gradients pass the signs of all of them or of"
              + " none. Give each its own, in a block of one binary layer.");
    }
  }

  private Paths paths(Graph graph, Node join) {
    int start = dominators.nearest(join.id());
    Map<Integer, Paths> known = new HashMap<>();
    known.put(start, new Paths(true, Paths.NONE));
    for (int id = start + 1; id <= join.id(); id++) {
      Node node = graph.node(id);
      if (!known.keySet().containsAll(node.inputs())) {
        continue; // leads to another place: what leads to the join comes from the start alone
      }
      Paths in = node.inputs().stream().map(known::get).reduce(Paths::or).orElseThrow();
      known.put(id, Layers.isBinary(node) ? in.throughOneMore() : in);
    }
    return known.get(join.id());
  }

  /**
   * The paths to a place.
   *
   * @param free whether one passes no binary layer
   * @param fewest binary layers on the shortest of the others
   */
  private record Paths(boolean free, int fewest) {
    /** More than any. */
    static final int NONE = Integer.MAX_VALUE;

    Paths or(Paths other) {
      return new Paths(free || other.free, Math.min(fewest, other.fewest));
    }

    Paths throughOneMore() {
      return new Paths(false, free ? 1 : fewest == NONE ? NONE : fewest + 1);
    }
  }
}
