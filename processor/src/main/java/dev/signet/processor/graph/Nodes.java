package dev.signet.processor.graph;

import dev.signet.processor.diag.Origin;
import dev.signet.processor.diag.Problems;
import dev.signet.processor.op.InputOp;
import dev.signet.processor.op.Op;
import dev.signet.processor.scan.Declared.Block;
import dev.signet.processor.scan.Declared.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The nodes and units of a graph while it grows: their names and shapes, which of them rest on a
 * mistake, and which warnings are allowed at each.
 */
final class Nodes {
  private final Problems problems;
  private final List<Node> nodes = new ArrayList<>();
  private final List<Unit> units = new ArrayList<>();
  private final Set<Integer> settled = new HashSet<>();
  private final Map<Integer, Map<String, String>> allowed = new HashMap<>();
  private final Names names = new Names();

  Nodes(Problems problems) {
    this.problems = problems;
  }

  int size() {
    return nodes.size();
  }

  Shape shape(Wire wire) {
    return nodes.get(wire.node()).shape();
  }

  /** Whether no shape of these values rests on a mistake, or may be one. */
  boolean areSure(List<Wire> wires) {
    return wires.stream().noneMatch(w -> w.guessed() || settled.contains(w.node()));
  }

  /** These values do not meet: any of them may be the mistake. */
  void doubt(List<Wire> wires) {
    wires.forEach(w -> settled.addAll(Graph.sameShape(nodes, w.node())));
  }

  /** Adds node 0: the input of the network that {@code frame} is. */
  void addInput(Frame frame, InputOp input) {
    Origin origin = frame.block().origin();
    names.take("input", "input");
    allowed.put(0, frame.slots().allowed());
    nodes.add(new Node(0, "input", "input", input, List.of(), input.shape(List.of()), origin, ""));
  }

  /** Adds the node of a component. */
  Wire add(Frame frame, Part part, Op op, List<Wire> inputs, boolean mistaken) {
    String path = frame.path(part.name());
    String name = Names.identifier(path);
    Origin origin = frame.place(part.origin());
    names
        .take(path, name)
        .filter(other -> !part.name().equals("input"))
        .ifPresent(other ->
            problems.report(
                BuildProblems.NAME_COLLISION,
                origin,
                path
                    + " and "
                    + other
                    + " would both be named "
                    + name
                    + " in generated code, but names must differ. Rename one of them."));
    allowed.put(nodes.size(), frame.slots().at(part).allowed());
    return add(path, name, op, inputs, origin, part.text(), mistaken);
  }

  /** Adds the node that joins a unit; its name ends in {@code suffix}. */
  Wire addJoin(Frame frame, String suffix, Op op, List<Wire> inputs, boolean mistaken) {
    String base = frame.path().isEmpty() ? suffix : Names.identifier(frame.path()) + "_" + suffix;
    String path = frame.path().isEmpty() ? suffix : frame.path();
    String name = names.takeFree(path, base);
    Origin origin = frame.place(frame.joinOrigin());
    String text = frame.user().map(Part::text).orElse("");
    allowed.put(nodes.size(), frame.slots().allowed());
    return add(path, name, op, inputs, origin, text, mistaken);
  }

  private Wire add(
      String path,
      String name,
      Op op,
      List<Wire> inputs,
      Origin origin,
      String text,
      boolean mistaken) {
    List<Shape> shapes = inputs.stream().map(this::shape).toList();
    Shape made = op.shape(shapes);
    boolean fits = made.channels() >= 1 && made.height() >= 1 && made.width() >= 1;
    Shape in = shapes.get(0);
    Shape shape = fits ? made : new Shape(Math.max(1, made.channels()), in.height(), in.width());
    boolean unsure = mistaken || inputs.stream().anyMatch(Wire::guessed);
    int id = nodes.size();
    List<Integer> ids = inputs.stream().map(Wire::node).toList();
    nodes.add(new Node(id, path, name, op, ids, shape, origin, text));
    if (unsure) {
      settled.add(id);
    }
    return new Wire(id, unsure || !fits || Sizes.tooLarge(op, shapes, shape).isPresent());
  }

  /**
   * Adds the unit of a block that was just built; the network itself is none, nor is a block of
   * which nothing could be built.
   *
   * @param first number of nodes before its first layer
   */
  void addUnit(Frame frame, Wire input, Wire output, int first) {
    if (frame.user().isEmpty() || nodes.size() == first) {
      return;
    }
    Block block = frame.block();
    units.add(
        new Unit(
            frame.path(),
            block.name(),
            Joins.of(block),
            input.node(),
            output.node(),
            IntStream.range(first, nodes.size()).boxed().toList(),
            frame.place(frame.joinOrigin())));
  }

  /** All that was built for a network, or for a block alone. */
  Built built(Block top, InputOp input, Wire output) {
    if (output.guessed()) {
      settled.add(output.node());
    }
    Graph graph =
        new Graph(
            top.type(), input, List.copyOf(nodes), output.node(), List.copyOf(units), top.origin());
    return new Built(graph, Set.copyOf(settled), Map.copyOf(allowed));
  }
}
