package dev.signet.inference.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Lanes are outputs; up to four vectors of them stay in registers for the whole chain. */
final class VectorFloatChain implements FloatChain {
  private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
  private static final int WIDTH = LANES.length();

  @Override
  public void run(
      float[] in, int from, int count, float[] weights, int w, int n, float[] out, int to) {
    int end = from + count;
    int o = 0;
    for (; o + 4 * WIDTH <= n; o += 4 * WIDTH) {
      four(in, from, end, weights, w + o, n, out, to + o);
    }
    for (; o + WIDTH <= n; o += WIDTH) {
      one(in, from, end, weights, w + o, n, out, to + o);
    }
    for (; o < n; o++) {
      float acc = out[to + o];
      for (int i = from, at = w + o; i < end; i++, at += n) {
        acc = Math.fma(in[i], weights[at], acc);
      }
      out[to + o] = acc;
    }
  }

  private static void four(
      float[] in, int from, int end, float[] weights, int w, int n, float[] out, int to) {
    var a = FloatVector.fromArray(LANES, out, to);
    var b = FloatVector.fromArray(LANES, out, to + WIDTH);
    var c = FloatVector.fromArray(LANES, out, to + 2 * WIDTH);
    var d = FloatVector.fromArray(LANES, out, to + 3 * WIDTH);
    for (int i = from, at = w; i < end; i++, at += n) {
      var x = FloatVector.broadcast(LANES, in[i]);
      a = x.fma(FloatVector.fromArray(LANES, weights, at), a);
      b = x.fma(FloatVector.fromArray(LANES, weights, at + WIDTH), b);
      c = x.fma(FloatVector.fromArray(LANES, weights, at + 2 * WIDTH), c);
      d = x.fma(FloatVector.fromArray(LANES, weights, at + 3 * WIDTH), d);
    }
    a.intoArray(out, to);
    b.intoArray(out, to + WIDTH);
    c.intoArray(out, to + 2 * WIDTH);
    d.intoArray(out, to + 3 * WIDTH);
  }

  private static void one(
      float[] in, int from, int end, float[] weights, int w, int n, float[] out, int to) {
    var a = FloatVector.fromArray(LANES, out, to);
    for (int i = from, at = w; i < end; i++, at += n) {
      var x = FloatVector.broadcast(LANES, in[i]);
      a = x.fma(FloatVector.fromArray(LANES, weights, at), a);
    }
    a.intoArray(out, to);
  }
}
