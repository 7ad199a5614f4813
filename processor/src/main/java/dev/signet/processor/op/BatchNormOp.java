package dev.signet.processor.op;

import dev.signet.processor.graph.Node;
import dev.signet.processor.graph.Shape;
import dev.signet.processor.plan.Code;
import dev.signet.processor.plan.Effort;
import dev.signet.processor.plan.Layer;
import dev.signet.processor.plan.PackedLayer;
import dev.signet.processor.plan.PackedStep;
import dev.signet.processor.plan.Ref;
import dev.signet.processor.plan.Runtime;
import dev.signet.processor.plan.Type;
import dev.signet.processor.plan.Value;
import java.util.List;
import java.util.Optional;

/** Batch normalisation per channel; epsilon is 1e-5. */
public record BatchNormOp(double momentum) implements Op {
  /** Reads {@code @Momentum}. */
  static BatchNormOp read(Reading r) {
    return new BatchNormOp(r.fraction("Momentum", 0.9));
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    return inputs.get(0);
  }

  @Override
  public long parameters(List<Shape> inputs, Shape out) {
    return 4L * out.channels(); // gamma, beta, running mean, running variance
  }

  @Override
  public Work work(List<Shape> inputs, Shape out) {
    return Work.norm(parameters(inputs, out));
  }

  @Override
  public boolean isTrained() {
    return true;
  }

  @Override
  public String summary() {
    return "BatchNorm, momentum " + momentum;
  }

  @Override
  public List<String> arithmetic() {
    return List.of(
        "Ioffe and Szegedy 2015, arXiv 1502.03167: fma(x, r, beta - mean * r) with r = gamma /"
            + " sqrt(variance + 1e-5), per channel.");
  }

  @Override
  public List<String> trainingArithmetic() {
    return List.of(
        "Ioffe and Szegedy 2015, arXiv 1502.03167: gamma * (x - mean) / sqrt(variance + 1e-5) +"
            + " beta, with mean and variance of the batch, per channel.");
  }

  /** The runtime's layer with its parameters and statistics. */
  static Ref norm(Layer l) {
    String name = l.node().name();
    BatchNormOp op = (BatchNormOp) l.node().op();
    return l.field(
        name + ".layer",
        Runtime.TRAINED_NORM,
        Code.expr("batchNorm($, $, $)", name, l.node().shape().channels(), op.momentum()));
  }

  @Override
  public void forward(Layer l, Code code) {
    code.add("$.forward($, $)", norm(l), l.in(0), l.out());
  }

  @Override
  public void backward(Layer l, Code code) {
    boolean into = l.wants(0);
    code.add("$.backward($, $, $, $)", norm(l), l.in(0), l.out(), into, into && l.adds(l.in(0)));
  }

  @Override
  public void evaluate(Layer l, Code code) {
    Optional<Node> host = l.folds().host(l.node());
    Code.Expr s =
        host.map(h -> BinaryLayer.of(h).scale(l.other(h)))
            .orElseGet(() -> Code.expr("$.scale(null)", norm(l)));
    Code.Expr t =
        host.map(h -> BinaryLayer.of(h).shift(l.other(h)))
            .orElseGet(() -> Code.expr("$.shift(null)", norm(l)));
    code.add(
        "$.affine($, $, $, $)",
        Runtime.REFERENCE,
        l.evaluatedIn(0),
        l.evaluation("scale", Type.FLOATS, s),
        l.evaluation("shift", Type.FLOATS, t),
        l.evaluated());
  }

  @Override
  public void freeze(Layer l, Code code) {
    if (l.packed("scale").isPresent()) {
      int channels = l.node().shape().channels();
      String name = l.node().name();
      code.add("out.floats($, $.scale(null), $)", name + ".scale", norm(l), channels);
      code.add("out.floats($, $.shift(null), $)", name + ".shift", norm(l), channels);
    }
  }

  @Override
  public void packed(PackedLayer p) {
    Value in = p.in(0);
    if (p.chain().isPresent() || p.folds().host(p.node()).isPresent()) {
      p.yields(in); // the layer before it does its work
      return;
    }
    Value out = p.floats();
    PackedStep step = p.stepInPlace("affine", List.of(in), out);
    step.executes(Effort.elementwise(out.size()));
    Ref scale = p.floats(step, "scale", "channel", in.shape().channels());
    Ref shift = p.floats(step, "shift", "channel", in.shape().channels());
    Optional<PackedStep> before = p.before(0).filter(s -> s.takesAffine(scale, shift));
    if (before.isPresent()) {
      step.leavesTo(
          before.get(),
          in,
          "In the same pass: " + p.node().path() + ", fma(sum, scale, shift) of its channel.");
    } else {
      InputOp.affine(step, in, scale, shift, out);
    }
    p.yields(out);
  }
}
