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
import java.util.List;
import java.util.Optional;

/** A function applied to every value. */
public record ActivationOp(Choice activation) implements Op {
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
    loops(l).forward(code, l.in(0), l.out());
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
    for (Choice.Learned l : activation.learned()) {
      int[] shape = sizes.of(l).stream().mapToInt(n -> n).toArray();
      learned.add(p.floats(step, l.name(), "channel, or one for all", shape));
    }
    if (!learned.isEmpty()) {
      step.attribute("learned", activation.learned().stream().map(Choice.Learned::name).toList());
    }
    loop(p, step, in, out, learned);
    p.yields(out);
  }

  private void loop(PackedLayer p, PackedStep step, Value in, Value out, List<Ref> learned) {
    Code code = step.byRows().code();
    Code.Expr from = InferencePlan.from(in.shape());
    Code.Expr end = InferencePlan.end(in.shape());
    Ref f = p.choice(activation.type());
    Ref site = learned.isEmpty() ? p.deployedSite() : p.site(learned);
    if (!Elementwise.isPerChannel(activation)) {
      code.open("for (int i = $, end = $; i < end; i++)", from, end);
      code.add("$[i] = $.value($[i], $)", out, f, in, site);
      code.close();
      return;
    }
    // Values and learned numbers at one index: C2 makes no vector code where the indices differ.
    int channels = in.shape().channels();
    Value row = p.value(out.name() + ".row", Value.Form.FLOATS, Shape.vector(channels));
    step.worksIn(row);
    code.open("for (int i = $, end = $; i < end; i += $)", from, end, channels);
    code.add("System.arraycopy($, i, $, 0, $)", in, row, channels);
    code.open("for (int c = 0; c < $; c++)", channels);
    code.add("$[c] = $.value($[c], $.at(c))", row, f, row, site);
    code.close();
    code.add("System.arraycopy($, 0, $, i, $)", row, out, channels);
    code.close();
  }
}
