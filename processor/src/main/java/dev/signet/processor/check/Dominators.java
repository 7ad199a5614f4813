package dev.signet.processor.check;

import dev.signet.processor.graph.Graph;
import dev.signet.processor.graph.Node;

/**
 * For every layer the nearest one that all paths from the input to it pass. Layers stand in an
 * order in which they can run, so that one walk finds them all (Cooper, Harvey, Kennedy 2001, "A
 * Simple, Fast Dominance Algorithm").
 */
final class Dominators {
  private final int[] nearest;
  private final int[] depth;

  private Dominators(int nodes) {
    nearest = new int[nodes];
    depth = new int[nodes];
  }

  static Dominators of(Graph graph) {
    Dominators found = new Dominators(graph.nodes().size());
    for (Node node : graph.nodes()) {
      if (!node.inputs().isEmpty()) {
        int common = node.inputs().stream().reduce(found::common).orElseThrow();
        found.nearest[node.id()] = common;
        found.depth[node.id()] = found.depth[common] + 1;
      }
    }
    return found;
  }

  /** The nearest layer before a layer that all paths to it pass; the input's is the input. */
  int nearest(int id) {
    return nearest[id];
  }

  /** Whether all paths from the input to {@code later} pass {@code earlier}. */
  boolean passes(int earlier, int later) {
    return common(earlier, later) == earlier;
  }

  private int common(int a, int b) {
    int one = a;
    int other = b;
    while (one != other) {
      if (depth[one] >= depth[other]) {
        one = nearest[one];
      } else {
        other = nearest[other];
      }
    }
    return one;
  }
}
