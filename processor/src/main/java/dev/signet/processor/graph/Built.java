package dev.signet.processor.graph;

import java.util.Map;
import java.util.Set;

/**
 * A graph that was built, perhaps of mistakes.
 *
 * @param graph as it was meant
 * @param settled ids of nodes about which nothing more is to be said: their mistake is reported, or
 *     their inputs rest on one
 * @param allowed reasons of warnings that are allowed, by id of the node and code
 */
public record Built(Graph graph, Set<Integer> settled, Map<Integer, Map<String, String>> allowed) {
  /** A graph without known mistakes. */
  public static Built sound(Graph graph) {
    return new Built(graph, Set.of(), Map.of());
  }
}
