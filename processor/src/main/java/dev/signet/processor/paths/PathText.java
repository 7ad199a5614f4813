package dev.signet.processor.paths;

import dev.signet.processor.paths.GradientPaths.Block;
import dev.signet.processor.paths.GradientPaths.Layer;
import dev.signet.processor.paths.Paths.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gradient paths in words, a line for all blocks that are alike. */
final class PathText {
  private static final int MOST = 3;

  private PathText() {}

  /** The lines, without line ends. */
  static List<String> lines(GradientPaths found) {
    if (found.layers().isEmpty()) {
      return List.of("no binary layers");
    }
    List<String> lines = new ArrayList<>();
    lines.add("(L, N): L binary layers on a path, N the fewest binary MACs of such a path");
    Map<Block, List<Block>> alike = new LinkedHashMap<>();
    for (Block block : found.blocks()) {
      // the same but for their places in the unrolled network
      String component = block.path().replaceAll("\\[\\d+]", "");
      Block key = new Block(component, block.block(), block.units(), 0, 0, block.paths());
      alike.computeIfAbsent(key, k -> new ArrayList<>()).add(block);
    }
    alike.values().forEach(blocks -> lines.add(line(blocks)));
    lines.add("input to output: " + paths(found.network()));
    lines.addAll(toLoss(found.layers()));
    return lines;
  }

  private static String line(List<Block> alike) {
    Block first = alike.get(0);
    String block = (first.units() > 1 ? first.units() + " units of " : "") + first.block();
    String others = alike.size() > 1 ? " and " + (alike.size() - 1) + " alike" : "";
    return first.path() + others + ", " + block + ": " + paths(first.paths());
  }

  private static String paths(Paths paths) {
    List<String> shown =
        new ArrayList<>(paths.paths().stream().limit(MOST).map(paths::text).toList());
    int more = paths.paths().size() - shown.size();
    if (more > 0) {
      Path last = paths.paths().get(paths.paths().size() - 1);
      shown.add(more == 1 ? paths.text(last) : "... " + paths.text(last));
    }
    String star =
        paths.ordersDiffer() ? "; * has fewer MACs than a path of fewer binary layers" : "";
    return String.join(" ", shown) + star;
  }

  /** A line for layers in a row that have one number. */
  private static List<String> toLoss(List<Layer> layers) {
    List<String> lines = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= layers.size(); i++) {
      if (i == layers.size() || layers.get(i).toLoss() != layers.get(from).toLoss()) {
        String first = layers.get(from).path();
        boolean alone = i - from == 1;
        String which = alone ? first : "each of " + first + " to " + layers.get(i - 1).path();
        int number = layers.get(from).toLoss();
        String layer = number == 1 ? " binary layer" : " binary layers";
        lines.add("between " + which + " and the loss: " + number + layer);
        from = i;
      }
    }
    return lines;
  }
}
