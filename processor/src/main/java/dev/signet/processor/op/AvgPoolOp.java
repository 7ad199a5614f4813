package dev.signet.processor.op;

import dev.signet.processor.graph.Geometry;
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

/** Mean of each window over real pixels; sizes are rounded up and there is no padding. */
public record AvgPoolOp(Geometry geometry) implements Op {
  /** Reads {@code @Window}. */
  static AvgPoolOp read(Reading r) {
    r.value("Window", "padding")
        .filter(padding -> !padding.text().equals("INHERIT"))
        .ifPresent(padding ->
            r.report(
                ReadProblems.PADDING,
                padding,
                "padding is "
                    + padding.text()
                    + ", but an AvgPool averages only real pixels, and rounds sizes up. Leave it"
                    + " out."));
    return new AvgPoolOp(r.window(false));
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    Shape in = inputs.get(0);
    return new Shape(
        in.channels(),
        windows(in.height(), geometry.height(), geometry.strideY()),
        windows(in.width(), geometry.width(), geometry.strideX()));
  }

  private static int windows(int in, int window, int stride) {
    int windows = (Math.max(in - window, 0) + stride - 1) / stride + 1;
    return (windows - 1) * stride >= in ? windows - 1 : windows; // the last must start inside
  }

  @Override
  public String summary() {
    return "AvgPool, " + Kernel.words(geometry);
  }

  @Override
  public List<String> arithmetic() {
    return List.of("Sum over the real pixels of a window in the order ky, kx, by their count.");
  }

  private Code.Expr sizes(Shape in) {
    Geometry g = geometry;
    return Code.ints(
        in.height(), in.width(), in.channels(), g.height(), g.width(), g.strideY(), g.strideX());
  }

  @Override
  public void forward(Layer l, Code code) {
    code.open("shards(s ->");
    code.add(
        "$.averageForward($, $, $, s)",
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
        "$.averageBackward($, $, $, $, s)",
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
        "$.average($, $, $)",
        Runtime.REFERENCE,
        sizes(l.inShape(0)),
        l.evaluatedIn(0),
        l.evaluated());
  }

  @Override
  public void packed(PackedLayer p) {
    Value in = p.in(0);
    Value out = p.floats();
    PackedStep step = Kernel.window(p.step("avg_pool", List.of(in), out), geometry);
    step.executes(
        Effort.elementwise(geometry.taps(in.shape(), out.shape()) * in.shape().channels()));
    step.byWindows()
        .code()
        .add(
            "$.average($, $, $, $)",
            Runtime.POOLING,
            sizes(in.shape()),
            in,
            out,
            InferencePlan.SLICE);
    p.yields(out);
  }
}
