package dev.signet.processor.op;

import dev.signet.processor.graph.Geometry;
import dev.signet.processor.graph.Shape;
import dev.signet.processor.plan.Code;
import dev.signet.processor.plan.Effort;
import dev.signet.processor.plan.InferencePlan;
import dev.signet.processor.plan.Layer;
import dev.signet.processor.plan.PackedLayer;
import dev.signet.processor.plan.Ref;
import dev.signet.processor.plan.Runtime;
import dev.signet.processor.plan.Value;
import java.util.List;

/** Means of absolute values: over the channels, then over windows. */
public record MagnitudeMapOp(Geometry geometry) implements Windowed {
  /** Reads {@code @Window}; the padding is that of a convolution. */
  static MagnitudeMapOp read(Reading r) {
    Geometry g = r.window(false);
    return new MagnitudeMapOp(
        r.pads("a MagnitudeMap pads with zeros")
            ? new Geometry(
                g.height(), g.width(), g.strideY(), g.strideX(), g.height() / 2, g.width() / 2)
            : g);
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    return geometry.over(inputs.get(0), 1);
  }

  @Override
  public String summary() {
    return "MagnitudeMap, " + Kernel.words(geometry);
  }

  @Override
  public List<String> arithmetic() {
    return List.of(
        "Of every pixel the sum of absolute values by the number of channels; of these the sum over",
        "the real pixels of a window in the order ky, kx, by all its pixels.");
  }

  private static Shape means(Shape in) {
    return new Shape(1, in.height(), in.width());
  }

  private Code.Expr sizes(Shape in) {
    return Kernel.ints(geometry, in.height(), in.width());
  }

  @Override
  public void forward(Layer l, Code code) {
    Shape in = l.inShape(0);
    Ref means = l.values("means", means(in));
    code.open("shards(s ->");
    code.add(
        "$.magnitudeForward($, $, $, s)", Runtime.TRAINED_POOLING, in.channels(), l.in(0), means);
    code.add("$.boxForward($, $, $, s)", Runtime.TRAINED_POOLING, sizes(in), means, l.out());
    code.close(")");
  }

  @Override
  public void backward(Layer l, Code code) {
    if (!l.wants(0)) {
      return;
    }
    Shape in = l.inShape(0);
    Ref means = l.values("means", means(in));
    code.open("shards(s ->");
    code.add(
        "$.boxBackward($, $, $, $, s)",
        Runtime.TRAINED_POOLING,
        sizes(in),
        means,
        l.out(),
        l.adds(means));
    code.add(
        "$.magnitudeBackward($, $, $, $, s)",
        Runtime.TRAINED_POOLING,
        in.channels(),
        l.in(0),
        means,
        l.adds(l.in(0)));
    code.close(")");
  }

  @Override
  public void evaluate(Layer l, Code code) {
    Shape in = l.inShape(0);
    Ref means = l.evaluated("means", means(in));
    code.add("$.magnitudes($, $, $)", Runtime.REFERENCE, in.channels(), l.evaluatedIn(0), means);
    code.add("$.box($, $, $)", Runtime.REFERENCE, sizes(in), means, l.evaluated());
  }

  @Override
  public void packed(PackedLayer p) {
    Value in = p.in(0);
    Shape shape = in.shape();
    Value means = p.value(p.node().name() + ".means", Value.Form.FLOATS, means(shape));
    p.step("channel_magnitude", List.of(in), means)
        .executes(Effort.elementwise(in.size()))
        .byRows()
        .code()
        .add(
            "$.magnitudes($, $, $, $)",
            Runtime.POOLING,
            Code.ints(shape.height(), shape.width(), shape.channels()),
            in,
            means,
            InferencePlan.SLICE);
    Value out = p.floats();
    Kernel.window(p.step("box", List.of(means), out), geometry)
        .executes(Effort.elementwise(geometry.taps(means.shape(), out.shape())))
        .byWindows()
        .code()
        .add("$.box($, $, $, $)", Runtime.POOLING, sizes(shape), means, out, InferencePlan.SLICE);
    p.yields(out);
  }
}
