package dev.signet.processor.graph;

import dev.signet.processor.diag.Origin;
import dev.signet.processor.op.InputOp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a declaration means: layers in the order they run, stages unrolled, every choice resolved.
 */
public final class Graph {
  private final ClassRef network;
  private final ClassRef record;
  private final InputOp input;
  private final List<Node> nodes;
  private final int output;
  private final List<Unit> units;
  private final Origin origin;
  private final List<List<Node>> consumers;

  /** A graph as declared; every input of a node must stand before it. */
  public Graph(
      ClassRef network,
      InputOp input,
      List<Node> nodes,
      int output,
      List<Unit> units,
      Origin origin) {
    this(network, input, nodes, output, units, origin, network);
  }

  /** A graph that was made of what {@code record} declares. */
  public Graph(
      ClassRef network,
      InputOp input,
      List<Node> nodes,
      int output,
      List<Unit> units,
      Origin origin,
      ClassRef record) {
    this.network = network;
    this.record = record;
    this.input = input;
    this.nodes = List.copyOf(nodes);
    this.output = output;
    this.units = List.copyOf(units);
    this.origin = origin;
    this.consumers = nodes.stream().map(n -> (List<Node>) new ArrayList<Node>()).toList();
    for (Node node : nodes) {
      node.inputs().stream().distinct().forEach(id -> consumers.get(id).add(node));
    }
  }

  /**
   * A value and those before it that give it its shape unchanged: if the shape is a mistake, it is
   * one of theirs.
   *
   * @param nodes in the order they run
   */
  public static Set<Integer> sameShape(List<Node> nodes, int value) {
    Set<Integer> same = new TreeSet<>();
    List<Integer> open = new ArrayList<>(List.of(value));
    while (!open.isEmpty()) {
      Node node = nodes.get(open.remove(open.size() - 1));
      if (same.add(node.id())) {
        node.inputs().stream()
            .filter(i -> nodes.get(i).shape().equals(node.shape()))
            .forEach(open::add);
      }
    }
    return same;
  }

  /** Its name: that of the declaring record, or for a graph made of another one, its own. */
  public ClassRef network() {
    return network;
  }

  /** The declaring record. */
  public ClassRef record() {
    return record;
  }

  /** What the network takes. */
  public InputOp input() {
    return input;
  }

  /** In the order they run; node 0 is the input; a node's inputs stand before it. */
  public List<Node> nodes() {
    return nodes;
  }

  /** Id of the node whose value the network puts out. */
  public int output() {
    return output;
  }

  /** The units of its blocks, inner ones before those they lie in. */
  public List<Unit> units() {
    return units;
  }

  /** Where the record stands. */
  public Origin origin() {
    return origin;
  }

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
    return Collections.unmodifiableList(consumers.get(id));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Graph graph
        && network.equals(graph.network)
        && record.equals(graph.record)
        && input.equals(graph.input)
        && nodes.equals(graph.nodes)
        && output == graph.output
        && units.equals(graph.units)
        && origin.equals(graph.origin);
  }

  @Override
  public int hashCode() {
    return Objects.hash(network, record, input, nodes, output, units, origin);
  }

  @Override
  public String toString() {
    return network.canonicalName() + " " + nodes;
  }
}
