package dev.signet.processor.op;

import dev.signet.processor.graph.Binarization;
import dev.signet.processor.graph.Choice;
import dev.signet.processor.graph.Node;
import dev.signet.processor.graph.Shape;
import dev.signet.processor.plan.Chain;
import dev.signet.processor.plan.Code;
import dev.signet.processor.plan.Effort;
import dev.signet.processor.plan.Ending;
import dev.signet.processor.plan.InferencePlan;
import dev.signet.processor.plan.PackedLayer;
import dev.signet.processor.plan.PackedStep;
import dev.signet.processor.plan.Ref;
import dev.signet.processor.plan.Runtime;
import dev.signet.processor.plan.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The packed steps of a binary layer: its own input made bits, then one of four products. */
final class BinaryPacked {
  private BinaryPacked() {}

  static void write(BinaryLayer layer, PackedLayer p) {
    Binarization b = layer.binarization();
    Kernel kernel = layer.kernel(p.in(0).shape());
    if (b.isPacked()) {
      packedProduct(kernel, layer, p);
    } else if (b.weights().isReal()) {
      realProduct(kernel, layer, p);
    } else {
      signProduct(kernel, layer, p);
    }
  }

  private static void packedProduct(Kernel kernel, BinaryLayer layer, PackedLayer p) {
    Choice inputs = layer.binarization().inputs();
    Kernel planes = layer.packedKernel(p.in(0).shape());
    Value bits = bits(planes, inputs, p);
    Optional<Chain> chain = p.folds().chain(p.node()).filter(c -> c.binary().id() == p.node().id());
    Value out = chain.isPresent() ? foldedBits(chain.get(), p) : foldedFloats(p);
    PackedStep step = product("binary", planes, bits, out, p);
    Ref constant = p.kernel(planes.shape());
    Ref weights = weights(kernel, inputs, constant, step, p);
    if (chain.isPresent()) {
      step.executes(planes.overBits(out.shape()));
      thresholds(chain.get(), step);
      Ref thresholds = p.thresholds(step, planes.out(), planes.fanIn());
      step.byWindows()
          .code()
          .add(
              "$.toBits($, $, $, $, $, $)",
              constant,
              bits,
              weights,
              thresholds,
              out,
              InferencePlan.SCRATCH,
              InferencePlan.SLICE);
    } else {
      step.executes(planes.overBits(out.shape()).and(out.size()));
      affine(step, p);
      Ending ending = new Ending(constant, "toFloats", bits, weights, out, InferencePlan.SCRATCH);
      ending.takesAffine(scale(step, kernel, p), shift(step, kernel, p));
      step.byWindows().ends(ending);
    }
    p.yields(out);
  }

  /** Packed weights, beside each other once for every plane of the input's bits. */
  private static Ref weights(
      Kernel kernel, Choice inputs, Ref constant, PackedStep step, PackedLayer p) {
    int planes = inputs.alphabet().orElseThrow().planes();
    if (planes == 1) {
      return p.weights(step, constant, kernel.packedFilters());
    }
    step.number("planes", planes);
    step.remark("Its bits are " + planes + " planes, with the same weights.");
    return p.weights(step, constant, kernel.input().channels(), planes, kernel.packedFilters());
  }

  private static void signProduct(Kernel kernel, BinaryLayer layer, PackedLayer p) {
    Value in = p.in(0);
    Value out = foldedFloats(p);
    PackedStep step = product("sign", kernel, in, out, p);
    step.executes(kernel.overFloats(out.shape()).and(out.size()));
    Ref runtime = kernel.floats(p);
    Ref filters = p.signFilters(step, runtime, kernel.packedFilters());
    affine(step, p);
    step.remark("Its input stays real; one chain of additions and subtractions per output.");
    kernel
        .product(step, p, runtime, filters)
        .takesAffine(scale(step, kernel, p), shift(step, kernel, p));
    p.yields(out);
  }

