package dev.signet.processor.rewrite;

import dev.signet.processor.graph.Choice;
import dev.signet.processor.graph.Graph;
import dev.signet.processor.graph.Node;
import dev.signet.processor.op.AddOp;
import dev.signet.processor.op.AvgPoolOp;
import dev.signet.processor.op.BatchNormOp;
import dev.signet.processor.op.BinaryLayer;
import dev.signet.processor.op.DropoutOp;
import dev.signet.processor.op.FlattenOp;
import dev.signet.processor.op.GlobalAvgPoolOp;
import dev.signet.processor.op.MaxPoolOp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which values of a coupled network stand in copies in the decoupled one, each moved by the
 * distance of its threshold: those that coupled layers read, back to the norm that moves them. Of a
 * sum one operand is moved, and with it every sum that comes after.
 */
final class Shifts {
  private final Graph graph;
  private final Obstacles obstacles;

  /** The layer on whose account a value is moved, by id. */
  private final Map<Integer, Node> moved = new HashMap<>();

  private Shifts(Graph graph, Obstacles obstacles) {
    this.graph = graph;
    this.obstacles = obstacles;
  }

  /** Of a graph without unused nodes; empty where a value cannot be moved, which is told. */
  static Optional<Shifts> of(Graph graph, Obstacles obstacles) {
    Shifts shifts = new Shifts(graph, obstacles);
    for (Node node : graph.nodes()) {
      if (couples(node).isPresent()) {
        shifts.move(node.inputs().get(0), node);
      }
    }
    for (int id = graph.nodes().size() - 1; id >= 0; id--) {
      Node node = graph.node(id);
      if (node.op() instanceof AddOp && shifts.moved.containsKey(id)) {
        shifts.moveOperand(node, shifts.moved.get(id));
      }
    }
    return obstacles.isEmpty() ? Optional.of(shifts) : Optional.empty();
  }

  /** The estimator of a layer whose inputs are coupled. */
  static Optional<Choice> couples(Node node) {
    return node.op() instanceof BinaryLayer layer
        ? Optional.of(layer.binarization().inputs()).filter(c -> c.couples().isPresent())
        : Optional.empty();
  }

  /** The layer on whose account the value of a node is moved. */
  Optional<Node> mover(int id) {
    return Optional.ofNullable(moved.get(id));
  }

  /** Whether the node's value is a norm of sums of a coupled layer, which only a sum reads. */
  boolean isNormOfSums(int id) {
    Node node = graph.node(id);
    return node.op() instanceof BatchNormOp
        && couples(source(node.inputs().get(0))).isPresent()
        && graph.consumers(id).size() == 1;
  }

  /** Whether moving the input moves the value by as much. */
  static boolean isThrough(Node node) {
    return node.op() instanceof MaxPoolOp
        || node.op() instanceof AvgPoolOp
        || node.op() instanceof GlobalAvgPoolOp
        || node.op() instanceof DropoutOp
        || node.op() instanceof FlattenOp;
  }

  private Node source(int id) {
    Node node = graph.node(id);
    return isThrough(node) ? source(node.inputs().get(0)) : node;
  }

  private void move(int id, Node reader) {
    Node before = moved.putIfAbsent(id, reader);
    if (before != null) {
      requireAlike(id, before, reader);
      return;
    }
    Node node = graph.node(id);
    if (isThrough(node)) {
      move(node.inputs().get(0), reader);
    } else if (!(node.op() instanceof BatchNormOp || node.op() instanceof AddOp)) {
      obstacles.add(
          reader,
          "reads copies of "
              + node.path()
              + " that differ by the distance of its thresholds, but "
              + node.path()
              + " ("
              + node.op().summary()
              + ") has no shift to add it to. Put a BatchNorm between, or take @Decouple away.");
    }
  }

  private void requireAlike(int id, Node first, Node second) {
    Choice a = couples(first).orElseThrow();
    Choice b = couples(second).orElseThrow();
    if (!a.alphabet().equals(b.alphabet())) {
      obstacles.add(
          second,
          "reads "
              + graph.node(id).path()
              + " by "
              + b.type().simpleName()
              + " and "
              + first.path()
              + " by "
              + a.type().simpleName()
              + ", but its copies are moved for one of them. Choose one estimator for both, put a"
              + " BatchNorm before one of them, or take @Decouple away.");
    }
  }

  /** One operand carries the shift: one that has it, else the one that is easiest to move. */
  private void moveOperand(Node sum, Node reader) {
    List<Integer> operands = sum.inputs();
    Optional<Integer> has = operands.stream().filter(moved::containsKey).findFirst();
    if (has.isPresent()) {
      requireAlike(has.get(), moved.get(has.get()), reader);
      requireWhole(sum, has.get(), reader);
      return;
    }
    int best = operands.get(0);
    for (int operand : operands) {
      best = ease(operand) > ease(best) ? operand : best;
    }
    move(best, reader);
    requireWhole(sum, best, reader);
  }

  /** Copies of a flattened picture stand pixel by pixel, those of another vector do not. */
  private void requireWhole(Node sum, int operand, Node reader) {
    for (Node at = graph.node(operand); isThrough(at); at = graph.node(at.inputs().get(0))) {
      if (at.op() instanceof FlattenOp && graph.inputShapes(at).get(0).pixels() > 1) {
        obstacles.add(
            reader,
            "reads copies of "
                + sum.path()
                + ", a sum of which "
                + at.path()
                + " flattens an operand. Put a BatchNorm between, or take @Decouple away.");
      }
    }
  }

  /** Norms of what coupled layers sum before others, as in the authors' residual networks. */
  private int ease(int id) {
    Node source = source(id);
    if (source.op() instanceof BatchNormOp) {
      return couples(source(source.inputs().get(0))).isPresent() ? 3 : 2;
    }
    return source.op() instanceof AddOp ? 1 : 0;
  }
}
