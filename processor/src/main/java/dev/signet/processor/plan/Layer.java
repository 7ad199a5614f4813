package dev.signet.processor.plan;

import dev.signet.processor.graph.Choice;
import dev.signet.processor.graph.ClassRef;
import dev.signet.processor.graph.Node;
import dev.signet.processor.graph.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What an op sees of the trainer while it adds its own code. */
public final class Layer {
  private final TrainingBuilder plan;
  private final Node node;

  Layer(TrainingBuilder plan, Node node) {
    this.plan = plan;
    this.node = node;
  }

  /** The layer. */
  public Node node() {
    return node;
  }

  /** Another layer of the same network. */
  public Layer other(Node other) {
    return new Layer(plan, other);
  }

  /** What is folded. */
  public Folds folds() {
    return plan.folds;
  }

  /** How many inputs it has. */
  public int inputs() {
    return node.inputs().size();
  }

  /** Shape of its k-th input. */
  public Shape inShape(int k) {
    return plan.graph.node(node.inputs().get(k)).shape();
  }

  /** Values of its k-th input. */
  public Ref in(int k) {
    return plan.values.get(node.inputs().get(k));
  }

  /** Its own values. */
  public Ref out() {
    if (!plan.values.containsKey(node.id())) {
      plan.values.put(node.id(), values("", node.shape()));
    }
    return plan.values.get(node.id());
  }

  /** States that its values are those of its input, or the network's. */
  public void sharesValues(Ref values) {
    plan.values.put(node.id(), values);
  }

  /** The values that the runtime fills before the first layer. */
  public Ref networkInput() {
    return TrainingBuilder.INPUT;
  }

  /** Whether its k-th input wants a gradient. */
  public boolean wants(int k) {
    return plan.isTrained(node.inputs().get(k));
  }

  /** Whether a gradient is there already, to be added to; from now on it is. Ask once a write. */
  public boolean adds(Ref values) {
    return !plan.writes(values);
  }

  /** More values of this layer's own; {@code suffix} may be empty. */
  public Ref values(String suffix, Shape shape) {
    String name = suffix.isEmpty() ? node.name() : node.name() + "." + suffix;
    Ref ref = field(name, Runtime.VALUES, TrainingBuilder.values(name, shape, Optional.empty()));
    plan.shapes.put(ref, shape);
    return ref;
  }

  /** A field with state. */
  public Ref field(String words, ClassRef type, Code.Expr value) {
    return plan.fieldsOf(node).get(words, Ref.field(words), Type.of(type), value);
  }

  /** A parameter, {@code <layer>.<suffix>} in checkpoints. */
  public Ref parameter(String suffix, String kind, Code.Expr init, List<Integer> shape) {
    String name = node.name() + "." + suffix;
    Code.Expr sizes = Code.list(shape);
    return field(
        name,
        Runtime.PARAMETER,
        Code.expr("parameter($, $.Kind." + kind + ", $, $)", name, Runtime.PARAMETER, init, sizes));
  }

  /** The learned tensors of a choice made for this layer. */
  public List<Ref> learned(Choice choice, String slot, String kind, LearnedSizes sizes) {
    List<Ref> parameters = new ArrayList<>();
    for (Choice.Learned learned : choice.learned()) {
      String suffix = slot.isEmpty() ? learned.name() : slot + "." + learned.name();
      Code.Expr init =
          learned.initial() == 0f
              ? Code.expr("$.ZERO", Runtime.INIT)
              : Code.expr("$.constant($)", Runtime.INIT, learned.initial());
      String held = learned.gradient() ? kind : "STATISTIC";
      parameters.add(parameter(suffix, held, init, sizes.of(learned)));
    }
    return parameters;
  }

  /** The one instance of a choice's class. */
  public Ref choice(ClassRef type) {
    return plan.constants.choice(type);
  }

  /**
   * A method that layers share.
   *
   * @param key what methods have in common that are one
   * @param words to name it by
   * @param make makes it for the first layer that calls it
   */
  public Ref shared(String key, String words, Function<Ref, SharedMethod> make) {
    return plan.shared.computeIfAbsent(key, k -> make.apply(Ref.field(words))).ref();
  }

  /** The array that holds the k-th input in evaluation. */
  public Ref evaluatedIn(int k) {
    return plan.evaluated.get(node.inputs().get(k));
  }

  /** The array that holds this layer's value in evaluation. */
  public Ref evaluated() {
    if (!plan.evaluated.containsKey(node.id())) {
      sharesEvaluated(evaluated("value", node.shape()));
    }
    return plan.evaluated.get(node.id());
  }

  /** States that evaluation keeps this layer's value in another's array. */
  public void sharesEvaluated(Ref array) {
    plan.evaluated.put(node.id(), array);
  }

  /** Another array of evaluation. */
  public Ref evaluated(String suffix, Shape shape) {
    return evaluation(suffix, Type.FLOATS, Code.expr("new float[$]", (int) shape.size()));
  }

  /** A field of evaluation. */
  public Ref evaluation(String suffix, Type type, Code.Expr value) {
    String words = node.name() + "." + suffix;
    return plan.evaluationFields.get(words, Ref.field(words), type, value);
  }

  /** A tensor that packed inference reads, as the plan placed it; absent if it needs none. */
  public Optional<PackedStep.Tensor> packed(String suffix) {
    return plan.tensor(node.name() + "." + suffix);
  }
}
