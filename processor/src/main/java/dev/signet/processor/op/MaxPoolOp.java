package dev.signet.processor.op;

import dev.signet.processor.graph.Geometry;
import dev.signet.processor.graph.Node;
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

/** Largest value of each window; padding is minus infinity. */
public record MaxPoolOp(Geometry geometry) implements Windowed {
  /** Reads {@code @Window}. */
  static MaxPoolOp read(Reading r) {
    return new MaxPoolOp(r.window(r.pads("a MaxPool pads with minus infinity")));
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    Shape in = inputs.get(0);
    return geometry.over(in, in.channels());
  }

  @Override
  public String summary() {
    return "MaxPool, " + Kernel.words(geometry);
  }

  private Code.Expr sizes(Shape in, int channels) {
    return Kernel.ints(geometry, in.height(), in.width(), channels);
  }

  private Code.Expr sizes(Layer l) {
    return sizes(l.inShape(0), l.inShape(0).channels());
  }

  @Override
  public void forward(Layer l, Code code) {
    code.open("shards(s ->");
    code.add("$.maxForward($, $, $, s)", Runtime.TRAINED_POOLING, sizes(l), l.in(0), l.out());
    code.close(")");
  }

  @Override
  public void backward(Layer l, Code code) {
    code.open("shards(s ->");
    code.add(
        "$.maxBackward($, $, $, $, s)",
        Runtime.TRAINED_POOLING,
        sizes(l),
        l.in(0),
        l.out(),
        l.adds(l.in(0)));
    code.close(")");
  }

  @Override
  public void evaluate(Layer l, Code code) {
    code.add("$.max($, $, $)", Runtime.REFERENCE, sizes(l), l.evaluatedIn(0), l.evaluated());
  }

  @Override
  public void freeze(Layer l, Code code) {
    l.packed("falling")
        .ifPresent(t -> {
          Node norm = l.folds().chain(l.node()).orElseThrow().normAfter(l.node());
          code.add("out.mask($, $.scale(null))", t.name(), BatchNormOp.norm(l.other(norm)));
        });
  }

  @Override
  public void packed(PackedLayer p) {
    Value in = p.in(0);
    if (in.form() != Value.Form.FLOATS) {
      packedBits(p, in);
      return;
    }
    Value out = p.floats();
    PackedStep step = Kernel.window(p.step("max_pool", List.of(in), out), geometry);
    step.executes(
        Effort.elementwise(geometry.taps(in.shape(), out.shape()) * in.shape().channels()));
    Code.Expr sizes = sizes(in.shape(), in.shape().channels());
    step.byWindows()
        .code()
        .add("$.max($, $, $, $)", Runtime.POOLING, sizes, in, out, InferencePlan.SLICE);
    p.yields(out);
  }

  private void packedBits(PackedLayer p, Value in) {
    Value out = p.value(p.node().name() + ".bits", Value.Form.PIXEL_BITS, p.node().shape());
    PackedStep step = Kernel.window(p.step("max_pool_bits", List.of(in), out), geometry);
    int words = Value.words(in.shape().channels());
    Object mask = Code.expr("null");
    Node norm = p.chain().orElseThrow().normAfter(p.node());
    if (norm != null) {
      mask = p.longs(step, "falling", "word", words);
      step.remark("OR of the bits, or AND where the scale of " + norm.path() + " is negative.");
    } else {
      step.remark("OR of the bits: the largest value has the largest bit.");
    }
    Code.Expr sizes = sizes(in.shape(), words);
    step.byWindows()
        .code()
        .add(
            "$.maxBits($, $, $, $, $)", Runtime.POOLING, sizes, in, mask, out, InferencePlan.SLICE);
    p.yields(out);
  }
}
