package dev.signet.processor.rewrite;

import dev.signet.processor.graph.Graph;
import dev.signet.processor.graph.Node;
import dev.signet.processor.graph.Shape;
import dev.signet.processor.graph.Unit;
import dev.signet.processor.op.ConcatOp;
import dev.signet.processor.op.InputOp;
import dev.signet.processor.op.MeanOfCopiesOp;
import dev.signet.processor.op.Op;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The decoupled graph while it grows: which values stand in copies, and the nodes that copy a value
 * or take the mean of its copies for whoever wants it so.
 */
final class Copies {
  /**
   * How a value stands in the decoupled graph.
   *
   * @param copies 1, or how often it stands
   * @param moved whether each copy is moved by the distance of its threshold
   * @param block numbers of a copy that stand together
   */
  record Form(int copies, boolean moved, int block) {
    static final Form SINGLE = new Form(1, false, 0);
  }

  private final Graph from;
  private final List<Node> nodes = new ArrayList<>();
  private final Map<Integer, Integer> ids = new HashMap<>();
  private final Map<Integer, Form> forms = new HashMap<>();
  private final Map<List<Object>, Integer> made = new HashMap<>();

  /** Nodes made for the layers of the coupled graph that read them, by the id of the new node. */
  private final Map<Integer, Set<Integer>> readers = new HashMap<>();

  private final Set<String> names;

  Copies(Graph from) {
    this.from = from;
    this.names =
        from.nodes().stream().map(Node::name).collect(Collectors.toCollection(HashSet::new));
  }

  /** How the value of a node of the coupled graph stands. */
  Form form(int id) {
    return forms.get(id);
  }

  /** Adds the node of a layer. */
  void add(Node layer, Op op, List<Integer> inputs, Form form) {
    ids.put(layer.id(), add(layer, layer.path(), layer.name(), op, inputs, layer.declaration()));
    forms.put(layer.id(), form);
  }

  private int add(
      Node like, String path, String name, Op op, List<Integer> inputs, String declaration) {
    Shape shape = op.shape(inputs.stream().map(i -> nodes.get(i).shape()).toList());
    int id = nodes.size();
    nodes.add(new Node(id, path, name, op, inputs, shape, like.origin(), declaration));
    return id;
  }

  /** The k-th input of a layer, which wants it as it stands. */
  int as(Node reader, int k, Form form) {
    int id = reader.inputs().get(k);
    if (!forms.get(id).equals(form)) {
      throw new IllegalArgumentException(reader.path() + " wants " + form + " of " + form(id));
    }
    return ids.get(id);
  }

  /** The k-th input of a layer, once: the mean where it stands in copies. */
  int single(Node reader, int k) {
    int id = reader.inputs().get(k);
    Form form = forms.get(id);
    return form.copies() == 1
        ? ids.get(id)
        : make(reader, id, "mean", new MeanOfCopiesOp(form.copies(), form.block()), ids.get(id), 1);
  }

  /** The k-th input of a layer, so many times and nowhere moved. */
  int copied(Node reader, int k, int copies) {
    int id = reader.inputs().get(k);
    Form form = forms.get(id);
    boolean fits = form.copies() == copies && !form.moved();
    return fits
        ? ids.get(id)
        : make(reader, id, "copies", new ConcatOp(), single(reader, k), copies);
  }

  private int make(Node reader, int of, String suffix, Op op, int input, int times) {
    Node source = from.node(of);
    int id =
        made.computeIfAbsent(
            List.of(of, suffix, times),
            key ->
                add(
                    source,
                    source.path() + "." + suffix,
                    free(source.name() + "_" + suffix),
                    op,
                    Collections.nCopies(times, input),
                    ""));
    readers.computeIfAbsent(id, i -> new HashSet<>()).add(reader.id());
    return id;
  }

  private String free(String name) {
    String free = name;
    for (int k = 2; !names.add(free); k++) {
      free = name + k;
    }
    return free;
  }

  /** The whole, named after the coupled one. */
  Graph graph() {
    return new Graph(
        from.network().suffixed("Decoupled"),
        (InputOp) nodes.get(0).op(),
        nodes,
        ids.get(from.output()),
        from.units().stream().map(this::unit).toList(),
        from.origin(),
        from.record());
  }

  /** A unit holds what was made for its layers, too. */
  private Unit unit(Unit unit) {
    Set<Integer> within = new TreeSet<>();
    unit.nodes().forEach(id -> within.add(ids.get(id)));
    readers.forEach((id, by) -> {
      if (unit.nodes().stream().anyMatch(by::contains)) {
        within.add(id);
      }
    });
    return new Unit(
        unit.path(),
        unit.block(),
        unit.join(),
        ids.get(unit.input()),
        ids.get(unit.output()),
        List.copyOf(within),
        unit.origin());
  }
}
