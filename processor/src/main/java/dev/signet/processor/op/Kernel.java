package dev.signet.processor.op;

import dev.signet.processor.graph.Binarization;
import dev.signet.processor.graph.Choice;
import dev.signet.processor.graph.Geometry;
import dev.signet.processor.graph.Shape;
import dev.signet.processor.plan.Code;
import dev.signet.processor.plan.Effort;
import dev.signet.processor.plan.Ending;
import dev.signet.processor.plan.Layer;
import dev.signet.processor.plan.LearnedSizes;
import dev.signet.processor.plan.PackedLayer;
import dev.signet.processor.plan.PackedStep;
import dev.signet.processor.plan.Ref;
import dev.signet.processor.plan.Runtime;
import dev.signet.processor.plan.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a convolution or a dense layer slides over what. A dense layer is a kernel of one pixel over
 * a picture of one pixel whose channels are all its inputs.
 *
 * @param input shape of the picture; one pixel for a dense layer
 * @param out filters or units
 * @param geometry the kernel
 * @param pad what a padded tap holds
 * @param dense whether it was declared as a dense layer
 */
record Kernel(Shape input, int out, Geometry geometry, Binarization.Pad pad, boolean dense) {
  static Kernel conv(Shape input, int out, Geometry geometry, Binarization.Pad pad) {
    return new Kernel(input, out, geometry, pad, false);
  }

  static Kernel dense(Shape input, int units) {
    Shape flat = Shape.vector(Math.toIntExact(input.size()));
    return new Kernel(flat, units, new Geometry(1, 1, 1, 1, 0, 0), Binarization.Pad.ZERO, true);
  }

  /** The same over sums of planes of bits: a padded value is what the bits make of it. */
  Kernel centred(Choice.Alphabet inputs) {
    return new Kernel(input, out, geometry, inputs.bitsOf(pad).orElse(pad), dense);
  }

  /** The same over all planes of bits beside each other, plane by plane. */
  Kernel overPlanes(Choice.Alphabet inputs) {
    int channels = Math.multiplyExact(inputs.planes(), input.channels());
    Shape all = new Shape(channels, input.height(), input.width());
    return new Kernel(all, out, geometry, centred(inputs).pad(), dense);
  }

  /** The runtime's object for it. */
  Code.Expr shape() {
    if (dense) {
      return Code.expr("$.dense($, $)", Runtime.CONV_SHAPE, input.channels(), out);
    }
    return Code.expr(
        "new $($, $.Pad." + pad + ")",
        Runtime.CONV_SHAPE,
        ints(geometry, input.height(), input.width(), input.channels(), out),
        Runtime.CONV_SHAPE);
  }

  /** Numbers as arguments: these, then those of a kernel or window as the runtime takes them. */
  static Code.Expr ints(Geometry g, int... before) {
    int[] window = {g.height(), g.width(), g.strideY(), g.strideX(), g.padY(), g.padX()};
    int[] all = Arrays.copyOf(before, before.length + window.length);
    System.arraycopy(window, 0, all, before.length, window.length);
    return Code.ints(all);
  }

  /** How real weights start: by He et al. for convolutions, uniform by fan-in for dense layers. */
  Code.Expr init() {
    return Code.expr(dense ? "$.FAN_IN_UNIFORM" : "$.HE", Runtime.INIT);
  }

  int fanIn() {
    return geometry.height() * geometry.width() * input.channels();
  }

  /** How many weights it has. */
  long weights() {
    return (long) out * fanIn();
  }

  /** How many numbers a choice learns here, given what CHANNELS means in the slot. */
  long learned(Choice choice, int channels) {
    return choice.learnedNumbers(
        channels, out, input.channels(), (long) geometry.height() * geometry.width());
  }

  /** Sizes of its weights, {@code [out][ky][kx][in]}. */
  List<Integer> filters() {
    return List.of(out, geometry.height(), geometry.width(), input.channels());
  }

  /** Sizes of its packed weights, {@code [out][ky][kx][word]}. */
  int[] packedFilters() {
    return new int[] {out, geometry.height(), geometry.width(), Value.words(input.channels())};
  }

