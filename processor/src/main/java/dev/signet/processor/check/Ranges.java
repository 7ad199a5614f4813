package dev.signet.processor.check;

import dev.signet.processor.graph.Binarization;
import dev.signet.processor.graph.Choice;
import dev.signet.processor.graph.Graph;
import dev.signet.processor.graph.Interval;
import dev.signet.processor.graph.Node;
import dev.signet.processor.op.ActivationOp;
import dev.signet.processor.op.AddOp;
import dev.signet.processor.op.AvgPoolOp;
import dev.signet.processor.op.BinaryLayer;
import dev.signet.processor.op.ConcatOp;
import dev.signet.processor.op.DropoutOp;
import dev.signet.processor.op.FlattenOp;
import dev.signet.processor.op.GlobalAvgPoolOp;
import dev.signet.processor.op.InputOp;
import dev.signet.processor.op.MagnitudeMapOp;
import dev.signet.processor.op.MaxPoolOp;
import dev.signet.processor.op.MultiplyOp;
import dev.signet.processor.op.Op;
import java.util.ArrayList;
import java.util.List;

/**
 * The values that every layer of a network can put out when it is deployed, whatever it learned.
 * Layers with real weights, and batch norms, can put out any; binary layers without scale or bias
 * put out sums of -1 and +1.
 */
final class Ranges {
  private final Graph graph;
  private final List<Interval> intervals = new ArrayList<>();

  private Ranges(Graph graph) {
    this.graph = graph;
    graph.nodes().forEach(node -> intervals.add(of(node)));
  }

  /** The ranges of all values. */
  static Ranges of(Graph graph) {
    return new Ranges(graph);
  }

  /** The values that a node can put out. */
  Interval at(int id) {
    return intervals.get(id);
  }

  /** The layer or input from which a value, only pooled or reshaped since, has its range. */
  Node source(int id) {
    Node node = graph.node(id);
    return passes(node.op()) ? source(node.inputs().get(0)) : node;
  }

  private Interval of(Node node) {
    Op op = node.op();
    if (op instanceof InputOp input) {
      return input(input);
    }
    if (op instanceof ActivationOp f) {
      return f.activation().alphabet().map(Ranges::of).orElse(f.activation().range());
    }
    if (op instanceof BinaryLayer layer) {
      return sums(layer, node);
    }
    List<Interval> in = node.inputs().stream().map(intervals::get).toList();
    if (passes(op)) {
      return in.get(0);
    }
    if (op instanceof AddOp) {
      return in.stream().reduce(Interval::plus).orElseThrow();
    }
    if (op instanceof MultiplyOp) {
      return in.stream().reduce(Interval::times).orElseThrow();
    }
    if (op instanceof MagnitudeMapOp) {
      return new Interval(0, Double.POSITIVE_INFINITY);
    }
    return op instanceof ConcatOp ? in.stream().reduce(Interval::or).orElseThrow() : Interval.ALL;
  }

  private static Interval of(Choice.Alphabet alphabet) {
    return new Interval(alphabet.value(0), alphabet.value(alphabet.levels().size() - 1));
  }

  /** Sums of bits times bits, where nothing scales or shifts them that is learned or unknown. */
  private Interval sums(BinaryLayer layer, Node node) {
    Binarization b = layer.binarization();
    boolean plain =
        b.isPacked()
            && !layer.bias()
            && b.scale().type().canonicalName().equals("dev.signet.dsl.scaling.Unscaled")
            && b.weights().type().packageName().equals("dev.signet.dsl.estimator")
            && !b.weights().reads().contains("FILTER_STATISTICS");
    if (!plain) {
      return Interval.ALL;
    }
    long weights = layer.work(graph.inputShapes(node), node.shape()).weights();
    double greatest = b.inputs().alphabet().map(Ranges::of).map(Interval::magnitude).orElse(1.0);
    float most = (float) (weights / node.shape().channels() * greatest);
    return new Interval(-most, most);
  }

  /** Whether values stay between the least and the greatest of what comes in. */
  private static boolean passes(Op op) {
    return op instanceof MaxPoolOp
        || op instanceof AvgPoolOp
        || op instanceof GlobalAvgPoolOp
        || op instanceof FlattenOp
        || op instanceof DropoutOp;
  }

  private static Interval input(InputOp input) {
    if (input.encoding().isPresent()) {
      return new Interval(-1, 1);
    }
    boolean raw = !input.standardize() && input.range().isPresent();
    return raw
        ? new Interval(input.range().get().least(), input.range().get().greatest())
        : Interval.ALL;
  }
}
