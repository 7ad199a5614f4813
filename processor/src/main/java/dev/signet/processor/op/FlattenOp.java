package dev.signet.processor.op;

import dev.signet.processor.graph.Shape;
import dev.signet.processor.plan.Code;
import dev.signet.processor.plan.Layer;
import dev.signet.processor.plan.PackedLayer;
import dev.signet.processor.plan.Value;
import java.util.List;

/** The picture as a vector, in the order y, x, channel. */
public record FlattenOp() implements Op {
  @Override
  public Shape shape(List<Shape> inputs) {
    return Shape.vector((int) Math.min(inputs.get(0).size(), Integer.MAX_VALUE));
  }

  @Override
  public String summary() {
    return "Flatten";
  }

  @Override
  public void forward(Layer l, Code code) {
    l.sharesValues(l.in(0)); // and gradients: nothing to do
  }

  @Override
  public void backward(Layer l, Code code) {}

  @Override
  public void evaluate(Layer l, Code code) {
    l.sharesEvaluated(l.evaluatedIn(0));
  }

  @Override
  public void packed(PackedLayer p) {
    Value in = p.in(0);
    if (in.form() != Value.Form.FLOATS) {
      p.yields(in); // whoever reads the bits says how it wants them
      return;
    }
    Value out = p.floats();
    p.step("flatten", List.of(in), out);
    p.yields(out);
  }
}
