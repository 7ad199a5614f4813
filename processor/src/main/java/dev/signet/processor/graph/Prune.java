package dev.signet.processor.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Drops layers that the output does not depend on; the check room has warned of them. */
public final class Prune {
  private Prune() {}

  /** The graph without such layers; the same graph if there are none. */
  public static Graph unused(Graph graph) {
    Set<Integer> used = new HashSet<>(Set.of(0, graph.output()));
    for (int id = graph.nodes().size() - 1; id >= 0; id--) {
      if (used.contains(id)) {
        used.addAll(graph.node(id).inputs());
      }
    }
    if (used.size() == graph.nodes().size()) {
      return graph;
    }
    Map<Integer, Integer> newIds = new HashMap<>();
    List<Node> nodes = new ArrayList<>();
    for (Node n : graph.nodes()) {
      if (used.contains(n.id())) {
        newIds.put(n.id(), nodes.size());
        List<Integer> inputs = n.inputs().stream().map(newIds::get).toList();
        nodes.add(
            new Node(
                nodes.size(),
                n.path(),
                n.name(),
                n.op(),
                inputs,
                n.shape(),
                n.origin(),
                n.declaration()));
      }
    }
    return new Graph(
        graph.network(),
        graph.input(),
        List.copyOf(nodes),
        newIds.get(graph.output()),
        units(graph, newIds),
        graph.origin(),
        graph.record());
  }

  private static List<Unit> units(Graph graph, Map<Integer, Integer> newIds) {
    return graph.units().stream()
        .filter(u -> newIds.containsKey(u.output()))
        .map(u ->
            new Unit(
                u.path(),
                u.block(),
                u.join(),
                newIds.get(u.input()),
                newIds.get(u.output()),
                u.nodes().stream().filter(newIds::containsKey).map(newIds::get).toList(),
                u.origin()))
        .toList();
  }
}
