package dev.signet.processor.check;

import dev.signet.processor.diag.Kind;
import dev.signet.processor.diag.Problems;
import dev.signet.processor.graph.Choice;
import dev.signet.processor.graph.Graph;
import dev.signet.processor.graph.Node;
import dev.signet.processor.op.ActivationOp;
import dev.signet.processor.op.AvgPoolOp;
import dev.signet.processor.op.ConcatOp;
import dev.signet.processor.op.FlattenOp;
import dev.signet.processor.op.InputOp;
import dev.signet.processor.op.MaxPoolOp;
import dev.signet.processor.op.MultiplyOp;
import java.util.ArrayList;
import java.util.List;

/**
 * Windows are averaged before values become bits, not after. Values are bits where an encoder made
 * them, or an activation that says so by {@code @Alphabet}; max pools, products and concatenations
 * of bits are bits. A mean of a whole picture counts bits, which is well.
 */
final class AverageOfRealValues implements Check {
  private static final Kind AVERAGED =
      Kind.warning(
          "AveragedBits",
          "An average pool of values that are bits already makes reals of them again, of as many values"
              + " as a window has places, from as little as was left of them.",
          "Pool before values become bits, or choose MaxPool, whose values stay bits.");

  /** Whether a value is -1 or +1, by id of its node. */
  private final List<Boolean> bits;

  /** Of no graph yet. */
  AverageOfRealValues() {
    this(List.of());
  }

  private AverageOfRealValues(List<Boolean> bits) {
    this.bits = bits;
  }

  @Override
  public List<Kind> kinds() {
    return List.of(AVERAGED);
  }

  @Override
  public Check over(Graph graph) {
    List<Boolean> bits = new ArrayList<>();
    for (Node node : graph.nodes()) {
      boolean kept = keeps(node) && node.inputs().stream().allMatch(bits::get);
      bits.add(kept || makes(node));
    }
    return new AverageOfRealValues(bits);
  }

  private static boolean makes(Node node) {
    return node.op() instanceof InputOp input && input.encoding().isPresent()
        || node.op() instanceof ActivationOp f
            && f.activation().alphabet().filter(Choice.Alphabet::isSign).isPresent();
  }

  private static boolean keeps(Node node) {
    return node.op() instanceof MaxPoolOp
        || node.op() instanceof FlattenOp
        || node.op() instanceof ConcatOp
        || node.op() instanceof MultiplyOp;
  }

  @Override
  public void check(Graph graph, Node node, Problems problems) {
    if (node.op() instanceof AvgPoolOp pool
        && pool.geometry().height() * pool.geometry().width() > 1
        && bits.get(node.inputs().get(0))) {
      problems.report(
          AVERAGED,
          node.origin(),
          node.path()
              + " averages "
              + graph.node(node.inputs().get(0)).path()
              + ", whose values are -1 and +1 already. Pool before they become bits, or make it a"
              + " MaxPool.");
    }
  }
}
