package dev.signet.processor.op;

import dev.signet.dsl.Learned;
import dev.signet.processor.graph.Binarization;
import dev.signet.processor.graph.Choice;
import dev.signet.processor.graph.Node;
import dev.signet.processor.graph.PaddingChoice;
import dev.signet.processor.graph.Shape;
import dev.signet.processor.plan.Code;
import dev.signet.processor.plan.Layer;
import dev.signet.processor.plan.LearnedSizes;
import dev.signet.processor.plan.PackedLayer;
import dev.signet.processor.plan.Ref;
import dev.signet.processor.plan.Runtime;
import dev.signet.processor.plan.Type;
import java.util.List;
import java.util.Optional;

/** What a binary convolution and a binary dense layer have in common. */
public interface BinaryLayer extends Op {
  /** What was chosen for it. */
  Binarization binarization();

  /** The same layer of other choices. */
  BinaryLayer with(Binarization other);

  /** Whether there is a bias per output channel. */
  boolean bias();

  /** The kernel over an input of this shape. */
  Kernel kernel(Shape in);

  /** The kernel that runs over the bits of an input of this shape. */
  default Kernel packedKernel(Shape in) {
    return binarization().mapped().map(a -> kernel(in).overPlanes(a)).orElseGet(() -> kernel(in));
  }

  @Override
  default Work work(List<Shape> inputs, Shape out) {
    Shape in = inputs.get(0);
    Kernel kernel = kernel(in);
    Binarization b = binarization();
    return new Work(
        kernel.weights(),
        b.weights().bits(),
        bias() ? kernel.out() : 0,
        b.isScaled() ? kernel.out() : 0,
        0,
        kernel.learned(b.inputs(), in.channels()),
        kernel.weights() * out.pixels(),
        b.inputs().bits(),
        kernel.dense());
  }

  @Override
  default boolean isTrained() {
    return true;
  }

  @Override
  default List<Choice> chosen() {
    Binarization b = binarization();
    return List.of(b.inputs(), b.weights(), b.scale(), b.source());
  }

  @Override
  default List<String> choices() {
    Binarization b = binarization();
    return List.of(
        "Inputs "
            + chosen(b.inputs())
            + ", weights "
            + chosen(b.weights())
            + ", scale "
            + chosen(b.scale())
            + ", source "
            + chosen(b.source())
            + padded().map(p -> ", padding " + p.name() + " (" + p.chosenAt() + ")").orElse("")
            + ".");
  }

  /** The padding, of layers that it makes a difference to. */
  default Optional<PaddingChoice> padded() {
    return Optional.empty();
  }

  private static String chosen(Choice choice) {
    return choice.type().simpleName() + " (" + choice.chosenAt() + ")";
  }

  @Override
  default void forward(Layer l, Code code) {
    code.add("$.materialize(progress())", weights(l));
    code.add("$.prepare($)", runtime(l), weights(l));
    boolean real = binarization().inputs().isReal();
    if (!real) {
      inputs(l).measure(code, l.in(0));
    }
    code.open("shards(s ->");
    if (!real) {
      inputs(l).forward(l, code, l.in(0), signs(l));
    }
    code.add("$.forward($, $, $, s)", runtime(l), operand(l), biasOrNull(l), l.out());
    code.close(")");
  }

  @Override
  default void backward(Layer l, Code code) {
    boolean real = binarization().inputs().isReal();
    boolean into = real ? l.wants(0) : inputs(l).hasBackward(l);
    code.open("shards(s ->");
    code.add(
        "$.backward($, $, $, $, $, s)",
        runtime(l),
        operand(l),
        l.out(),
        into,
        into && l.adds(operand(l)),
        bias() ? Code.expr("s.partial($)", biases(l)) : Code.expr("null"));
    if (!real && into) {
      inputs(l).backward(l, code, l.in(0), signs(l));
    }
    code.close(")");
    code.add("$.backwardWeights($, $, $.partials())", runtime(l), operand(l), l.out(), weights(l));
  }

  @Override
  default void evaluate(Layer l, Code code) {
    Ref in = l.evaluatedIn(0);
    if (!binarization().inputs().isReal()) {
      Ref binarized = l.evaluated("inputs", l.inShape(0));
      Elementwise inputs = inputs(l);
      code.add(
          "binarize($, $, deployedSite($), $, $, $)",
          l.node().name(),
          inputs.instance(),
          Code.list(inputs.learned()),
          in,
          inputs.channels(),
          binarized);
      in = binarized;
      if (binarization().hasLevels()) {
        code.add(
            "$.round($, $)",
            Runtime.REFERENCE,
            in,
            Elementwise.levels(inputs.choice().alphabet().orElseThrow()));
      }
    }
    Ref signs = l.evaluation("deployed", Type.FLOATS, Code.expr("$.signs()", weights(l)));
    Optional<Choice.Alphabet> mapped = binarization().mapped();
    if (mapped.isPresent()) {
      sumPlanes(mapped.get(), l, in, signs, code);
    } else {
      code.add(
          "$.convolution($.shape(), $, $, null, $)",
          Runtime.REFERENCE,
          runtime(l),
          in,
          signs,
          l.evaluated());
    }
    if (l.folds().norm(l.node()).isEmpty()) {
      Ref scale = l.evaluation("scale", Type.FLOATS, scale(l));
      Ref shift = l.evaluation("shift", Type.FLOATS, shift(l));
      code.add(
          "$.affine($, $, $, $)", Runtime.REFERENCE, l.evaluated(), scale, shift, l.evaluated());
    }
  }

