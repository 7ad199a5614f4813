package dev.signet.processor.cost;

import dev.signet.processor.graph.Graph;
import dev.signet.processor.graph.Node;
import dev.signet.processor.graph.Prune;
import dev.signet.processor.plan.Plan;
import java.util.List;
import java.util.Map;
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
  /** Costs of nothing. */
  public static final CostSheet NONE =
      new CostSheet("", List.of(), Nominal.sum(List.of()), Optional.of(Executed.NONE));

  /** Nominal costs alone; the graph may have alphabets that nothing executes yet. */
  public static CostSheet nominal(Graph graph) {
    List<CostRow> rows = rows(Prune.unused(graph), Map.of());
    return new CostSheet(
        graph.network().canonicalName(), rows, Nominal.sum(rows), Optional.empty());
  }

  /** Nominal costs and those of the model that a plan makes. */
  public static CostSheet of(Plan plan) {
    Map<String, Executed> executed = Executions.byLayer(plan);
    List<CostRow> rows = rows(plan.graph(), executed);
    return new CostSheet(
        plan.graph().network().canonicalName(),
        rows,
        Nominal.sum(rows),
        Optional.of(Executed.sum(executed.values())));
  }

  /** The sheet as JSON, one object a line: the total, then the rows. */
  public List<String> lines() {
    return CostLines.of(this);
  }

  private static List<CostRow> rows(Graph graph, Map<String, Executed> executed) {
    Optional<Node> classifier = classifier(graph);
    return graph.nodes().stream()
        .map(node ->
            new CostRow(
                node.id(),
                node.path(),
                node.name(),
                node.op().summary(),
                node.shape(),
                Nominal.of(
                    node,
                    graph.inputShapes(node),
                    classifier.filter(c -> c.id() == node.id()).isPresent()),
                Optional.ofNullable(executed.get(node.name())),
                node.origin()))
        .toList();
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
