package dev.signet.processor.report;

import dev.signet.processor.graph.Graph;
import dev.signet.processor.graph.Node;
import dev.signet.processor.paths.GradientPaths;
import dev.signet.processor.paths.Paths;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gradient paths as data of the page. */
final class Ways {
  private final Graph graph;
  private final GradientPaths paths;
  private final Map<Integer, GradientPaths.Layer> layers = new HashMap<>();
  private final int[] next;

  Ways(Graph graph) {
    this.graph = graph;
    this.paths = GradientPaths.of(graph);
    paths.layers().forEach(l -> layers.put(l.node(), l));
    this.next = next();
  }

  /** Whether a layer binarizes its input and its weights. */
  boolean isBinary(Node node) {
    return layers.containsKey(node.id());
  }

  /** How many such layers there are. */
  int binaryLayers() {
    return layers.size();
  }

  /** Adds what there is to say of one layer. */
  void add(Node node, Map<String, Object> layer) {
    layer.put("next", next[node.id()]);
    if (isBinary(node)) {
      GradientPaths.Layer found = layers.get(node.id());
      layer.put("toLoss", found.toLoss());
      layer.put(
          "log2Values",
          found.log2Values().isPresent() ? Math.round(found.log2Values().getAsDouble()) : null);
    }
  }

  /** The paths of the network under the empty path, of stages and units under theirs. */
  Map<String, Object> blocks() {
    Map<String, Object> blocks = new LinkedHashMap<>();
    blocks.put("", data(paths.network()));
    paths.blocks().forEach(b -> blocks.put(b.path(), data(b.paths())));
    return blocks;
  }

  private static List<Object> data(Paths paths) {
    return paths.paths().stream()
        .<Object>map(p -> List.of(p.length(), p.macs(), paths.isCheaperThanShorter(p)))
        .toList();
  }

  /**
   * For every layer the consumer by which its gradient comes through the fewest binary layers, the
   * first of equals; -1 for the output.
   */
  private int[] next() {
    int[] next = new int[graph.nodes().size()];
    int[] fewest = new int[next.length];
    Arrays.fill(next, -1);
    Arrays.fill(fewest, Integer.MAX_VALUE);
    fewest[graph.output()] = 0;
    for (int id = graph.output(); id >= 0; id--) {
      if (fewest[id] == Integer.MAX_VALUE) {
        continue; // nothing that leads to the output uses it
      }
      Node node = graph.node(id);
      int through = fewest[id] + (isBinary(node) ? 1 : 0);
      for (int from : node.inputs()) {
        if (through <= fewest[from]) {
          fewest[from] = through;
          next[from] = id;
        }
      }
    }
    return next;
  }
}
