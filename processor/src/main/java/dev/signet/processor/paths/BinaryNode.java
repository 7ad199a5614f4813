package dev.signet.processor.paths;

import dev.signet.processor.graph.Binarization;
import dev.signet.processor.graph.Graph;
import dev.signet.processor.graph.Node;
import dev.signet.processor.op.BinaryLayer;
import java.util.OptionalDouble;

/** What a path must know of a layer. */
final class BinaryNode {
  private BinaryNode() {}

  /** Whether gradients pass the estimators of both its input and its weights. */
  static boolean is(Node node) {
    return node.op() instanceof BinaryLayer layer && layer.binarization().isPacked();
  }

  /** Its multiply-accumulates, those of padded taps included, as publications count. */
  static long macs(Graph graph, Node node) {
    return node.op().work(graph.inputShapes(node), node.shape()).macs();
  }

  /** log2 of the number of values of its result, as {@link GradientPaths.Layer} defines it. */
  static OptionalDouble log2Values(Graph graph, Node node) {
    Binarization b = ((BinaryLayer) node.op()).binarization();
    boolean signs =
        b.inputs().alphabet().orElseThrow().isSign()
            && b.weights().alphabet().orElseThrow().isSign();
    double values = (double) (macs(graph, node) / node.shape().size() + 1);
    return signs
        ? OptionalDouble.of(node.shape().size() * (StrictMath.log(values) / StrictMath.log(2)))
        : OptionalDouble.empty();
  }
}
