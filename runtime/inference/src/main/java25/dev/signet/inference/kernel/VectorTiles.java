package dev.signet.inference.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Register tiles of {@link VectorFloatConvolution}: pixels by vectors of output channels. A tile
 * that would reach past its run's last pixel computes that one several times. Sizes were measured
 * with 16 vector registers: C2 keeps ten sums, two vectors of weights and one of inputs in them,
 * and spills with twelve sums.
 *
 * <p>Everywhere: {@code rowStep} floats lie between two rows of the picture, {@code tapRow} between
 * two rows of taps in {@code weights}; {@code pixel} is the tile's first of {@code run}; outputs go
 * to {@code out[to]}, {@code toStep} floats from pixel to pixel.
 */
final class VectorTiles {
  static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
  static final int WIDTH = LANES.length();

  private VectorTiles() {}

  /** Five pixels by two vectors. */
  static void fiveByTwo(
      float[] in,
      int from,
      int rowStep,
      TapRun run,
      int pixel,
      int end,
      float[] weights,
      int tapRow,
      float[] bias,
      int o,
      float[] out,
      int to,
      int toStep) {
    var a0 = FloatVector.fromArray(LANES, bias, o);
    var b0 = a0;
    var c0 = a0;
    var d0 = a0;
    var e0 = a0;
    var a1 = FloatVector.fromArray(LANES, bias, o + WIDTH);
    var b1 = a1;
    var c1 = a1;
    var d1 = a1;
    var e1 = a1;
    int last = end - pixel - 1;
    int step = run.step();
    int i1 = Math.min(1, last) * step;
    int i2 = Math.min(2, last) * step;
    int i3 = Math.min(3, last) * step;
    int i4 = Math.min(4, last) * step;
    int taps = run.taps();
    int rows = run.rows();
    int first = from + run.from() + pixel * step;
    int block = run.tap() * 2 * WIDTH;
    for (int row = 0; row < rows; row++) {
      int i = first + row * rowStep;
      int at = block + row * tapRow;
      for (int stop = i + taps; i < stop; i++, at += 2 * WIDTH) {
        var w0 = FloatVector.fromArray(LANES, weights, at);
        var w1 = FloatVector.fromArray(LANES, weights, at + WIDTH);
        var x0 = FloatVector.broadcast(LANES, in[i]);
        a0 = x0.fma(w0, a0);
        a1 = x0.fma(w1, a1);
        var x1 = FloatVector.broadcast(LANES, in[i + i1]);
        b0 = x1.fma(w0, b0);
        b1 = x1.fma(w1, b1);
        var x2 = FloatVector.broadcast(LANES, in[i + i2]);
        c0 = x2.fma(w0, c0);
        c1 = x2.fma(w1, c1);
        var x3 = FloatVector.broadcast(LANES, in[i + i3]);
        d0 = x3.fma(w0, d0);
        d1 = x3.fma(w1, d1);
        var x4 = FloatVector.broadcast(LANES, in[i + i4]);
        e0 = x4.fma(w0, e0);
        e1 = x4.fma(w1, e1);
      }
    }
    a0.intoArray(out, to);
    a1.intoArray(out, to + WIDTH);
    int to1 = to + Math.min(1, last) * toStep;
    b0.intoArray(out, to1);
    b1.intoArray(out, to1 + WIDTH);
    int to2 = to + Math.min(2, last) * toStep;
    c0.intoArray(out, to2);
    c1.intoArray(out, to2 + WIDTH);
    int to3 = to + Math.min(3, last) * toStep;
    d0.intoArray(out, to3);
    d1.intoArray(out, to3 + WIDTH);
    int to4 = to + Math.min(4, last) * toStep;
    e0.intoArray(out, to4);
    e1.intoArray(out, to4 + WIDTH);
  }

