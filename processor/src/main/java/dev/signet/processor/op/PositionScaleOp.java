package dev.signet.processor.op;

import dev.signet.processor.graph.Shape;
import dev.signet.processor.plan.Code;
import dev.signet.processor.plan.Effort;
import dev.signet.processor.plan.InferencePlan;
import dev.signet.processor.plan.Layer;
import dev.signet.processor.plan.PackedLayer;
import dev.signet.processor.plan.PackedStep;
import dev.signet.processor.plan.Ref;
import dev.signet.processor.plan.Runtime;
import dev.signet.processor.plan.Value;
import java.util.List;

/** Every value times the factors of its row and of its column. */
public record PositionScaleOp() implements Op {
  @Override
  public Shape shape(List<Shape> inputs) {
    return inputs.get(0);
  }

  @Override
  public long parameters(List<Shape> inputs, Shape out) {
    return (long) out.height() + out.width();
  }

  @Override
  public Work work(List<Shape> inputs, Shape out) {
    return Work.learned(parameters(inputs, out));
  }

  @Override
  public boolean isTrained() {
    return true;
  }

  @Override
  public String summary() {
    return "PositionScale";
  }

  private static Ref factors(Layer l, String role, int size) {
    return l.parameter(role, "SCALE", Code.expr("$.ONE", Runtime.INIT), List.of(size));
  }

  private static Ref rows(Layer l) {
    return factors(l, "rows", l.node().shape().height());
  }

  private static Ref columns(Layer l) {
    return factors(l, "columns", l.node().shape().width());
  }

  @Override
  public void forward(Layer l, Code code) {
    code.open("shards(s ->");
    code.add(
        "$.forward($, $.value, $.value, $, $, s)",
        Runtime.TRAINED_POSITIONS,
        l.in(0),
        rows(l),
        columns(l),
        l.node().shape().channels(),
        l.out());
    code.close(")");
  }

  @Override
  public void backward(Layer l, Code code) {
    boolean into = l.wants(0);
    code.open("shards(s ->");
    code.add(
        "$.backward($, $.value, $.value, $, $, $, $, s.partial($), s.partial($), s)",
        Runtime.TRAINED_POSITIONS,
        l.in(0),
        rows(l),
        columns(l),
        l.node().shape().channels(),
        l.out(),
        into,
        into && l.adds(l.in(0)),
        rows(l),
        columns(l));
    code.close(")");
  }

  @Override
  public void evaluate(Layer l, Code code) {
    code.add(
        "$.scalePositions($, $.value, $.value, $)",
        Runtime.REFERENCE,
        l.evaluatedIn(0),
        rows(l),
        columns(l),
        l.evaluated());
  }

  @Override
  public void freeze(Layer l, Code code) {
    for (Ref factors : List.of(rows(l), columns(l))) {
      code.add("out.floats($.name, $.value, $.value.length)", factors, factors, factors);
    }
  }

  @Override
  public void packed(PackedLayer p) {
    Value in = p.in(0);
    Value out = p.floats();
    PackedStep step = p.stepInPlace("position_scale", List.of(in), out);
    step.executes(Effort.elementwise(out.size()));
    Shape s = out.shape();
    Ref rows = p.floats(step, "rows", "row", s.height());
    Ref columns = p.floats(step, "columns", "column", s.width());
    step.byRows()
        .code()
        .add(
            "$.scalePositions($, $, $, $, $, $)",
            Runtime.JOINS,
            in,
            rows,
            columns,
            s.channels(),
            out,
            InferencePlan.SLICE);
    p.yields(out);
  }
}
