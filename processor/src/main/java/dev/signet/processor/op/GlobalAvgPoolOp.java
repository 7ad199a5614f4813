package dev.signet.processor.op;

import dev.signet.processor.graph.Shape;
import dev.signet.processor.plan.Code;
import dev.signet.processor.plan.Effort;
import dev.signet.processor.plan.Layer;
import dev.signet.processor.plan.PackedLayer;
import dev.signet.processor.plan.Runtime;
import dev.signet.processor.plan.Value;
import java.util.List;

/** Mean of each channel. */
public record GlobalAvgPoolOp() implements Op {
  @Override
  public Shape shape(List<Shape> inputs) {
    return Shape.vector(inputs.get(0).channels());
  }

  @Override
  public String summary() {
    return "GlobalAvgPool";
  }

  @Override
  public List<String> arithmetic() {
    return List.of("Sum over all pixels, rows first, by their count.");
  }

  private static Code.Expr sizes(Shape in) {
    return Code.ints(in.height(), in.width(), in.channels());
  }

  @Override
  public void forward(Layer l, Code code) {
    code.open("shards(s ->");
    code.add(
        "$.globalForward($, $, $, s)",
        Runtime.TRAINED_POOLING,
        sizes(l.inShape(0)),
        l.in(0),
        l.out());
    code.close(")");
  }

  @Override
  public void backward(Layer l, Code code) {
    code.open("shards(s ->");
    code.add(
        "$.globalBackward($, $, $, $, s)",
        Runtime.TRAINED_POOLING,
        sizes(l.inShape(0)),
        l.in(0),
        l.out(),
        l.adds(l.in(0)));
    code.close(")");
  }

  @Override
  public void evaluate(Layer l, Code code) {
    code.add(
        "$.global($, $, $)",
        Runtime.REFERENCE,
        sizes(l.inShape(0)),
        l.evaluatedIn(0),
        l.evaluated());
  }

  @Override
  public void packed(PackedLayer p) {
    Value in = p.in(0);
    Value out = p.floats();
    p.step("global_avg_pool", List.of(in), out)
        .executes(Effort.elementwise(in.size()))
        .code()
        .add("$.global($, $, $)", Runtime.POOLING, sizes(in.shape()), in, out);
    p.yields(out);
  }
}
