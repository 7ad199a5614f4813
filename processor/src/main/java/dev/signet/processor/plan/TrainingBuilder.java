package dev.signet.processor.plan;

import dev.signet.processor.graph.Binarization;
import dev.signet.processor.graph.Choice;
import dev.signet.processor.graph.ClassRef;
import dev.signet.processor.graph.Graph;
import dev.signet.processor.graph.Node;
import dev.signet.processor.graph.Shape;
import dev.signet.processor.op.ActivationOp;
import dev.signet.processor.op.BinaryLayer;
import dev.signet.processor.op.InputOp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Collects the code of the trainer, layer by layer: forward in order, then backward in reverse. */
final class TrainingBuilder {
  static final Ref INPUT = Ref.fixed("input");

  final Graph graph;
  final Folds folds;
  private final Map<String, PackedStep.Tensor> tensors = new HashMap<>();
  final Members constants = new Members();
  final Map<Integer, Members> fields = new HashMap<>();
  final Map<String, SharedMethod> shared = new LinkedHashMap<>();
  final Members evaluationFields = new Members();
  final Map<Integer, Ref> values = new HashMap<>();
  final Map<Integer, Ref> evaluated = new HashMap<>();

  /** Shapes of all values that layers declared. */
  final Map<Ref, Shape> shapes = new HashMap<>();

  /** Values whose gradient has been written by a layer further on. */
  private final Set<Ref> written = new HashSet<>();

  private final GradientRooms rooms = new GradientRooms();
  private final Set<Integer> trained = new HashSet<>();

  private TrainingBuilder(Graph graph, Folds folds, InferencePlan packed) {
    this.graph = graph;
    this.folds = folds;
    packed.steps().forEach(s -> s.tensors().forEach(t -> tensors.put(t.name(), t)));
  }

  /** Lowers a graph without unused nodes. */
  static TrainingPlan build(Graph graph, Folds folds, InferencePlan packed) {
    return new TrainingBuilder(graph, folds, packed).build();
  }

  private TrainingPlan build() {
    List<Layer> layers = graph.nodes().stream().map(n -> new Layer(this, n)).toList();
    Map<Integer, Code[]> codes = new HashMap<>();
    for (Layer layer : layers) {
      Node node = layer.node();
      if (node.op().isTrained() || node.inputs().stream().anyMatch(trained::contains)) {
        trained.add(node.id());
      }
      Code[] code = {new Code(), new Code(), new Code(), new Code()};
      codes.put(node.id(), code);
      node.op().forward(layer, code[0]);
      node.op().evaluate(layer, code[2]);
    }
    writes(values.get(graph.output())); // by the loss
    for (int i = layers.size() - 1; i >= 0; i--) {
      Node node = layers.get(i).node();
      if (trained.contains(node.id())) {
        Code backward = codes.get(node.id())[1];
        ownValues(node).ifPresent(v -> backward.add("complete($)", v));
        node.op().backward(layers.get(i), backward);
      }
      fieldsOf(node).all().forEach(m -> rooms.release(m.ref()));
    }
    for (Layer layer : layers) {
      layer.node().op().freeze(layer, codes.get(layer.node().id())[3]);
    }
    return assemble(codes);
  }

  /** A node's values, unless they are another's, too, whose gradient is complete only there. */
  private Optional<Ref> ownValues(Node node) {
    Ref own = values.get(node.id());
    boolean shared = node.inputs().stream().anyMatch(id -> values.get(id).equals(own));
    return shared ? Optional.empty() : Optional.of(own);
  }

  private TrainingPlan assemble(Map<Integer, Code[]> codes) {
    List<LayerCode> layers = new ArrayList<>();
    List<Member> all = new ArrayList<>();
    for (Node node : graph.nodes()) {
      Code[] c = codes.get(node.id());
      layers.add(
          new LayerCode(node, takes(graph, node), node.op().choices(), c[0], c[1], c[2], c[3]));
      fieldsOf(node).all().stream().map(this::roomed).forEach(all::add);
    }
    InputOp input = graph.input();
    List<TrainingPlan.Drawn> drawn = drawn();
    return new TrainingPlan(
        layers,
        constants.all(),
        List.copyOf(shared.values()),
        all,
        evaluationFields.all(),
        values.get(graph.output()),
        evaluated.get(graph.output()),
        input.standardize(),
        drawn,
        input
            .encoding()
            .map(e -> new TrainingPlan.Encoding(constants.choice(e.encoder().type()), e.levels())));
  }

  /** Each class once; estimators that leave values real have nothing to draw. */
  private List<TrainingPlan.Drawn> drawn() {
    Map<ClassRef, TrainingPlan.Drawn> drawn = new LinkedHashMap<>();
    for (Node node : graph.nodes()) {
      if (node.op() instanceof ActivationOp op) {
        drawn.putIfAbsent(op.activation().type(), drawn(op.activation(), true));
      } else if (node.op() instanceof BinaryLayer layer) {
        Binarization b = layer.binarization();
        Stream.of(b.inputs(), b.weights())
            .filter(c -> !c.isReal())
            .forEach(c -> drawn.putIfAbsent(c.type(), drawn(c, false)));
      }
    }
    return List.copyOf(drawn.values());
  }

  private TrainingPlan.Drawn drawn(Choice choice, boolean activation) {
    List<Float> learned = choice.learned().stream().map(Choice.Learned::initial).toList();
    return new TrainingPlan.Drawn(
        constants.choice(choice.type()), choice.type(), activation, learned);
  }

  /** Shapes of a layer's inputs, as people read them. */
  static String takes(Graph graph, Node node) {
    return node.inputs().stream()
        .map(id -> graph.node(id).shape().toString())
        .collect(Collectors.joining(" and "));
  }

  /** Notes that a gradient is written; whether it is for the first time. */
  boolean writes(Ref values) {
    boolean first = written.add(values);
    if (first) {
      rooms.take(values, shapes.get(values).size());
    }
    return first;
  }

  /** Values whose gradient has a room say which. */
  private Member roomed(Member field) {
    Optional<Integer> room = rooms.room(field.ref());
    return room.isEmpty()
        ? field
        : new Member(
            field.ref(), field.type(), values(field.ref().words(), shapes.get(field.ref()), room));
  }

  /** What declares values; with a room for their gradient where they have one. */
  static Code.Expr values(String name, Shape shape, Optional<Integer> room) {
    List<Object> sizes = new ArrayList<>(List.of(shape.height(), shape.width(), shape.channels()));
    room.ifPresent(sizes::add);
    return Code.expr("values($, $)", name, Code.list(sizes));
  }

  Members fieldsOf(Node node) {
    return fields.computeIfAbsent(node.id(), id -> new Members());
  }

  /** Whether a learned number lies at or before a node, so that gradients must reach it. */
  boolean isTrained(int id) {
    return trained.contains(id);
  }

  List<Shape> shapes(Node node) {
    return node.inputs().stream().map(id -> graph.node(id).shape()).toList();
  }

  Optional<PackedStep.Tensor> tensor(String name) {
    return Optional.ofNullable(tensors.get(name));
  }
}
