package dev.signet.processor.op;

import dev.signet.processor.graph.Shape;
import dev.signet.processor.plan.Code;
import dev.signet.processor.plan.Layer;
import dev.signet.processor.plan.PackedLayer;
import dev.signet.processor.plan.Runtime;
import java.util.List;

/** Drops values while training; passes them on otherwise. */
public record DropoutOp(double rate) implements Op {
  /** Reads {@code @Rate}. */
  static DropoutOp read(Reading r) {
    return new DropoutOp(r.fraction("Rate", 0));
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    return inputs.get(0);
  }

  @Override
  public String summary() {
    return "Dropout, rate " + rate;
  }

  @Override
  public void forward(Layer l, Code code) {
    code.open("shards(s ->");
    code.add(
        "$.forward($, $, $, $, s)",
        Runtime.TRAINED_DROPOUT,
        l.in(0),
        l.out(),
        (float) rate,
        l.node().id());
    code.close(")");
  }

  @Override
  public void backward(Layer l, Code code) {
    code.open("shards(s ->");
    code.add(
        "$.backward($, $, $, $, $, s)",
        Runtime.TRAINED_DROPOUT,
        l.in(0),
        l.out(),
        (float) rate,
        l.node().id(),
        l.adds(l.in(0)));
    code.close(")");
  }

  @Override
  public void evaluate(Layer l, Code code) {
    l.sharesEvaluated(l.evaluatedIn(0));
  }

  @Override
  public void packed(PackedLayer p) {
    p.yields(p.in(0));
  }
}
