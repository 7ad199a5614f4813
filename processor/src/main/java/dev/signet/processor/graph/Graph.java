package dev.signet.processor.graph;

import dev.signet.processor.diag.Origin;
import dev.signet.processor.op.InputOp;
import java.util.List;

/**
 * What a declaration means: layers in the order they run, stages unrolled, every choice resolved.
 *
 * @param network the declaring record
 * @param input what the network takes
 * @param nodes in the order they run; node 0 is the input; a node's inputs stand before it
 * @param output id of the node whose value the network puts out
 * @param units the units of its blocks, inner ones before those they lie in
 * @param origin where the record stands
 */
public record Graph(
    ClassRef network,
    InputOp input,
    List<Node> nodes,
    int output,
    List<Unit> units,
    Origin origin) {

  /** The node with an id. */
  public Node node(int id) {
    return nodes.get(id);
  }

  /** Shapes of a node's inputs, in order. */
  public List<Shape> inputShapes(Node node) {
    return node.inputs().stream().map(i -> nodes.get(i).shape()).toList();
  }

  /** Numbers that training finds in one layer. */
  public long parameters(Node node) {
    return node.op().parameters(inputShapes(node), node.shape());
  }

  /** Numbers that training finds, as publications count them: four per channel of a batch norm. */
  public long parameters() {
    return nodes.stream().mapToLong(this::parameters).sum();
  }

  /**
   * Nodes that use the value of node {@code id}, in order; a node that uses it twice stands once.
   */
  public List<Node> consumers(int id) {
    return nodes.stream().filter(n -> n.inputs().contains(id)).toList();
  }
}
