package dev.signet.inference.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A few columns of im2col at a time: all taps of a pixel are copied into one run, so that a chain
 * is one loop instead of a short one per row of taps, and so that pixels lie a constant apart,
 * which costs the loop no registers for addresses. Blocks of output channels share the copies.
 */
final class GatheredTiles {
  /** Floats between two pixels' runs: a constant of the code. */
  static final int PITCH = FloatConvolution.GATHERED_TAPS + FloatConvolution.GATHERED_SLACK;

  private static final VectorSpecies<Float> LANES = VectorTiles.LANES;
  private static final int WIDTH = VectorTiles.WIDTH;

  /** Pixels of a tile; those of a group are a multiple. */
  private static final int TILE = 5;

  private GatheredTiles() {}

  /** Whether vectors are short enough for what copying writes past a run. */
  static boolean fits() {
    return WIDTH <= FloatConvolution.GATHERED_SLACK;
  }

  /**
   * Copies taps in whole vectors; what is written past a row of taps is overwritten by what belongs
   * there.
   *
   * @param from where the first tap of the first pixel lies in the picture
   * @param rowStep floats between two rows of the picture
   * @param count how many of the run's pixels
   * @param to where the first pixel's run begins
   */
  static void gather(
      float[] in, int from, int rowStep, TapRun run, int count, float[] out, int to) {
    int taps = run.taps();
    int step = run.step();
    int whole = (taps + WIDTH - 1) / WIDTH * WIDTH;
    if (from + (count - 1) * step + (run.rows() - 1) * rowStep + whole > in.length) {
      gatherLast(in, from, rowStep, run, count, out, to);
      return;
    }
    for (int tap = whole - WIDTH; tap >= 0; tap -= WIDTH) {
      for (int row = 0; row < run.rows(); row++) {
        vectors(in, from + row * rowStep + tap, step, count, out, to + row * taps + tap);
      }
    }
  }

  /** One vector of every pixel's taps. */
  private static void vectors(float[] in, int from, int step, int count, float[] out, int to) {
    for (int p = 0, i = from; p < count; p++, i += step) {
      FloatVector.fromArray(LANES, in, i).intoArray(out, to + p * PITCH);
    }
  }

  /** As {@link #gather} at the end of the picture, where whole vectors would read past it. */
  private static void gatherLast(
      float[] in, int from, int rowStep, TapRun run, int count, float[] out, int to) {
    for (int p = 0; p < count; p++) {
      for (int row = 0; row < run.rows(); row++) {
        int i = from + p * run.step() + row * rowStep;
        System.arraycopy(in, i, out, to + p * PITCH + row * run.taps(), run.taps());
      }
    }
  }

  /**
   * Five pixels by two vectors, tile by tile, with the affine map while sums are in registers. The
   * last tile's surplus pixels are computed of what happens to lie there and overwritten by the
   * last pixel. Both loops in one method matter: without the outer one C2 fetches all inputs of a
   * tap before it uses any, and spills.
   *
   * @param in what {@link #gather} wrote
   * @param from where the first pixel's run begins
   * @param taps floats of a run
   * @param w where the first tap's weights begin
   * @param bias one per output channel, read from {@code o}; so scale and shift, which may be null
   * @param to where the first pixel's outputs go; {@code step} floats from pixel to pixel
   * @param count how many pixels
   */
  static void fiveByTwo(
      float[] in,
      int from,
      int taps,
      float[] weights,
      int w,
      float[] bias,
      int o,
      float[] scale,
      float[] shift,
      float[] out,
      int to,
      int step,
      int count) {
    for (int p = 0; p < count; p += TILE) {
      int first = from + p * PITCH;
      int last = count - p - 1;
      int at = to + p * step;
      var a0 = FloatVector.fromArray(LANES, bias, o);
      var a1 = FloatVector.fromArray(LANES, bias, o + WIDTH);
      var b0 = a0;
      var b1 = a1;
      var c0 = a0;
      var c1 = a1;
      var d0 = a0;
      var d1 = a1;
      var e0 = a0;
      var e1 = a1;
      for (int i = 0; i < taps; i++) {
        var w0 = FloatVector.fromArray(LANES, weights, w + 2 * WIDTH * i);
        var w1 = FloatVector.fromArray(LANES, weights, w + 2 * WIDTH * i + WIDTH);
        var x0 = FloatVector.broadcast(LANES, in[first + i]);
        a0 = x0.fma(w0, a0);
        a1 = x0.fma(w1, a1);
        var x1 = FloatVector.broadcast(LANES, in[first + i + PITCH]);
        b0 = x1.fma(w0, b0);
        b1 = x1.fma(w1, b1);
        var x2 = FloatVector.broadcast(LANES, in[first + i + 2 * PITCH]);
        c0 = x2.fma(w0, c0);
        c1 = x2.fma(w1, c1);
        var x3 = FloatVector.broadcast(LANES, in[first + i + 3 * PITCH]);
        d0 = x3.fma(w0, d0);
        d1 = x3.fma(w1, d1);
        var x4 = FloatVector.broadcast(LANES, in[first + i + 4 * PITCH]);
        e0 = x4.fma(w0, e0);
        e1 = x4.fma(w1, e1);
      }
      if (scale != null) {
        var s0 = FloatVector.fromArray(LANES, scale, o);
        var t0 = FloatVector.fromArray(LANES, shift, o);
        a0 = a0.fma(s0, t0);
        b0 = b0.fma(s0, t0);
        c0 = c0.fma(s0, t0);
        d0 = d0.fma(s0, t0);
        e0 = e0.fma(s0, t0);
        var s1 = FloatVector.fromArray(LANES, scale, o + WIDTH);
        var t1 = FloatVector.fromArray(LANES, shift, o + WIDTH);
        a1 = a1.fma(s1, t1);
        b1 = b1.fma(s1, t1);
        c1 = c1.fma(s1, t1);
        d1 = d1.fma(s1, t1);
        e1 = e1.fma(s1, t1);
      }
      int at4 = at + Math.min(4, last) * step;
      e0.intoArray(out, at4);
      e1.intoArray(out, at4 + WIDTH);
      int at3 = at + Math.min(3, last) * step;
      d0.intoArray(out, at3);
      d1.intoArray(out, at3 + WIDTH);
      int at2 = at + Math.min(2, last) * step;
      c0.intoArray(out, at2);
      c1.intoArray(out, at2 + WIDTH);
      int at1 = at + Math.min(1, last) * step;
      b0.intoArray(out, at1);
      b1.intoArray(out, at1 + WIDTH);
      a0.intoArray(out, at);
      a1.intoArray(out, at + WIDTH);
    }
  }
}