  /** Sizes of its real weights in a model, {@code [ky][kx][in][out]}. */
  int[] realFilters() {
    return new int[] {geometry.height(), geometry.width(), input.channels(), out};
  }

  /** What a learned tensor's constants stand for, given what CHANNELS means in the slot. */
  LearnedSizes sizes(int channels) {
    return new LearnedSizes(channels, out, input.channels(), geometry.height() * geometry.width());
  }

  /** Products of one weight each that run for one output channel; taps on zeros are skipped. */
  private long taps(Shape value) {
    Shape places = dense ? Shape.vector(1) : value;
    return pad == Binarization.Pad.ZERO
        ? geometry.taps(input, places)
        : places.pixels() * geometry.height() * geometry.width();
  }

  /** What it executes over bits, before its sums become a value of this shape. */
  Effort overBits(Shape value) {
    int words = Value.words(input.channels());
    long ints = (long) value.width() * out;
    return new Effort(taps(value) * words * Long.SIZE * out, 0, 0, ints * Integer.BYTES);
  }

  /** What it executes over floats. */
  Effort overFloats(Shape value) {
    return Effort.floatMacs(taps(value) * input.channels() * out);
  }

  /** The runtime's kernel of real inputs. */
  Ref floats(PackedLayer p) {
    return p.constant(
        Runtime.FLOAT_CONVOLUTION, Code.expr("$.of($)", Runtime.FLOAT_CONVOLUTION, shape()));
  }

  /** The trainer's layer for it. */
  Ref trained(Layer l) {
    return l.field(
        l.node().name() + ".layer",
        Runtime.TRAINED_CONVOLUTION,
        Code.expr("convolution($)", shape()));
  }

  /** Lets a step multiply its one input by filters; more may follow in the same pass. */
  Ending product(PackedStep step, PackedLayer p, Ref runtime, Ref filters) {
    Value in = step.in().get(0);
    Value scratch =
        p.value(
            step.out().name() + ".scratch",
            Value.Form.FLOATS,
            Shape.vector(scratch(step.out().shape())));
    Ending ending = new Ending(runtime, "forward", in, filters, step.out(), scratch);
    step.worksIn(scratch).byWindows().ends(ending);
    return ending;
  }

  /** As {@code FloatConvolution.scratch()} has it, for a result of this shape. */
  private int scratch(Shape value) {
    Geometry g = geometry;
    boolean grows = pad != Binarization.Pad.ZERO && (g.padY() > 0 || g.padX() > 0);
    long grown =
        (input.height() + 2L * g.padY()) * (input.width() + 2L * g.padX()) * input.channels();
    boolean gathers = !dense && value.pixels() > 1 && out >= 16 && fanIn() <= 160;
    return Math.toIntExact(out + (grows ? grown : 0) + (gathers ? 20 * (160 + 16) : 0));
  }

  /** Its part of a line of the plan. */
  PackedStep describe(PackedStep step) {
    step.number("fan_in", fanIn());
    if (dense) {
      return step;
    }
    return window(step, geometry).attribute("padding", pad.name().toLowerCase(Locale.ROOT));
  }

  /** A window's part of a line of the plan. */
  static PackedStep window(PackedStep step, Geometry g) {
    return step.attribute("kernel", g.height(), g.width())
        .attribute("stride", g.strideY(), g.strideX())
        .attribute("pad", g.padY(), g.padX());
  }

  /** As people say it; empty for dense layers. */
  String inWords() {
    if (dense) {
      return "";
    }
    boolean padded = geometry.padY() > 0 || geometry.padX() > 0;
    String taps =
        switch (pad) {
          case ZERO -> "zeros";
          case ONE -> "+1";
          case MINUS_ONE -> "-1";
        };
    return words(geometry) + (padded ? " (" + taps + ")" : "");
  }

  /** A window as people say it. */
  static String words(Geometry g) {
    return "kernel "
        + pair(g.height(), g.width())
        + ", stride "
        + pair(g.strideY(), g.strideX())
        + ", padding "
        + pair(g.padY(), g.padX());
  }

  private static String pair(int y, int x) {
    return y == x ? String.valueOf(y) : y + " by " + x;
  }
}
