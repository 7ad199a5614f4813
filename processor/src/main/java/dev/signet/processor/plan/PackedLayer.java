package dev.signet.processor.plan;

import dev.signet.processor.graph.ClassRef;
import dev.signet.processor.graph.Node;
import dev.signet.processor.graph.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an op sees of packed inference while it adds its own steps. */
public final class PackedLayer {
  private final InferenceBuilder plan;
  private final Node node;

  PackedLayer(InferenceBuilder plan, Node node) {
    this.plan = plan;
    this.node = node;
  }

  /** The layer. */
  public Node node() {
    return node;
  }

  /** What is folded. */
  public Folds folds() {
    return plan.folds;
  }

  /** The chain of folded layers it lies in, if any. */
  public Optional<Chain> chain() {
    return plan.folds.chain(node);
  }

  /** Its k-th input: floats, or bits inside a chain and after it. */
  public Value in(int k) {
    return plan.values.get(node.inputs().get(k));
  }

  /** All its inputs, in order. */
  public List<Value> all() {
    return node.inputs().stream().map(plan.values::get).toList();
  }

  /** What the caller gave. */
  public Value raw() {
    return plan.values.get(-1);
  }

  /** How many inputs it has. */
  public int inputs() {
    return node.inputs().size();
  }

  /** States that this value is the layer's. */
  public void yields(Value value) {
    plan.yields(node.id(), value);
  }

  /** A new value. */
  public Value value(String name, Value.Form form, Shape shape) {
    return new Value(name, form, shape);
  }

  /** A new value of floats, with the layer's name and shape. */
  public Value floats() {
    return value(node.name(), Value.Form.FLOATS, node.shape());
  }

  /** Adds a step. */
  public PackedStep step(String op, List<Value> in, Value out) {
    return plan.add(new PackedStep(op, node.name(), in, out, false));
  }

  /** Adds a step whose result may lie where its first input lies. */
  public PackedStep stepInPlace(String op, List<Value> in, Value out) {
    return plan.add(new PackedStep(op, node.name(), in, out, true));
  }

  /** Bits or signs that another layer made already of the same value in the same way. */
  public Optional<Value> made(String way, Value of) {
    return Optional.ofNullable(plan.made.get(List.of(way, of)));
  }

  /** Lets later layers use what was made. */
  public Value share(String way, Value of, Value made) {
    plan.made.put(List.of(way, of), made);
    return made;
  }

  /** A tensor of floats, {@code <layer>.<role>} in the file. */
  public Ref floats(PackedStep step, String role, String layout, int... shape) {
    return tensor(step, role, "F32", layout, Type.FLOATS, "floats", shape);
  }

  /** A tensor of words as the file has it. */
  public Ref longs(PackedStep step, String role, String layout, int... shape) {
    return tensor(step, role, "U64", layout, Type.LONGS, "longs", shape);
  }

  private Ref tensor(
      PackedStep step,
      String role,
      String type,
      String layout,
      Type java,
      String call,
      int... shape) {
    String name = node.name() + "." + role;
    step.tensor(role, name, type, layout, shape);
    return field(role, java, Code.expr("file." + call + "($, $)", name, Code.ints(shape)));
  }

  /** Packed weights, brought into the layout of a kernel. */
  public Ref weights(PackedStep step, Ref kernel, int... shape) {
    String name = node.name() + ".weights";
    step.tensor("weights", name, "U64", "out, ky, kx, word", shape);
    return field(
        "weights",
        Type.LONGS,
        Code.expr("$.prepare(file.longs($, $))", kernel, name, Code.ints(shape)));
  }

  /** The same, repeated over the channels of so many planes. */
  public Ref weights(PackedStep step, Ref kernel, int channels, int planes, int... shape) {
    String name = node.name() + ".weights";
    step.tensor("weights", name, "U64", "out, ky, kx, word", shape);
    return field(
        "weights",
        Type.LONGS,
        Code.expr(
            "$.prepare($.repeat(file.longs($, $), $, $))",
            kernel,
            Runtime.PACKING,
            name,
            Code.ints(shape),
            channels,
            planes));
  }

  /** Float thresholds of each plane of the layer's input. */
  public Ref inputThresholds(PackedStep step, int planes, int count) {
    String name = node.name() + ".thresholds";
    step.tensor("thresholds", name, "F32", "plane, channel or one for all", planes, count);
    return field(
        "inputThresholds", Type.FLOATS, Code.expr("file.floats($, $, $)", name, planes, count));
  }

