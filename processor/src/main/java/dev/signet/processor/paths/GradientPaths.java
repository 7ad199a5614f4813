package dev.signet.processor.paths;

import dev.signet.processor.graph.Graph;
import dev.signet.processor.graph.Node;
import dev.signet.processor.graph.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The gradient paths of a network.
 *
 * @param network from its input to its output
 * @param blocks its units and stages that hold a binary layer, inner ones before those they lie in,
 *     a stage behind its last unit
 * @param layers its binary layers, in the order they run
 */
public record GradientPaths(Paths network, List<Block> blocks, List<Layer> layers) {
  private static final int UNREACHED = Integer.MAX_VALUE;

  /**
   * A unit of a block, or all units of a stage.
   *
   * @param path of the unit, {@code stage1[0]}, or of the stage, {@code stage1}
   * @param block simple name of the record
   * @param units 1, or the units of the stage
   * @param input id of the node whose value it takes
   * @param output id of the node whose value it puts out
   * @param paths from input to output
   */
  public record Block(String path, String block, int units, int input, int output, Paths paths) {}

  /**
   * A binary layer: one that binarizes both its input and its weights.
   *
   * @param node its id
   * @param path its path
   * @param toLoss the fewest binary layers strictly between it and the loss
   * @param log2Values log2 of the number of values that its result can take, {@code H W C_out
   *     log2(h w C_in + 1)}: H, W and C_out are the sizes of the result, h and w those of the
   *     kernel (1 for a dense layer), C_in the input channels (all inputs for a dense layer). A sum
   *     of n products of signs takes n + 1 values, in steps of 2 from -n to n. Taps in the padding
   *     are counted as any other. A shortcut adds nothing, as what it adds determines the result.
   *     Empty if the layer has other numbers than -1 and +1.
   */
  public record Layer(int node, String path, int toLoss, OptionalDouble log2Values) {}

  /** Of a graph; layers whose value does not reach the output are left out. */
  public static GradientPaths of(Graph graph) {
    return new GradientPaths(between(graph, 0, graph.output()), blocks(graph), layers(graph));
  }

  /** The paths from the value of one node to that of a later one. */
  public static Paths between(Graph graph, int from, int to) {
    return new PathFinder(graph).find(from, to, ids(from + 1, to));
  }

  /**
   * As text, a line for all blocks that are alike; of many lengths the first three and the last.
   */
  public List<String> lines() {
    return PathText.lines(this);
  }

  private static List<Block> blocks(Graph graph) {
    Set<String> paths = graph.units().stream().map(Unit::path).collect(Collectors.toSet());
    Map<String, Unit> first = new HashMap<>();
    List<Block> blocks = new ArrayList<>();
    for (Unit unit : graph.units()) {
      block(graph, unit.path(), 1, unit, unit.output(), unit.nodes()).ifPresent(blocks::add);
      int next = unit.index() + 1;
      if (next > 0) {
        Unit from = first.computeIfAbsent(unit.stage(), stage -> unit);
        if (!paths.contains(unit.stage() + "[" + next + "]")) {
          int last = unit.nodes().get(unit.nodes().size() - 1);
          List<Integer> all = ids(from.nodes().get(0), last);
          block(graph, unit.stage(), next, from, unit.output(), all).ifPresent(blocks::add);
        }
      }
    }
    return List.copyOf(blocks);
  }

  private static Optional<Block> block(
      Graph graph, String path, int units, Unit from, int output, List<Integer> within) {
    if (within.stream().noneMatch(id -> BinaryNode.is(graph.node(id)))) {
      return Optional.empty();
    }
    Paths paths = new PathFinder(graph).find(from.input(), output, within);
    return Optional.of(new Block(path, from.block(), units, from.input(), output, paths));
  }

  private static List<Layer> layers(Graph graph) {
    int[] toLoss = new int[graph.nodes().size()]; // binary layers between a value and the loss
    Arrays.fill(toLoss, UNREACHED);
    toLoss[graph.output()] = 0;
    List<Layer> layers = new ArrayList<>();
    for (int id = graph.output(); id >= 0; id--) {
      Node node = graph.node(id);
      if (toLoss[id] == UNREACHED) {
        continue;
      }
      boolean binary = BinaryNode.is(node);
      for (int input : node.inputs()) {
        toLoss[input] = Math.min(toLoss[input], toLoss[id] + (binary ? 1 : 0));
      }
      if (binary) {
        layers.add(new Layer(id, node.path(), toLoss[id], BinaryNode.log2Values(graph, node)));
      }
    }
    Collections.reverse(layers);
    return List.copyOf(layers);
  }

  private static List<Integer> ids(int first, int last) {
    return IntStream.rangeClosed(first, last).boxed().toList();
  }
}
