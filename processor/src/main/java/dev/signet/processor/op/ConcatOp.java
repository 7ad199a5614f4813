package dev.signet.processor.op;

import dev.signet.processor.graph.Shape;
import dev.signet.processor.plan.Code;
import dev.signet.processor.plan.InferencePlan;
import dev.signet.processor.plan.Layer;
import dev.signet.processor.plan.PackedLayer;
import dev.signet.processor.plan.PackedStep;
import dev.signet.processor.plan.Runtime;
import dev.signet.processor.plan.Value;
import java.util.List;

/** Channels of several values, one behind the other. */
public record ConcatOp() implements Op {
  @Override
  public Shape shape(List<Shape> inputs) {
    long channels = inputs.stream().mapToLong(Shape::channels).sum();
    return new Shape(
        (int) Math.min(channels, Integer.MAX_VALUE), inputs.get(0).height(), inputs.get(0).width());
  }

  @Override
  public String summary() {
    return "Concat";
  }

  @Override
  public void forward(Layer l, Code code) {
    code.open("shards(s ->");
    for (int k = 0, offset = 0; k < l.inputs(); offset += l.inShape(k++).channels()) {
      code.add(
          "$.concatForward($, $, $, s)",
          Runtime.TRAINED_JOINS,
          l.in(k),
          sizes(l.node().shape(), l.inShape(k), offset),
          l.out());
    }
    code.close(")");
  }

  @Override
  public void backward(Layer l, Code code) {
    code.open("shards(s ->");
    for (int k = 0, offset = 0; k < l.inputs(); offset += l.inShape(k++).channels()) {
      if (l.wants(k)) {
        code.add(
            "$.concatBackward($, $, $, $, s)",
            Runtime.TRAINED_JOINS,
            l.in(k),
            sizes(l.node().shape(), l.inShape(k), offset),
            l.out(),
            l.adds(l.in(k)));
      }
    }
    code.close(")");
  }

  @Override
  public void evaluate(Layer l, Code code) {
    for (int k = 0, offset = 0; k < l.inputs(); offset += l.inShape(k++).channels()) {
      code.add(
          "$.concat($, $, $)",
          Runtime.REFERENCE,
          l.evaluatedIn(k),
          sizes(l.node().shape(), l.inShape(k), offset),
          l.evaluated());
    }
  }

  @Override
  public void packed(PackedLayer p) {
    Value out = p.floats();
    PackedStep step = p.step("concat", p.all(), out);
    int offset = 0;
    for (Value in : p.all()) {
      Shape whole = out.shape();
      Code.Expr rows = Code.ints(whole.height(), whole.width());
      Code.Expr channels = Code.ints(in.shape().channels(), offset, whole.channels());
      step.byRows()
          .code()
          .add(
              "$.concat($, $, $, $, $)",
              Runtime.JOINS,
              in,
              rows,
              channels,
              out,
              InferencePlan.SLICE);
      offset += in.shape().channels();
    }
    p.yields(out);
  }

  /** Pixels, channels of the part, where it starts, channels of the whole. */
  private static Code.Expr sizes(Shape whole, Shape part, int offset) {
    return Code.ints((int) whole.pixels(), part.channels(), offset, whole.channels());
  }
}
