package dev.signet.processor.cost;

import dev.signet.processor.graph.Node;
import dev.signet.processor.op.ActivationOp;
import dev.signet.processor.plan.Chain;
import dev.signet.processor.plan.Effort;
import dev.signet.processor.plan.PackedStep;
import dev.signet.processor.plan.Plan;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the steps of a plan store, execute and keep, by the layer they belong to. */
final class Executions {
  private Executions() {}

  /** Every layer of the plan's graph, those without steps too, by name. */
  static Map<String, Executed> byLayer(Plan plan) {
    Map<String, Executed> byLayer = new LinkedHashMap<>();
    Set<String> turning = new HashSet<>();
    for (Node node : plan.graph().nodes()) {
      byLayer.put(node.name(), Executed.NONE);
      plan.folds()
          .chain(node)
          .filter(Executions::turns)
          .ifPresent(c -> turning.add(c.binary().name()));
    }
    Map<Integer, Long> made = new HashMap<>();
    plan.inference().buffers().forEach(b -> made.merge(b.step(), b.bytes(), Long::sum));
    List<PackedStep> steps = plan.inference().steps();
    for (int i = 0; i < steps.size(); i++) {
      PackedStep step = steps.get(i);
      Executed more =
          of(
              step,
              turning.contains(step.layer()),
              made.getOrDefault(i, 0L) + step.keptBytes(),
              plan.inference().liveBytes(i));
      byLayer.merge(step.layer(), more, Executed::plus);
    }
    return byLayer;
  }

  /**
   * Whether a bit of the chain may turn more than once while the accumulator grows. Affine maps and
   * estimators rise or fall throughout; of an activation nothing is known.
   */
  private static boolean turns(Chain chain) {
    return chain.between().stream().anyMatch(n -> n.op() instanceof ActivationOp);
  }

  private static Executed of(PackedStep step, boolean turns, long bufferBytes, long liveBytes) {
    long tensors = 0;
    long tables = 0;
    for (PackedStep.Tensor tensor : step.tensors()) {
      if (!tensor.role().equals("tables")) {
        tensors += tensor.bytes();
      } else if (turns) {
        tables += tensor.bytes();
      }
    }
    Effort effort = step.effort();
    return new Executed(
        tensors,
        tables,
        effort.bitOperations(),
        effort.floatMacs(),
        effort.elementwise(),
        bufferBytes,
        liveBytes,
        effort.scratchBytes());
  }
}
