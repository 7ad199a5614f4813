package dev.signet.processor.op;

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

/**
 * The mean of the copies of a value that was decoupled, which stand block by block: of a picture
 * all channels of a pixel once, then all again; of a picture that was flattened the same for every
 * pixel.
 *
 * @param copies at least 2
 * @param block numbers that stand together, at least 1
 */
public record MeanOfCopiesOp(int copies, int block) implements Op {
  @Override
  public Shape shape(List<Shape> inputs) {
    Shape in = inputs.get(0);
    return new Shape(in.channels() / copies, in.height(), in.width());
  }

  @Override
  public String summary() {
    return "mean of " + copies + " copies";
  }

  @Override
  public List<String> arithmetic() {
    return List.of("The sum from the first copy on, divided by " + copies + ".");
  }

  @Override
  public void forward(Layer l, Code code) {
    code.open("shards(s ->");
    code.add("$.meanForward($, $, $, s)", Runtime.TRAINED_JOINS, l.in(0), sizes(), l.out());
    code.close(")");
  }

  @Override
  public void backward(Layer l, Code code) {
    if (!l.wants(0)) {
      return;
    }
    code.open("shards(s ->");
    code.add(
        "$.meanBackward($, $, $, $, s)",
        Runtime.TRAINED_JOINS,
        l.in(0),
        sizes(),
        l.out(),
        l.adds(l.in(0)));
    code.close(")");
  }

  @Override
  public void evaluate(Layer l, Code code) {
    code.add(
        "$.meanOfCopies($, $, $)", Runtime.REFERENCE, l.evaluatedIn(0), sizes(), l.evaluated());
  }

  @Override
  public void packed(PackedLayer p) {
    Value in = p.in(0);
    Value out = p.floats();
    PackedStep step = p.step("mean_of_copies", List.of(in), out);
    step.number("copies", copies).number("block", block);
    step.executes(Effort.elementwise(in.size()));
    Shape s = out.shape();
    step.byRows()
        .code()
        .add(
            "$.meanOfCopies($, $, $, $, $)",
            Runtime.JOINS,
            in,
            Code.ints(s.height(), s.width() * s.channels()),
            sizes(),
            out,
            InferencePlan.SLICE);
    p.yields(out);
  }

  private Code.Expr sizes() {
    return Code.ints(copies, block);
  }
}
