package dev.signet.processor.plan;

import dev.signet.processor.graph.Graph;
import dev.signet.processor.graph.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects the steps of packed inference, layer by layer, then places the buffers. */
final class InferenceBuilder {
  final Folds folds;
  final Map<Integer, Value> values = new HashMap<>();
  final Map<List<Object>, Value> made = new HashMap<>();
  final Members constants = new Members();
  final Members tensors = new Members();
  final Members passFields = new Members();
  final List<Ref> kernels = new ArrayList<>();
  private final List<PackedStep> steps = new ArrayList<>();
  private final Map<Value, Integer> writers = new HashMap<>();
  private final Map<Integer, Integer> readers = new HashMap<>();
  private final Map<Value, Integer> mostReaders = new HashMap<>();

  private InferenceBuilder(Graph graph, Folds folds) {
    this.folds = folds;
    graph.nodes().forEach(n -> n.inputs().forEach(i -> readers.merge(i, 1, Integer::sum)));
    readers.merge(graph.output(), 1, Integer::sum);
  }

  /** Lowers a graph without unused nodes. */
  static InferencePlan build(Graph graph, Folds folds) {
    InferenceBuilder plan = new InferenceBuilder(graph, folds);
    Value raw = new Value("raw", Value.Form.FLOATS, graph.input().raw());
    plan.values.put(-1, raw);
    for (Node node : graph.nodes()) {
      node.op().packed(new PackedLayer(plan, node));
    }
    Map<Value, Ref> given = new HashMap<>();
    given.put(plan.values.get(graph.output()), InferencePlan.LOGITS);
    given.put(raw, InferencePlan.RAW);
    Slots slots = new Slots(plan.steps, given);
    return new InferencePlan(
        List.copyOf(plan.steps),
        plan.constants.all(),
        plan.tensors.all(),
        plan.passFields.all(),
        List.copyOf(plan.kernels),
        slots,
        new Meetings(plan.steps, slots));
  }

  PackedStep add(PackedStep step) {
    writers.put(step.out(), steps.size());
    steps.add(step);
    return step;
  }

  /** States that a value is a node's. */
  void yields(int node, Value value) {
    values.put(node, value);
    mostReaders.merge(value, readers.getOrDefault(node, 0), Math::max);
  }

  /** The step that computes a value which has one reader, if that step can do more. */
  Optional<PackedStep> open(Value value) {
    int writer = writer(value);
    return writer >= 0 && mostReaders.get(value) == 1
        ? Optional.of(steps.get(writer)).filter(PackedStep::isOpen)
        : Optional.empty();
  }

  /** Whether a value is computed before a step, or given. */
  boolean isThereAt(Value value, PackedStep step) {
    return writer(value) < writer(step.out());
  }

  /** Place of the step that computes a value, be it under another name; -1 if it is given. */
  private int writer(Value value) {
    int at = writers.getOrDefault(value, -1);
    return at >= 0 && steps.get(at).code().isEmpty() ? writer(steps.get(at).shared()) : at;
  }
}
