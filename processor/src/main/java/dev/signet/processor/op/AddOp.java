package dev.signet.processor.op;

import dev.signet.processor.graph.Shape;
import dev.signet.processor.plan.Code;
import dev.signet.processor.plan.Effort;
import dev.signet.processor.plan.InferencePlan;
import dev.signet.processor.plan.Layer;
import dev.signet.processor.plan.PackedLayer;
import dev.signet.processor.plan.PackedStep;
import dev.signet.processor.plan.Runtime;
import dev.signet.processor.plan.Value;
import java.util.List;
import java.util.Optional;

/** Sum of values of one shape, left to right. */
public record AddOp() implements Op {
  @Override
  public Shape shape(List<Shape> inputs) {
    return inputs.get(0);
  }

  @Override
  public String summary() {
    return "Add";
  }

  @Override
  public void forward(Layer l, Code code) {
    code.open("shards(s ->");
    code.add("$.addForward($, $, $, s)", Runtime.TRAINED_JOINS, l.in(0), l.in(1), l.out());
    for (int k = 2; k < l.inputs(); k++) {
      code.add("$.addForward($, $, $, s)", Runtime.TRAINED_JOINS, l.out(), l.in(k), l.out());
    }
    code.close(")");
  }

  @Override
  public void backward(Layer l, Code code) {
    code.open("shards(s ->");
    for (int k = 0; k < l.inputs(); k++) {
      if (l.wants(k)) {
        code.add(
            "$.addBackward($, $, $, s)", Runtime.TRAINED_JOINS, l.in(k), l.out(), l.adds(l.in(k)));
      }
    }
    code.close(")");
  }

  @Override
  public void evaluate(Layer l, Code code) {
    code.add(
        "$.add($, $, $)", Runtime.REFERENCE, l.evaluatedIn(0), l.evaluatedIn(1), l.evaluated());
    for (int k = 2; k < l.inputs(); k++) {
      code.add("$.add($, $, $)", Runtime.REFERENCE, l.evaluated(), l.evaluatedIn(k), l.evaluated());
    }
  }

  @Override
  public void packed(PackedLayer p) {
    Value out = p.floats();
    List<Value> in = p.all();
    PackedStep step = p.stepInPlace("add", in, out);
    step.executes(Effort.elementwise((in.size() - 1L) * out.size()));
    p.yields(out);
    if (in.size() == 2 && (leaves(step, p, 0) || leaves(step, p, 1))) {
      return;
    }
    add(step, in.get(0), in.get(1), out);
    for (Value more : in.subList(2, in.size())) {
      add(step, out, more, out);
    }
  }

  private static void add(PackedStep step, Value a, Value b, Value out) {
    Shape s = out.shape();
    Code.Expr sizes = Code.ints(s.height(), s.width() * s.channels());
    step.byRows()
        .code()
        .add("$.add($, $, $, $, $)", Runtime.JOINS, a, b, sizes, out, InferencePlan.SLICE);
  }

  /** Whether the step that writes the k-th of two values can add the other. */
  private static boolean leaves(PackedStep step, PackedLayer p, int k) {
    Value other = p.in(1 - k);
    Optional<PackedStep> before =
        p.before(k).filter(s -> p.isThereAt(other, s)).filter(s -> s.takesAddend(other));
    before.ifPresent(
        s -> step.leavesTo(s, p.in(k), "In the same pass: the sum of " + p.node().path() + "."));
    return before.isPresent();
  }
}
