package dev.signet.processor.op;

import dev.signet.processor.graph.Choice;
import dev.signet.processor.graph.Shape;
import dev.signet.processor.plan.Code;
import dev.signet.processor.plan.Effort;
import dev.signet.processor.plan.InferencePlan;
import dev.signet.processor.plan.Layer;
import dev.signet.processor.plan.LearnedSizes;
import dev.signet.processor.plan.PackedLayer;
import dev.signet.processor.plan.PackedStep;
import dev.signet.processor.plan.Ref;
import dev.signet.processor.plan.Runtime;
import dev.signet.processor.plan.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A function applied to every value. */
public record ActivationOp(Choice activation) implements Op {
  /** Numbers of a loop that is worth its beginning, and whose array stays in the nearest cache. */
  private static final int AT_ONCE = 256;

  @Override
  public Shape shape(List<Shape> inputs) {
    return inputs.get(0);
  }

  @Override
  public List<Choice> chosen() {
    return List.of(activation);
  }

  @Override
  public long parameters(List<Shape> inputs, Shape out) {
    int c = out.channels();
    return activation.learnedNumbers(c, c, c, 1);
  }

  @Override
  public Work work(List<Shape> inputs, Shape out) {
    return Work.learned(parameters(inputs, out));
  }

  @Override
  public boolean isTrained() {
    return !activation.learned().isEmpty();
  }

  @Override
  public String summary() {
    return activation.type().simpleName();
  }

  /** The loops over its values. */
  Elementwise loops(Layer l) {
    int channels = l.node().shape().channels();
    LearnedSizes sizes = LearnedSizes.channels(channels);
    return new Elementwise(
        activation,
        l.choice(activation.type()),
        "value",
        l.learned(activation, "", "CHOICE", sizes),
        channels);
  }

  @Override
  public void forward(Layer l, Code code) {
    code.open("shards(s ->");
    loops(l).forward(l, code, l.in(0), l.out());
    code.close(")");
  }

  @Override
  public void backward(Layer l, Code code) {
    code.open("shards(s ->");
    loops(l).backward(l, code, l.in(0), l.out());
    code.close(")");
  }

  @Override
  public void evaluate(Layer l, Code code) {
    Elementwise f = loops(l);
    code.add(
        "$.activate($, deployedSite($), $, $, $)",
        Runtime.REFERENCE,
        f.instance(),
        Code.list(f.learned()),
        l.evaluatedIn(0),
        f.channels(),
        l.evaluated());
  }

  @Override
  public void freeze(Layer l, Code code) {
    Elementwise f = loops(l);
    for (int k = 0; k < f.learned().size(); k++) {
      String role = activation.learned().get(k).name();
      Optional<PackedStep.Tensor> tensor = l.packed(role);
      if (tensor.isPresent()) {
        code.add(
            "out.floats($, $.value, $)",
            tensor.get().name(),
            f.learned().get(k),
            Code.list(tensor.get().shape()));
      }
    }
  }

  @Override
  public void packed(PackedLayer p) {
    Value in = p.in(0);
    if (p.chain().isPresent()) {
      p.yields(in); // the thresholds of the layer before it do its work
      return;
    }
    Value out = p.floats();
    PackedStep step = p.stepInPlace("activation", List.of(in), out);
    step.executes(Effort.elementwise(out.size()));
    step.attribute("function", activation.type().canonicalName());
    LearnedSizes sizes = LearnedSizes.channels(in.shape().channels());
    List<Ref> learned = new ArrayList<>();
    int pixels = Elementwise.isPerChannel(activation) ? pixels(in.shape()) : 1;
    for (Choice.Learned l : activation.learned()) {
      int[] shape = sizes.of(l).stream().mapToInt(n -> n).toArray();
      learned.add(p.floats(step, l.name(), "channel, or one for all", shape));
      int numbers = Arrays.stream(shape).reduce(1, Math::multiplyExact);
      step.keeps(numbers > 1 && pixels > 1 ? (long) Float.BYTES * numbers * pixels : 0);
    }
    if (!learned.isEmpty()) {
      step.attribute("learned", activation.learned().stream().map(Choice.Learned::name).toList());
    }
    loop(p, step, in, out, learned, pixels);
    p.yields(out);
  }

  private void loop(
      PackedLayer p, PackedStep step, Value in, Value out, List<Ref> learned, int pixels) {
    Code code = step.byRows().code();
    Code.Expr from = InferencePlan.from(in.shape());
    Code.Expr end = InferencePlan.end(in.shape());
    Ref f = p.choice(activation.type());
    Ref site = learned.isEmpty() ? p.deployedSite() : p.site(learned, pixels);
    if (!Elementwise.isPerChannel(activation)) {
      code.open("for (int i = $, end = $; i < end; i++)", from, end);
      code.add("$[i] = $.value($[i], $)", out, f, in, site);
      code.close();
      return;
    }
    // Values and learned numbers at one index: C2 makes no vector code where the indices differ.
    int numbers = in.shape().channels() * pixels;
    Value some = p.value(out.name() + ".some", Value.Form.FLOATS, Shape.vector(numbers));
    step.worksIn(some);
    code.open("for (int i = $, end = $; i < end; i += $)", from, end, numbers);
    code.add("System.arraycopy($, i, $, 0, $)", in, some, numbers);
    code.open("for (int k = 0; k < $; k++)", numbers);
    code.add("$[k] = $.value($[k], $.at(k))", some, f, some, site);
    code.close();
    code.add("System.arraycopy($, 0, $, i, $)", some, out, numbers);
    code.close();
  }

  /**
   * Pixels of a row that are worked on at once: as many as do not make a loop of it that is long.
   */
  private static int pixels(Shape shape) {
    int pixels = Math.max(1, Math.min(shape.width(), AT_ONCE / shape.channels()));
    while (shape.width() % pixels != 0) {
      pixels--;
    }
    return pixels;
  }
}
