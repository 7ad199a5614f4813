package dev.signet.processor.op;

import dev.signet.processor.graph.Choice;
import dev.signet.processor.graph.Shape;
import dev.signet.processor.plan.Code;
import dev.signet.processor.plan.Layer;
import dev.signet.processor.plan.PackedLayer;
import dev.signet.processor.plan.PackedStep;
import dev.signet.processor.plan.Ref;
import dev.signet.processor.plan.Runtime;
import dev.signet.processor.plan.Value;
import java.util.List;

/** What a convolution and a dense layer with real weights have in common. */
public interface RealLayer extends Op {
  /** The kernel over an input of this shape. */
  Kernel kernel(Shape in);

  /** Whether there is a bias per output channel. */
  boolean bias();

  /** The order in which one output takes its inputs. */
  String order();

  @Override
  default Work work(List<Shape> inputs, Shape out) {
    Kernel kernel = kernel(inputs.get(0));
    int real = Choice.REAL_BITS;
    return new Work(
        kernel.weights(),
        real,
        bias() ? kernel.out() : 0,
        0,
        0,
        0,
        kernel.weights() * out.pixels(),
        real,
        kernel.dense());
  }

  @Override
  default boolean isTrained() {
    return true;
  }

  @Override
  default List<String> arithmetic() {
    return List.of(
        "One chain of fused multiply-adds per output, from "
            + (bias() ? "its bias" : "0")
            + ", in the order "
            + order()
            + ".");
  }

  @Override
  default List<String> trainingArithmetic() {
    return List.of("By matrix products.");
  }

  @Override
  default void forward(Layer l, Code code) {
    code.add("$.prepare($.value)", runtime(l), weights(l));
    code.open("shards(s ->");
    code.add("$.forward($, $, $, s)", runtime(l), l.in(0), biasOrNull(l), l.out());
    code.close(")");
  }

  @Override
  default void backward(Layer l, Code code) {
    boolean into = l.wants(0);
    code.open("shards(s ->");
    code.add(
        "$.backward($, $, $, $, $, s)",
        runtime(l),
        l.in(0),
        l.out(),
        into,
        into && l.adds(l.in(0)),
        bias() ? Code.expr("s.partial($)", biases(l)) : Code.expr("null"));
    code.close(")");
    code.add("$.backwardWeights($, $, $.partials())", runtime(l), l.in(0), l.out(), weights(l));
  }

  @Override
  default void evaluate(Layer l, Code code) {
    code.add(
        "$.convolution($.shape(), $, $.value, $, $)",
        Runtime.REFERENCE,
        runtime(l),
        l.evaluatedIn(0),
        weights(l),
        biasOrNull(l),
        l.evaluated());
  }

  @Override
  default void freeze(Layer l, Code code) {
    code.add("out.transposed($, $)", l.node().name() + ".weights", weights(l));
    if (bias()) {
      code.add(
          "out.floats($, $.value, $)",
          l.node().name() + ".bias",
          biases(l),
          l.node().shape().channels());
    }
  }

  @Override
  default void packed(PackedLayer p) {
    Value in = p.in(0);
    Value out = p.floats();
    Kernel kernel = kernel(in.shape());
    PackedStep step = kernel.describe(p.step(kernel.dense() ? "dense" : "conv", List.of(in), out));
    step.executes(kernel.overFloats(out.shape()));
    Ref runtime = kernel.floats(p);
    Ref filters = p.filters(step, runtime, kernel.realFilters(), bias(), kernel.out());
    kernel.product(step, p, runtime, filters);
    p.yields(out);
  }

  private Ref runtime(Layer l) {
    return kernel(l.inShape(0)).trained(l);
  }

  private Ref weights(Layer l) {
    Kernel kernel = kernel(l.inShape(0));
    return l.parameter("weights", "REAL_WEIGHT", kernel.init(), kernel.filters());
  }

  private Ref biases(Layer l) {
    return l.parameter(
        "bias", "BIAS", Code.expr("$.ZERO", Runtime.INIT), List.of(l.node().shape().channels()));
  }

  private Code.Expr biasOrNull(Layer l) {
    return bias() ? Code.expr("$.value", biases(l)) : Code.expr("null");
  }
}
