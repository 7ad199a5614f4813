package dev.signet.processor.plan;

import dev.signet.processor.check.Sound;
import dev.signet.processor.check.SoundGraph;
import dev.signet.processor.diag.Origin;
import dev.signet.processor.graph.Binarization;
import dev.signet.processor.graph.Choice;
import dev.signet.processor.graph.ClassRef;
import dev.signet.processor.graph.Geometry;
import dev.signet.processor.graph.Graph;
import dev.signet.processor.graph.Node;
import dev.signet.processor.graph.PaddingChoice;
import dev.signet.processor.graph.Shape;
import dev.signet.processor.op.ActivationOp;
import dev.signet.processor.op.AddOp;
import dev.signet.processor.op.AvgPoolOp;
import dev.signet.processor.op.BatchNormOp;
import dev.signet.processor.op.BinaryConvOp;
import dev.signet.processor.op.BinaryDenseOp;
import dev.signet.processor.op.ConcatOp;
import dev.signet.processor.op.ConvOp;
import dev.signet.processor.op.DenseOp;
import dev.signet.processor.op.DropoutOp;
import dev.signet.processor.op.FlattenOp;
import dev.signet.processor.op.GlobalAvgPoolOp;
import dev.signet.processor.op.InputOp;
import dev.signet.processor.op.MaxPoolOp;
import dev.signet.processor.op.MultiplyOp;
import dev.signet.processor.op.Op;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Builds graphs by hand, layer by layer; every layer follows the last unless it names its inputs.
 */
public final class Net {
  public static final Choice.Alphabet SIGN = new Choice.Alphabet(List.of(-1, 1), 1f, 0f);
  public static final Choice STE = estimator("SteSign");
  public static final Choice APPROX = estimator("ApproxSign");
  public static final Choice RSIGN =
      choice("estimator", "RSign", SIGN, new Choice.Learned("shift", List.of(-1), 0f));
  public static final Choice MAGNITUDE = estimator("MagnitudeAwareSign");
  public static final Choice REAL = choice("estimator", "Real", null);
  public static final Choice UNSCALED = choice("scaling", "Unscaled", null);
  public static final Choice LEARNED_SCALE =
      choice("scaling", "LearnedScale", null, new Choice.Learned("factor", List.of(-1), 1f));
  public static final Choice LATENT =
      choice("source", "Latent", null, new Choice.Learned("latent", List.of(-2, -4, -3), 0f));
  public static final Choice RELU = choice("activation", "Relu", null);
  public static final Choice PRELU =
      choice("activation", "PRelu", null, new Choice.Learned("slope", List.of(-1), 0.25f));
  public static final Choice RPRELU =
      choice(
          "activation",
          "RPRelu",
          null,
          new Choice.Learned("before", List.of(-1), 0f),
          new Choice.Learned("slope", List.of(-1), 0.25f),
          new Choice.Learned("after", List.of(-1), 0f));

  private final ClassRef network;
  private final InputOp input;
  private final List<Node> nodes = new ArrayList<>();

  private Net(ClassRef network, InputOp input) {
    this.network = network;
    this.input = input;
    add("input", input, List.of());
  }

  /** A network with a standardised input. */
  public static Net standardized(String name, int channels, int height, int width) {
    return new Net(
        new ClassRef("test.nets", List.of(name)),
        new InputOp(
            new Shape(channels, height, width),
            Optional.of(new InputOp.Range(0, 255)),
            true,
            Optional.empty()));
  }

  /** A network named by its record and its input. */
  public static Net of(ClassRef network, InputOp input) {
    return new Net(network, input);
  }

  public static Choice choice(
      String room, String name, Choice.Alphabet alphabet, Choice.Learned... learned) {
    return new Choice(
        new ClassRef("dev.signet.dsl." + room, List.of(name)),
        Optional.ofNullable(alphabet),
        OptionalDouble.empty(),
        List.of(learned),
        Set.of(),
        Set.of(),
        "network");
  }

  private static Choice estimator(String name) {
    return choice("estimator", name, SIGN);
  }

  public static Binarization binarize(Choice inputs, Choice weights, Choice scale) {
    return new Binarization(inputs, weights, scale, LATENT);
  }

  /** Adds any layer after the ones named, or after the last. */
  public Net add(String name, Op op, String... inputs) {
    List<Integer> ids =
        inputs.length == 0
            ? List.of(nodes.size() - 1)
            : Arrays.stream(inputs).map(this::id).toList();
    return add(name, op, ids);
  }

  private Net add(String name, Op op, List<Integer> ids) {
    Shape shape = op.shape(ids.stream().map(id -> nodes.get(id).shape()).toList());
    nodes.add(new Node(nodes.size(), name, name, op, ids, shape, Origin.none(), "Noun " + name));
    return this;
  }

  private int id(String name) {
    return nodes.stream().filter(n -> n.name().equals(name)).findFirst().orElseThrow().id();
  }

  public Net conv(String name, int filters, int kernel, int stride, boolean bias, String... in) {
    return add(name, new ConvOp(filters, square(kernel, stride, kernel / 2), bias), in);
  }

  public Net binaryConv(String name, int filters, int kernel, Binarization b, String... in) {
    return add(
        name,
        new BinaryConvOp(
            filters,
            square(kernel, 1, kernel / 2),
            false,
            b,
            new PaddingChoice("ZERO", "default", Origin.none())),
        in);
  }

  public Net dense(String name, int units, String... in) {
    return add(name, new DenseOp(units, true), in);
  }

  public Net binaryDense(String name, int units, boolean bias, Binarization b, String... in) {
    return add(name, new BinaryDenseOp(units, bias, b), in);
  }

  public Net norm(String name, String... in) {
    return add(name, new BatchNormOp(0.9), in);
  }

  public Net activation(String name, Choice f, String... in) {
    return add(name, new ActivationOp(f), in);
  }

  public Net maxPool(String name, int window, int stride, int pad, String... in) {
    return add(name, new MaxPoolOp(square(window, stride, pad)), in);
  }

  public Net avgPool(String name, int window, String... in) {
    return add(name, new AvgPoolOp(square(window, window, 0)), in);
  }

  public Net globalAvgPool(String name, String... in) {
    return add(name, new GlobalAvgPoolOp(), in);
  }

  public Net flatten(String name, String... in) {
    return add(name, new FlattenOp(), in);
  }

  public Net dropout(String name, String... in) {
    return add(name, new DropoutOp(0.5), in);
  }

  public Net sum(String name, String... in) {
    return add(name, new AddOp(), in);
  }

  public Net multiply(String name, String... in) {
    return add(name, new MultiplyOp(), in);
  }

  public Net concat(String name, String... in) {
    return add(name, new ConcatOp(), in);
  }

  public static Geometry square(int kernel, int stride, int pad) {
    return new Geometry(kernel, kernel, stride, stride, pad, pad);
  }

  /** The graph, whose output is the last layer. */
  public SoundGraph build() {
    return Sound.of(
        new Graph(network, input, List.copyOf(nodes), nodes.size() - 1, List.of(), Origin.none()));
  }
}
