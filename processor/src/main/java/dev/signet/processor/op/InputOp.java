package dev.signet.processor.op;

import dev.signet.processor.graph.Choice;
import dev.signet.processor.graph.Shape;
import dev.signet.processor.plan.Code;
import dev.signet.processor.plan.Effort;
import dev.signet.processor.plan.InferencePlan;
import dev.signet.processor.plan.Layer;
import dev.signet.processor.plan.PackedLayer;
import dev.signet.processor.plan.PackedStep;
import dev.signet.processor.plan.Ref;
import dev.signet.processor.plan.Runtime;
import dev.signet.processor.plan.Value;
import java.util.List;
import java.util.Optional;

/**
 * The network's input after normalisation or encoding.
 *
 * @param raw shape of what the caller gives
 * @param range smallest and largest raw value, or empty for any finite number
 * @param standardize whether each channel is standardised; false when encoded
 * @param encoding how raw values become bits, if they do
 */
public record InputOp(
    Shape raw, Optional<Range> range, boolean standardize, Optional<Encoding> encoding)
    implements Op {
  /** Smallest and largest raw value. */
  public record Range(double least, double greatest) {}

  /** An encoder and its bits per channel. */
  public record Encoding(Choice encoder, int levels) {}

  @Override
  public List<Choice> chosen() {
    return encoding.map(Encoding::encoder).stream().toList();
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    return encoding
        .map(e -> {
          long channels = (long) raw.channels() * e.levels();
          return new Shape((int) Math.min(channels, Integer.MAX_VALUE), raw.height(), raw.width());
        })
        .orElse(raw);
  }

  @Override
  public String summary() {
    return encoding
        .map(e -> e.encoder().type().simpleName() + ", " + e.levels() + " bits per channel")
        .orElse(standardize ? "standardised input" : "input as given");
  }

  @Override
  public void forward(Layer l, Code code) {
    l.sharesValues(l.networkInput()); // the runtime fills it
  }

  @Override
  public void backward(Layer l, Code code) {}

  @Override
  public void evaluate(Layer l, Code code) {
    if (encoding.isPresent()) {
      code.add(
          "$.encode($, raw, inputNumbers(), $, $)",
          Runtime.REFERENCE,
          l.choice(encoding.get().encoder().type()),
          encoding.get().levels(),
          l.evaluated());
    } else if (standardize) {
      code.add("$.affine(raw, inputScale(), inputShift(), $)", Runtime.REFERENCE, l.evaluated());
    } else {
      code.add("System.arraycopy(raw, 0, $, 0, $)", l.evaluated(), (int) raw.size());
    }
  }

  @Override
  public void freeze(Layer l, Code code) {
    String name = l.node().name();
    if (encoding.isPresent()) {
      code.add(
          "out.floats($, inputNumbers(), $, $)",
          name + ".numbers",
          raw.channels(),
          encoding.get().levels());
    } else if (standardize) {
      code.add("out.floats($, inputScale(), $)", name + ".scale", raw.channels());
      code.add("out.floats($, inputShift(), $)", name + ".shift", raw.channels());
    }
  }

  @Override
  public void packed(PackedLayer p) {
    Value out = p.floats();
    List<Value> in = List.of(p.raw());
    if (encoding.isPresent()) {
      encode(p, encoding.get(), out);
    } else if (standardize) {
      PackedStep step = p.step("standardize", in, out);
      step.executes(Effort.elementwise(raw.size()));
      Ref scale = p.floats(step, "scale", "channel", raw.channels());
      Ref shift = p.floats(step, "shift", "channel", raw.channels());
      step.remark("fma(x, 1 / deviation, -mean / deviation), per channel.");
      affine(step, p.raw(), scale, shift, out);
    } else {
      p.step("identity", in, out);
    }
    p.yields(out);
  }

  /** Lets a step map each channel. */
  static void affine(PackedStep step, Value in, Ref scale, Ref shift, Value out) {
    Code.Expr sizes = Code.ints(out.shape().height(), out.shape().width());
    step.byRows()
        .code()
        .add(
            "$.forward($, $, $, $, $, $)",
            Runtime.AFFINE,
            in,
            scale,
            shift,
            sizes,
            out,
            InferencePlan.SLICE);
  }

  private void encode(PackedLayer p, Encoding encoding, Value out) {
    PackedStep step = p.step("encode", List.of(p.raw()), out);
    int levels = encoding.levels();
    step.attribute("encoder", encoding.encoder().type().canonicalName()).number("levels", levels);
    Ref numbers = p.floats(step, "numbers", "channel, bit", raw.channels(), levels);
    step.executes(Effort.elementwise(out.size()));
    step.remark("+1 where the encoder sets the bit, else -1.");
    Code code = step.byRows().code();
    code.open(
        "for (int i = $, end = $; i < end; i++)", InferencePlan.from(raw), InferencePlan.end(raw));
    code.add("int c = i % $", raw.channels());
    code.open("for (int k = 0; k < $; k++)", levels);
    code.add(
        "boolean bit = $.bit($[i], $[c * $ + k], k)",
        p.choice(encoding.encoder().type()),
        p.raw(),
        numbers,
        levels);
    code.add("$[i * $ + k] = bit ? 1f : -1f", out, levels);
    code.close();
    code.close();
  }
}
