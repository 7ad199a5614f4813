package dev.signet.benchmarks.machine;

import static jdk.incubator.vector.VectorOperators.BIT_COUNT;
import static jdk.incubator.vector.VectorOperators.XOR;

import java.util.List;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Register loops of the Vector API at the width that the JVM prefers. Each counter is also an
 * operand of its own next step, so that no step can be taken out of the loop; there are enough
 * counters to hide that.
 */
public final class JavaPeaks {
  private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final int STEPS = 10_000;
  private static final int COUNTERS = 8;
  private static final int SUMS = 10;

  /** Where results go, so that they are needed. */
  private static volatile double sink;

  private JavaPeaks() {}

  /** Bits of a vector that the JVM prefers. */
  public static int vectorBits() {
    return LONGS.vectorBitSize();
  }

  /** Popcount and multiply-add. */
  public static List<Peak> all() {
    return List.of(
        new Peak(
            "Java, %d bits".formatted(LONGS.vectorBitSize()),
            true,
            2.0 * STEPS * COUNTERS * LONGS.vectorBitSize(),
            () -> sink = popcount(STEPS)),
        new Peak(
            "Java fma, %d bits".formatted(FLOATS.vectorBitSize()),
            false,
            2.0 * STEPS * SUMS * FLOATS.length(),
            () -> sink = fma(STEPS)));
  }

  private static double popcount(int steps) {
    var w0 = LongVector.broadcast(LONGS, 0x9E3779B97F4A7C15L);
    var w1 = LongVector.broadcast(LONGS, 0xC2B2AE3D27D4EB4FL);
    var a = LongVector.zero(LONGS);
    var b = a;
    var c = a;
    var d = a;
    var e = a;
    var f = a;
    var g = a;
    var h = a;
    for (int i = 0; i < steps; i++) {
      a = a.add(a.lanewise(XOR, w0).lanewise(BIT_COUNT));
      b = b.add(b.lanewise(XOR, w1).lanewise(BIT_COUNT));
      c = c.add(c.lanewise(XOR, w0).lanewise(BIT_COUNT));
      d = d.add(d.lanewise(XOR, w1).lanewise(BIT_COUNT));
      e = e.add(e.lanewise(XOR, w0).lanewise(BIT_COUNT));
      f = f.add(f.lanewise(XOR, w1).lanewise(BIT_COUNT));
      g = g.add(g.lanewise(XOR, w0).lanewise(BIT_COUNT));
      h = h.add(h.lanewise(XOR, w1).lanewise(BIT_COUNT));
    }
    return a.add(b).add(c).add(d).add(e).add(f).add(g).add(h).reduceLanes(VectorOperators.ADD);
  }

  private static double fma(int steps) {
    var x = FloatVector.broadcast(FLOATS, 1f);
    var w = FloatVector.broadcast(FLOATS, 0.5f);
    var a = FloatVector.zero(FLOATS);
    var b = a;
    var c = a;
    var d = a;
    var e = a;
    var f = a;
    var g = a;
    var h = a;
    var i = a;
    var j = a;
    for (int n = 0; n < steps; n++) {
      a = x.fma(w, a);
      b = x.fma(w, b);
      c = x.fma(w, c);
      d = x.fma(w, d);
      e = x.fma(w, e);
      f = x.fma(w, f);
      g = x.fma(w, g);
      h = x.fma(w, h);
      i = x.fma(w, i);
      j = x.fma(w, j);
    }
    FloatVector sum = a.add(b).add(c).add(d).add(e).add(f).add(g).add(h).add(i).add(j);
    return sum.reduceLanes(VectorOperators.ADD);
  }
}
