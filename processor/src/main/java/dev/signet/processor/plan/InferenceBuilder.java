package dev.signet.processor.plan;

import dev.signet.processor.graph.Graph;
import dev.signet.processor.graph.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

  private InferenceBuilder(Folds folds) {
    this.folds = folds;
  }

  /** Lowers a graph without unused nodes. */
  static InferencePlan build(Graph graph, Folds folds) {
    InferenceBuilder plan = new InferenceBuilder(folds);
    Value raw = new Value("raw", Value.Form.FLOATS, graph.input().raw());
    plan.values.put(-1, raw);
    for (Node node : graph.nodes()) {
      node.op().packed(new PackedLayer(plan, node));
    }
    Map<Value, Ref> given = new HashMap<>();
    given.put(plan.values.get(graph.output()), InferencePlan.LOGITS);
    given.put(raw, InferencePlan.RAW);
    return new InferencePlan(
        List.copyOf(plan.steps),
        plan.constants.all(),
        plan.tensors.all(),
        plan.passFields.all(),
        List.copyOf(plan.kernels),
        new Slots(plan.steps, given));
  }

  PackedStep add(PackedStep step) {
    steps.add(step);
    return step;
  }
}