  private void sumPlanes(Choice.Alphabet inputs, Layer l, Ref in, Ref signs, Code code) {
    Code.Expr shape = kernel(l.inShape(0)).centred(inputs).shape();
    code.add(
        "$.planes($, $, $)",
        Runtime.REFERENCE,
        in,
        Code.number(inputs.half()),
        Code.number(inputs.centre()));
    code.add(
        "$.convolution($, $, $, $, $)",
        Runtime.REFERENCE,
        l.evaluation("shape", Type.of(Runtime.CONV_SHAPE), shape),
        inputs.planes(),
        in,
        signs,
        l.evaluated());
  }

  @Override
  default void freeze(Layer l, Code code) {
    BinaryFreeze.write(this, l, code);
  }

  @Override
  default void packed(PackedLayer p) {
    BinaryPacked.write(this, p);
  }

  /** Numbers of a weight source's tensor for one input of a tap; 0 if inputs share them. */
  default int perInput(Choice.Learned tensor, Shape in) {
    int at = tensor.shape().indexOf(Learned.IN);
    List<Integer> sizes = kernel(in).sizes(in.channels()).of(tensor);
    return at < 0 ? 0 : sizes.subList(at + 1, sizes.size()).stream().reduce(1, Math::multiplyExact);
  }

  /** The runtime's weights of a layer. */
  default Ref weights(Layer l) {
    Binarization b = binarization();
    Kernel kernel = kernel(l.inShape(0));
    LearnedSizes sizes = kernel.sizes(kernel.out());
    String kind = b.source().alphabet().isEmpty() ? "LATENT" : "BINARY";
    Code.Expr source = parameters(l.learned(b.source(), "source", kind, sizes));
    Code.Expr weights = parameters(l.learned(b.weights(), "weights", "CHOICE", sizes));
    Code.Expr scale = parameters(l.learned(b.scale(), "scale", "SCALE", sizes));
    Object window = b.window().<Object>map(w -> w).orElse(Code.expr("Float.POSITIVE_INFINITY"));
    return l.field(
        l.node().name() + ".weights",
        Runtime.BINARY_WEIGHTS,
        Code.expr(
            "binaryWeights($, new $($), $, $, $, $, $, $, $)",
            l.node().name(),
            Runtime.FILTER_SHAPE,
            Code.list(kernel.filters()),
            l.choice(b.source().type()),
            source,
            l.choice(b.weights().type()),
            window,
            weights,
            l.choice(b.scale().type()),
            scale));
  }

  private static Code.Expr parameters(List<Ref> learned) {
    return learned.isEmpty()
        ? Code.expr("new $[0]", Runtime.PARAMETER)
        : Code.expr("new $[] {$}", Runtime.PARAMETER, Code.list(learned));
  }

  /** The float factor of every output channel. */
  default Code.Expr scale(Layer l) {
    Code.Expr half = binarization().mapped().map(a -> Code.number(a.half())).orElse(Code.expr(""));
    return l.folds()
        .norm(l.node())
        .map(n -> Code.expr("$.scale($.alpha($))", BatchNormOp.norm(l.other(n)), weights(l), half))
        .orElseGet(() -> Code.expr("$.scale($)", weights(l), half));
  }

  /** The float shift of every output channel. */
  default Code.Expr shift(Layer l) {
    Optional<Node> norm = l.folds().norm(l.node());
    Optional<Choice.Alphabet> mapped = binarization().mapped();
    if (mapped.isPresent()) {
      Code.Expr centre = Code.number(mapped.get().centre());
      return norm.map(n ->
              Code.expr(
                  "$.shift($, $.offset($))",
                  BatchNormOp.norm(l.other(n)),
                  biasOrNull(l),
                  weights(l),
                  centre))
          .orElseGet(() -> Code.expr("$.shift($, $)", weights(l), biasOrNull(l), centre));
    }
    return norm.map(n -> Code.expr("$.shift($)", BatchNormOp.norm(l.other(n)), biasOrNull(l)))
        .orElseGet(() ->
            bias()
                ? Code.expr("$.value", biases(l))
                : Code.expr("new float[$]", l.node().shape().channels()));
  }

  /** The loops of its input estimator. */
  default Elementwise inputs(Layer l) {
    Choice inputs = binarization().inputs();
    int channels = l.inShape(0).channels();
    LearnedSizes sizes = kernel(l.inShape(0)).sizes(channels);
    return new Elementwise(
        inputs,
        l.choice(inputs.type()),
        "forward",
        l.learned(inputs, "inputs", "CHOICE", sizes),
        channels);
  }

  /** Its node's own operand: what the convolution reads. */
  private Ref operand(Layer l) {
    return binarization().inputs().isReal() ? l.in(0) : signs(l);
  }

  private Ref signs(Layer l) {
    return l.values("signs", l.inShape(0));
  }

  private Ref runtime(Layer l) {
    return kernel(l.inShape(0)).trained(l);
  }

  private Ref biases(Layer l) {
    return l.parameter(
        "bias", "BIAS", Code.expr("$.ZERO", Runtime.INIT), List.of(l.node().shape().channels()));
  }

  private Code.Expr biasOrNull(Layer l) {
    return bias() ? Code.expr("$.value", biases(l)) : Code.expr("null");
  }

  /** The op of a node that is a binary layer. */
  static BinaryLayer of(Node node) {
    return (BinaryLayer) node.op();
  }
}
