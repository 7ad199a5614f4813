package dev.signet.processor.paths;

import dev.signet.processor.graph.Graph;
import dev.signet.processor.graph.Node;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the paths from one value to another. It goes through the nodes once, in the order they run,
 * and keeps the cheapest path of each length to every value that is still wanted; it lists no path.
 */
final class PathFinder {
  private final Graph graph;

  PathFinder(Graph graph) {
    this.graph = graph;
  }

  /**
   * The paths from one node's value to another's.
   *
   * @param within ids of the nodes that paths may pass, in the order they run, {@code to} the last
   *     that matters
   */
  Paths find(int from, int to, List<Integer> within) {
    Map<Integer, Integer> lastUse = new HashMap<>();
    within.forEach(id -> graph.node(id).inputs().forEach(input -> lastUse.put(input, id)));
    Map<Integer, Paths> found = new HashMap<>();
    found.put(from, Paths.HERE);
    for (int id : within) {
      Node node = graph.node(id);
      Paths before = Paths.NONE;
      for (int input : node.inputs()) {
        before = before.or(found.getOrDefault(input, Paths.NONE));
      }
      for (int input : node.inputs()) {
        if (lastUse.get(input) == id && input != to) {
          found.remove(input);
        }
      }
      found.put(id, BinaryNode.is(node) ? before.through(BinaryNode.macs(graph, node)) : before);
    }
    return found.getOrDefault(to, Paths.NONE);
  }
}
