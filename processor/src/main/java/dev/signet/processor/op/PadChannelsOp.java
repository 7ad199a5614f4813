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
 * Channels of zeros behind those there are; what the trainer keeps for it starts as zeros, and only
 * the others are written.
 */
public record PadChannelsOp(int channels) implements Op {
  /** Reads {@code @Channels}. */
  static PadChannelsOp read(Reading r) {
    int channels = r.size("Channels", "value");
    int there = r.input().channels();
    if (r.known() && channels < there) {
      r.report(
          ReadProblems.OUT_OF_RANGE,
          r.value("Channels", "value").orElseThrow(),
          "@Channels is "
              + channels
              + ", but the input of "
              + r.part().name()
              + " has "
              + there
              + " channels already. Write at least as many.");
      return new PadChannelsOp(there);
    }
    return new PadChannelsOp(channels);
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    return new Shape(channels, inputs.get(0).height(), inputs.get(0).width());
  }

  @Override
  public String summary() {
    return "PadChannels";
  }

  @Override
  public void forward(Layer l, Code code) {
    code.open("shards(s ->");
    code.add("$.concatForward($, $, $, s)", Runtime.TRAINED_JOINS, l.in(0), sizes(l), l.out());
    code.close(")");
  }

  @Override
  public void backward(Layer l, Code code) {
    code.open("shards(s ->");
    code.add(
        "$.concatBackward($, $, $, $, s)",
        Runtime.TRAINED_JOINS,
        l.in(0),
        sizes(l),
        l.out(),
        l.adds(l.in(0)));
    code.close(")");
  }

  @Override
  public void evaluate(Layer l, Code code) {
    code.add("$.concat($, $, $)", Runtime.REFERENCE, l.evaluatedIn(0), sizes(l), l.evaluated());
  }

  @Override
  public void packed(PackedLayer p) {
    Value in = p.in(0);
    Value out = p.floats();
    PackedStep step = p.step("pad_channels", List.of(in), out);
    step.executes(Effort.elementwise(out.size()));
    Shape s = out.shape();
    step.byRows()
        .code()
        .add(
            "$.padChannels($, $, $, $, $)",
            Runtime.JOINS,
            in,
            Code.ints(s.height(), s.width()),
            Code.ints(in.shape().channels(), channels),
            out,
            InferencePlan.SLICE);
    p.yields(out);
  }

  /** Pixels, channels of the input, where they start, channels of the whole. */
  private Code.Expr sizes(Layer l) {
    Shape in = l.inShape(0);
    return Code.ints((int) in.pixels(), in.channels(), 0, channels);
  }
}