  /** Float thresholds of the layer's input; {@code <layer>.thresholds} in the file. */
  public Ref inputThresholds(PackedStep step, int count) {
    String name = node.name() + ".thresholds";
    step.tensor("thresholds", name, "F32", "channel, or one for all", count);
    return field("inputThresholds", Type.FLOATS, Code.expr("file.floats($, $)", name, count));
  }

  /** Integer thresholds of {@code channels} channels over accumulators in [-n, n]. */
  public Ref thresholds(PackedStep step, int channels, int n) {
    String name = node.name();
    step.tensor("bounds", name + ".bounds", "I32", "channel", channels);
    step.tensor("directions", name + ".directions", "U8", "channel", channels);
    step.tensor("tables", name + ".tables", "U64", "row, word", channels, (2 * n + 64) / 64);
    return field(
        "thresholds",
        Type.of(Runtime.THRESHOLDS),
        Code.expr("file.thresholds($, $, $)", name, channels, n));
  }

  private Ref field(String role, Type type, Code.Expr load) {
    String words = node.name() + "." + role;
    return plan.tensors.get(words, Ref.field(words), type, load);
  }

  /** A stateless object of this layer's own. */
  public Ref constant(ClassRef type, Code.Expr value) {
    return plan.constants.get(node.name(), Ref.constant(node.name()), Type.of(type), value);
  }

  /** A kernel: a constant whose scratch a pass must hold. */
  public Ref kernel(Code.Expr shape) {
    Ref kernel =
        constant(
            Runtime.BINARY_CONVOLUTION, Code.expr("$.of($)", Runtime.BINARY_CONVOLUTION, shape));
    plan.kernels.add(kernel);
    return kernel;
  }

  /** Real weights with their bias, or null for none, in the layout of a kernel. */
  public Ref filters(PackedStep step, Ref kernel, int[] shape, boolean bias, int out) {
    String name = node.name();
    step.tensor("weights", name + ".weights", "F32", "ky, kx, in, out", shape);
    Object biases = Code.expr("null");
    if (bias) {
      step.tensor("bias", name + ".bias", "F32", "channel", out);
      biases = Code.expr("file.floats($, $)", name + ".bias", out);
    }
    return field(
        "weights",
        Type.of(Runtime.FLOAT_FILTERS),
        Code.expr(
            "$.prepare(file.floats($, $), $)",
            kernel,
            name + ".weights",
            Code.ints(shape),
            biases));
  }

  /** Weights of one bit, in the layout of a kernel of real inputs. */
  public Ref signFilters(PackedStep step, Ref kernel, int... shape) {
    String name = node.name() + ".weights";
    step.tensor("weights", name, "U64", "out, ky, kx, word", shape);
    return field(
        "weights",
        Type.of(Runtime.FLOAT_FILTERS),
        Code.expr("$.prepareSigns(file.longs($, $))", kernel, name, Code.ints(shape)));
  }

  /**
   * The step that writes the layer's k-th input, if it can do this layer's work as well: nothing
   * else reads what it writes.
   */
  public Optional<PackedStep> before(int k) {
    return plan.open(in(k));
  }

  /** Whether a value is there when a step runs. */
  public boolean isThereAt(Value value, PackedStep step) {
    return plan.isThereAt(value, step);
  }

  /** The one instance of a choice's class. */
  public Ref choice(ClassRef type) {
    return plan.constants.choice(type);
  }

  /** The site of choices without learned numbers. */
  public Ref deployedSite() {
    return plan.constants.get(
        "",
        Ref.constant("deployed"),
        Type.of(Runtime.SITE),
        Code.expr("$.deployed()", Runtime.SITE));
  }

  /** A site with learned numbers for some pixels, {@code pixels} times over; one for each pass. */
  public Ref site(List<Ref> learned, int pixels) {
    String words = node.name() + ".site";
    List<Object> numbers = new ArrayList<>(learned);
    if (pixels > 1) {
      numbers.replaceAll(n -> Code.expr("repeated($, $)", n, pixels));
    }
    return plan.passFields.get(
        words,
        Ref.field(words),
        Type.of(Runtime.SITE),
        Code.expr("$.of(1f, $)", Runtime.SITE, Code.list(numbers)));
  }
}
