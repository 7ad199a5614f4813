package dev.signet.processor.cost;

import dev.signet.processor.graph.Graph;
import dev.signet.processor.graph.Node;
import dev.signet.processor.plan.Prune;
import java.util.List;
import java.util.Optional;

/**
 * What a network costs.
 *
 * @param network canonical name of its record
 * @param rows one per layer that the output depends on, in the order they run
 * @param nominal all rows together, as publications count it
 * @param executed all rows together as they run, if the sheet is that of a plan
 */
public record CostSheet(
    String network, List<CostRow> rows, Nominal nominal, Optional<Executed> executed) {
  /** Nominal costs alone; the graph may have alphabets that nothing executes yet. */
  public static CostSheet nominal(Graph graph) {
    Graph used = Prune.unused(graph);
    Optional<Node> classifier = classifier(used);
    List<CostRow> rows = used.nodes().stream().map(n -> row(used, n, classifier)).toList();
    return new CostSheet(used.network().canonicalName(), rows, Nominal.sum(rows), Optional.empty());
  }

  private static CostRow row(Graph graph, Node node, Optional<Node> classifier) {
    boolean last = classifier.filter(c -> c == node).isPresent();
    return new CostRow(
        node.id(),
        node.path(),
        node.name(),
        node.op().summary(),
        node.shape(),
        Nominal.of(node, graph.inputShapes(node), last),
        Optional.empty(),
        node.origin());
  }

  /**
   * The dense layer that makes the network's output, through norms and activations if there are any
   * behind it.
   */
  private static Optional<Node> classifier(Graph graph) {
    Node node = graph.node(graph.output());
    while (node.op().work(graph.inputShapes(node), node.shape()).macs() == 0) {
      if (node.inputs().size() != 1) {
        return Optional.empty();
      }
      node = graph.node(node.inputs().get(0));
    }
    boolean dense = node.op().work(graph.inputShapes(node), node.shape()).dense();
    return dense ? Optional.of(node) : Optional.empty();
  }
}