  private static void realProduct(Kernel kernel, BinaryLayer layer, PackedLayer p) {
    Choice inputs = layer.binarization().inputs();
    Value in = inputs.isReal() ? p.in(0) : signs(inputs, p);
    Value sums = p.value(p.node().name() + ".sums", Value.Form.FLOATS, p.node().shape());
    PackedStep step = kernel.describe(p.step(kernel.dense() ? "dense" : "conv", List.of(in), sums));
    step.executes(kernel.overFloats(sums.shape()));
    Ref runtime = kernel.floats(p);
    Ref filters = p.filters(step, runtime, kernel.realFilters(), false, kernel.out());
    Ending ending = kernel.product(step, p, runtime, filters);
    Value out = foldedFloats(p);
    PackedStep map = p.stepInPlace("affine", List.of(sums), out);
    map.executes(Effort.elementwise(out.size()));
    affine(map, p);
    ending.takesAffine(scale(map, kernel, p), shift(map, kernel, p));
    p.yields(out);
  }

  private static PackedStep product(
      String kind, Kernel kernel, Value in, Value out, PackedLayer p) {
    String op = kind + (kernel.dense() ? "_dense" : "_conv");
    return kernel.describe(p.step(op, List.of(in), out));
  }

  private static Ref scale(PackedStep step, Kernel kernel, PackedLayer p) {
    return p.floats(step, "scale", "channel", kernel.out());
  }

  private static Ref shift(PackedStep step, Kernel kernel, PackedLayer p) {
    return p.floats(step, "shift", "channel", kernel.out());
  }

  /** The layer's value after its batch norm, if that is folded. */
  private static Value foldedFloats(PackedLayer p) {
    Node last = p.folds().norm(p.node()).orElse(p.node());
    return p.value(last.name(), Value.Form.FLOATS, p.node().shape());
  }

  /** The layer's bits after all that comes before the first pool. */
  private static Value foldedBits(Chain chain, PackedLayer p) {
    Node last = p.node();
    for (Node node : chain.between()) {
      if (node.op() instanceof MaxPoolOp || node.op() instanceof FlattenOp) {
        break;
      }
      last = node;
    }
    return p.value(last.name() + ".bits", Value.Form.PIXEL_BITS, p.node().shape());
  }

  private static void affine(PackedStep step, PackedLayer p) {
    p.folds()
        .norm(p.node())
        .ifPresent(norm -> {
          step.attribute("folded", List.of(norm.name()));
          step.remark(norm.path() + " is folded into its scale and shift.");
        });
    step.remark("Value: fma(sum, scale, shift) of its channel.");
  }

  private static void thresholds(Chain chain, PackedStep step) {
    List<String> folded = new ArrayList<>();
    List<String> said = new ArrayList<>();
    for (Node node : chain.between()) {
      if (node.op() instanceof BatchNormOp || node.op() instanceof ActivationOp) {
        folded.add(node.name());
        said.add(node.path());
      }
    }
    said.add(
        "the sign of "
            + chain.consumers().stream().map(Node::path).collect(Collectors.joining(", ")));
    step.attribute("folded", folded);
    step.remark(
        "Folded into "
            + chain.binary().shape().channels()
            + " integer thresholds: "
            + String.join(", ", said)
            + ".");
  }

  /** The layer's input as bits, in the layout its kernel reads. */
  private static Value bits(Kernel kernel, Choice inputs, PackedLayer p) {
    Value in = p.in(0);
    if (in.form() == Value.Form.FLOATS) {
      boolean flat = kernel.dense();
      Value.Form form = flat ? Value.Form.FLAT_BITS : Value.Form.PIXEL_BITS;
      return signed(form, inputs, p);
    }
    boolean sameShape = in.shape().equals(kernel.input());
    return sameShape ? in : p.made("flat", in).orElseGet(() -> p.share("flat", in, flatten(in, p)));
  }

