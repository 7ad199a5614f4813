package dev.signet.processor.plan;

import dev.signet.processor.graph.Choice;
import dev.signet.processor.graph.Node;
import dev.signet.processor.op.BatchNormOp;
import java.util.List;

/**
 * A packed binary layer and all that lies between its accumulators and the bits that the next
 * binary layers read. Each channel's bit is a function of one integer, so the frozen model stores
 * it as an integer threshold.
 *
 * @param binary the layer whose accumulators decide
 * @param between norms, activations, pools, flattenings and dropouts after it, in order
 * @param consumers the binary layers that read the bits
 * @param inputs their input estimator
 */
public record Chain(Node binary, List<Node> between, List<Node> consumers, Choice inputs) {
  /** The node whose value the consumers read. */
  public Node last() {
    return between.isEmpty() ? binary : between.get(between.size() - 1);
  }

  /**
   * The norm that comes after a max pool of this chain, or null. Where its scale is negative the
   * largest value has the lowest bit, and the pool is an AND.
   */
  public Node normAfter(Node pool) {
    return between.stream()
        .filter(n -> n.id() > pool.id() && n.op() instanceof BatchNormOp)
        .findFirst()
        .orElse(null);
  }
}