  /** Eight pixels by one vector, of which {@code lanes} are used. */
  static void eightByOne(
      float[] in,
      int from,
      int rowStep,
      TapRun run,
      int pixel,
      int end,
      float[] weights,
      int tapRow,
      float[] bias,
      int o,
      float[] out,
      int to,
      int toStep,
      int lanes) {
    var a = FloatVector.fromArray(LANES, bias, o);
    var b = a;
    var c = a;
    var d = a;
    var e = a;
    var f = a;
    var g = a;
    var h = a;
    int last = end - pixel - 1;
    int step = run.step();
    int i1 = Math.min(1, last) * step;
    int i2 = Math.min(2, last) * step;
    int i3 = Math.min(3, last) * step;
    int i4 = Math.min(4, last) * step;
    int i5 = Math.min(5, last) * step;
    int i6 = Math.min(6, last) * step;
    int i7 = Math.min(7, last) * step;
    int taps = run.taps();
    int rows = run.rows();
    int first = from + run.from() + pixel * step;
    int block = run.tap() * WIDTH;
    for (int row = 0; row < rows; row++) {
      int i = first + row * rowStep;
      int at = block + row * tapRow;
      for (int stop = i + taps; i < stop; i++, at += WIDTH) {
        var w = FloatVector.fromArray(LANES, weights, at);
        a = w.fma(FloatVector.broadcast(LANES, in[i]), a);
        b = w.fma(FloatVector.broadcast(LANES, in[i + i1]), b);
        c = w.fma(FloatVector.broadcast(LANES, in[i + i2]), c);
        d = w.fma(FloatVector.broadcast(LANES, in[i + i3]), d);
        e = w.fma(FloatVector.broadcast(LANES, in[i + i4]), e);
        f = w.fma(FloatVector.broadcast(LANES, in[i + i5]), f);
        g = w.fma(FloatVector.broadcast(LANES, in[i + i6]), g);
        h = w.fma(FloatVector.broadcast(LANES, in[i + i7]), h);
      }
    }
    if (lanes < WIDTH) {
      var used = LANES.indexInRange(0, lanes);
      a.intoArray(out, to, used);
      b.intoArray(out, to + Math.min(1, last) * toStep, used);
      c.intoArray(out, to + Math.min(2, last) * toStep, used);
      d.intoArray(out, to + Math.min(3, last) * toStep, used);
      e.intoArray(out, to + Math.min(4, last) * toStep, used);
      f.intoArray(out, to + Math.min(5, last) * toStep, used);
      g.intoArray(out, to + Math.min(6, last) * toStep, used);
      h.intoArray(out, to + Math.min(7, last) * toStep, used);
      return;
    }
    a.intoArray(out, to);
    b.intoArray(out, to + Math.min(1, last) * toStep);
    c.intoArray(out, to + Math.min(2, last) * toStep);
    d.intoArray(out, to + Math.min(3, last) * toStep);
    e.intoArray(out, to + Math.min(4, last) * toStep);
    f.intoArray(out, to + Math.min(5, last) * toStep);
    g.intoArray(out, to + Math.min(6, last) * toStep);
    h.intoArray(out, to + Math.min(7, last) * toStep);
  }

  /** One pixel by eight vectors. */
  static void oneByEight(
      float[] in,
      int from,
      int rowStep,
      TapRun run,
      int pixel,
      float[] weights,
      int tapRow,
      float[] bias,
      int o,
      float[] out,
      int to,
      int toStep) {
    var a = FloatVector.fromArray(LANES, bias, o);
    var b = FloatVector.fromArray(LANES, bias, o + WIDTH);
    var c = FloatVector.fromArray(LANES, bias, o + 2 * WIDTH);
    var d = FloatVector.fromArray(LANES, bias, o + 3 * WIDTH);
    var e = FloatVector.fromArray(LANES, bias, o + 4 * WIDTH);
    var f = FloatVector.fromArray(LANES, bias, o + 5 * WIDTH);
    var g = FloatVector.fromArray(LANES, bias, o + 6 * WIDTH);
    var h = FloatVector.fromArray(LANES, bias, o + 7 * WIDTH);
    int taps = run.taps();
    int rows = run.rows();
    int first = from + run.from();
    int block = run.tap() * 8 * WIDTH;
    for (int row = 0; row < rows; row++) {
      int i = first + row * rowStep;
      int at = block + row * tapRow;
      for (int end = i + taps; i < end; i++, at += 8 * WIDTH) {
        var x = FloatVector.broadcast(LANES, in[i]);
        a = x.fma(FloatVector.fromArray(LANES, weights, at), a);
        b = x.fma(FloatVector.fromArray(LANES, weights, at + WIDTH), b);
        c = x.fma(FloatVector.fromArray(LANES, weights, at + 2 * WIDTH), c);
        d = x.fma(FloatVector.fromArray(LANES, weights, at + 3 * WIDTH), d);
        e = x.fma(FloatVector.fromArray(LANES, weights, at + 4 * WIDTH), e);
        f = x.fma(FloatVector.fromArray(LANES, weights, at + 5 * WIDTH), f);
        g = x.fma(FloatVector.fromArray(LANES, weights, at + 6 * WIDTH), g);
        h = x.fma(FloatVector.fromArray(LANES, weights, at + 7 * WIDTH), h);
      }
    }
    a.intoArray(out, to);
    b.intoArray(out, to + WIDTH);
    c.intoArray(out, to + 2 * WIDTH);
    d.intoArray(out, to + 3 * WIDTH);
    e.intoArray(out, to + 4 * WIDTH);
    f.intoArray(out, to + 5 * WIDTH);
    g.intoArray(out, to + 6 * WIDTH);
    h.intoArray(out, to + 7 * WIDTH);
  }
}