  private static Value flatten(Value in, PackedLayer p) {
    Shape shape = in.shape();
    Value out =
        p.value(in.name() + ".flat", Value.Form.FLAT_BITS, Shape.vector((int) shape.size()));
    PackedStep step = p.step("flatten_bits", List.of(in), out);
    if (shape.channels() % 64 != 0) { // otherwise the words are the same
      step.code()
          .add(
              "$.flatten($, $, $, $)",
              Runtime.PACKING,
              in,
              (int) shape.pixels(),
              shape.channels(),
              out);
    }
    return out;
  }

  private static Value signs(Choice inputs, PackedLayer p) {
    return signed(Value.Form.FLOATS, inputs, p);
  }

  private static Value signed(Value.Form form, Choice inputs, PackedLayer p) {
    Value in = p.in(0);
    String way = form + " " + inputs.type().canonicalName();
    if (!inputs.learned().isEmpty()) {
      return sign(form, inputs, p);
    }
    return p.made(way, in).orElseGet(() -> p.share(way, in, sign(form, inputs, p)));
  }

  /**
   * A step that asks every float of the input which of its channel's thresholds it reaches: bits,
   * plane by plane, or the levels they mean.
   */
  private static Value sign(Value.Form form, Choice inputs, PackedLayer p) {
    Value in = p.in(0);
    Shape shape = in.shape();
    Choice.Alphabet alphabet = inputs.alphabet().orElseThrow();
    boolean one = form != Value.Form.PIXEL_BITS && !Elementwise.isPerChannel(inputs);
    int count = one ? 1 : shape.channels();
    int planes = alphabet.planes();
    boolean floats = form == Value.Form.FLOATS;
    Shape wide = new Shape(planes * shape.channels(), shape.height(), shape.width());
    Value out = p.value(p.node().name() + ".signs", form, floats ? shape : wide);
    boolean levels = floats && !alphabet.isSign();
    PackedStep step = p.step(levels ? "levels" : "sign", List.of(in), out);
    step.executes(Effort.elementwise(in.size() * (long) planes));
    step.attribute("estimator", inputs.type().canonicalName());
    Ref thresholds =
        planes == 1 ? p.inputThresholds(step, count) : p.inputThresholds(step, planes, count);
    if (planes > 1) {
      step.number("planes", planes);
    }
    step.remark("Bit of an input: whether it reaches its channel's threshold.");
    if (levels) {
      Ref values = p.floats(step, "levels", "level", planes + 1);
      step.byRows()
          .code()
          .add(
              "$.levels($, $, $, $, $, $)",
              Runtime.PACKING,
              in,
              thresholds,
              values,
              Code.ints(shape.height(), shape.width() * shape.channels()),
              out,
              InferencePlan.SLICE);
      return out;
    }
    switch (form) {
      case PIXEL_BITS ->
          step.byRows()
              .code()
              .add(
                  "$.pack($, $, $, $, $)",
                  Runtime.PACKING,
                  in,
                  Code.ints(shape.height(), shape.width(), shape.channels()),
                  thresholds,
                  out,
                  InferencePlan.SLICE);
      case FLAT_BITS ->
          step.code()
              .add(
                  planes == 1 ? "$.packFlat($, $, $, $)" : "$.packFlat($, $, $, $, $)",
                  flat(in, thresholds, planes, out));
      case FLOATS ->
          step.byRows()
              .code()
              .add(
                  "$.signs($, $, $, $, $)",
                  Runtime.PACKING,
                  in,
                  thresholds,
                  Code.ints(shape.height(), shape.width() * shape.channels()),
                  out,
                  InferencePlan.SLICE);
      default -> throw new AssertionError(form);
    }
    return out;
  }

  private static Object[] flat(Value in, Ref thresholds, int planes, Value out) {
    int size = (int) in.shape().size();
    return planes == 1
        ? new Object[] {Runtime.PACKING, in, thresholds, size, out}
        : new Object[] {Runtime.PACKING, in, thresholds, planes, size, out};
  }
}
