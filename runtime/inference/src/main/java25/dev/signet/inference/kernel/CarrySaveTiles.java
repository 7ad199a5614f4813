package dev.signet.inference.kernel;

import static jdk.incubator.vector.VectorOperators.AND;
import static jdk.incubator.vector.VectorOperators.BIT_COUNT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.OR;
import static jdk.incubator.vector.VectorOperators.XOR;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Tiles of one pixel by as many output channels as a vector has bytes: each byte counts for a
 * channel of its own, so that nothing is ever summed across a vector. Carry-save adders make one
 * vector of eight before bits are counted (Harley and Seal; Mula, Kurz and Lemire 2018, The
 * Computer Journal 61(1)): a full adder takes five instructions, a count some ten on AVX2.
 *
 * <p>Channels stand so that the bytes of ints come out in order: byte {@code j} of int {@code l} is
 * of channel {@code j * ints + l}. In step {@code k} it meets byte {@code k + j} of the taps, which
 * go round: one load, not aligned, of four neighbouring bytes to all ints serves all channels.
 *
 * <p>One straight path, and everything stands in place: branches that are seldom taken, and loops
 * around the one over blocks, cost C2 its registers, and a vector that crosses a call which is not
 * inlined would be boxed.
 */
final class CarrySaveTiles {
  /** Channels of a tile. */
  static final int CHANNELS = ByteVector.SPECIES_PREFERRED.length();

  /** Longs of a vector of weights. */
  static final int WIDTH = LongVector.SPECIES_PREFERRED.length();

  /** Most blocks of eight steps at once: each adds eight at most to a byte. */
  static final int MOST = 31;

  private static final VectorSpecies<Long> LANES = LongVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_PREFERRED;
  private static final int QUARTER = INTS.length();
  private static final int EVEN_BYTES = 0x00ff_00ff;
  private static final int EVEN_SHORTS = 0x0000_ffff;
  private static final VarHandle FOUR =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private CarrySaveTiles() {}

  /**
   * The sums of a tile's channels: what they start from, less twice the number of differing bits.
   *
   * @param taps those of the first pixel begin at {@code from}, those of the next {@code step}
   *     bytes further
   * @param blocks how many blocks of eight bytes, at most {@link #MOST}; the three bytes behind
   *     them are read too
   * @param weights {@code [8 * blocks][lanes]} from {@code w} on
   * @param starts what a pixel's sums start from is at {@code start + offsets[first + pixel]}
   * @param sums those of a pixel begin at {@code to}, those of the next {@code stride} ints further
   */
  static void sums(
      byte[] taps,
      int from,
      int step,
      int blocks,
      long[] weights,
      int w,
      int[] starts,
      int start,
      int[] offsets,
      int first,
      int pixels,
      int[] sums,
      int to,
      int stride) {
    for (int p = 0; p < pixels; p++) {
      var ones = LongVector.zero(LANES);
      var twos = ones;
      var fours = ones;
      var eights = ByteVector.zero(BYTES);
      int i = from + p * step;
      int at = w;
      for (int block = 0; block < blocks; block++, i += 8, at += 8 * WIDTH) {
        var a =
            LongVector.fromArray(LANES, weights, at)
                .lanewise(
                    XOR, IntVector.broadcast(INTS, (int) FOUR.get(taps, i)).reinterpretAsLongs());
        var b =
            LongVector.fromArray(LANES, weights, at + WIDTH)
                .lanewise(
                    XOR,
                    IntVector.broadcast(INTS, (int) FOUR.get(taps, i + 1)).reinterpretAsLongs());
        var u = a.lanewise(XOR, b);
        var two = a.lanewise(AND, b).lanewise(OR, u.lanewise(AND, ones));
        ones = u.lanewise(XOR, ones);
        a =
            LongVector.fromArray(LANES, weights, at + 2 * WIDTH)
                .lanewise(
                    XOR,
                    IntVector.broadcast(INTS, (int) FOUR.get(taps, i + 2)).reinterpretAsLongs());
        b =
            LongVector.fromArray(LANES, weights, at + 3 * WIDTH)
                .lanewise(
                    XOR,
                    IntVector.broadcast(INTS, (int) FOUR.get(taps, i + 3)).reinterpretAsLongs());
        u = a.lanewise(XOR, b);
        var nextTwo = a.lanewise(AND, b).lanewise(OR, u.lanewise(AND, ones));
        ones = u.lanewise(XOR, ones);
        u = two.lanewise(XOR, nextTwo);
        var four = two.lanewise(AND, nextTwo).lanewise(OR, u.lanewise(AND, twos));
        twos = u.lanewise(XOR, twos);
        a =
            LongVector.fromArray(LANES, weights, at + 4 * WIDTH)
                .lanewise(
                    XOR,
                    IntVector.broadcast(INTS, (int) FOUR.get(taps, i + 4)).reinterpretAsLongs());
        b =
            LongVector.fromArray(LANES, weights, at + 5 * WIDTH)
                .lanewise(
                    XOR,
                    IntVector.broadcast(INTS, (int) FOUR.get(taps, i + 5)).reinterpretAsLongs());
        u = a.lanewise(XOR, b);
        two = a.lanewise(AND, b).lanewise(OR, u.lanewise(AND, ones));
        ones = u.lanewise(XOR, ones);
        a =
            LongVector.fromArray(LANES, weights, at + 6 * WIDTH)
                .lanewise(
                    XOR,
                    IntVector.broadcast(INTS, (int) FOUR.get(taps, i + 6)).reinterpretAsLongs());
        b =
            LongVector.fromArray(LANES, weights, at + 7 * WIDTH)
                .lanewise(
                    XOR,
                    IntVector.broadcast(INTS, (int) FOUR.get(taps, i + 7)).reinterpretAsLongs());
        u = a.lanewise(XOR, b);
        nextTwo = a.lanewise(AND, b).lanewise(OR, u.lanewise(AND, ones));
        ones = u.lanewise(XOR, ones);
        u = two.lanewise(XOR, nextTwo);
        var nextFour = two.lanewise(AND, nextTwo).lanewise(OR, u.lanewise(AND, twos));
        twos = u.lanewise(XOR, twos);
        u = four.lanewise(XOR, nextFour);
        var eight = four.lanewise(AND, nextFour).lanewise(OR, u.lanewise(AND, fours));
        fours = u.lanewise(XOR, fours);
        eights = eights.add(eight.reinterpretAsBytes().lanewise(BIT_COUNT));
      }
      // 2 * (ones + 2 * twos + 4 * fours) is below 256, and 16 * eights below 65,536.
      var few = fours.reinterpretAsBytes().lanewise(BIT_COUNT);
      few = few.add(few).add(twos.reinterpretAsBytes().lanewise(BIT_COUNT));
      few = few.add(few).add(ones.reinterpretAsBytes().lanewise(BIT_COUNT));
      var low = few.add(few).reinterpretAsInts();
      var high = eights.reinterpretAsInts();
      var even = high.and(EVEN_BYTES).lanewise(LSHL, 4).add(low.and(EVEN_BYTES));
      high = high.lanewise(LSHR, 8).and(EVEN_BYTES);
      var odd = high.lanewise(LSHL, 4).add(low.lanewise(LSHR, 8).and(EVEN_BYTES));
      int base = start + offsets[first + p];
      int o = to + p * stride;
      IntVector.fromArray(INTS, starts, base).sub(even.and(EVEN_SHORTS)).intoArray(sums, o);
      base += QUARTER;
      o += QUARTER;
      IntVector.fromArray(INTS, starts, base).sub(odd.and(EVEN_SHORTS)).intoArray(sums, o);
      base += QUARTER;
      o += QUARTER;
      IntVector.fromArray(INTS, starts, base).sub(even.lanewise(LSHR, 16)).intoArray(sums, o);
      base += QUARTER;
      o += QUARTER;
      IntVector.fromArray(INTS, starts, base).sub(odd.lanewise(LSHR, 16)).intoArray(sums, o);
    }
  }

  /** {@link #sums} of one block: adders that have nothing to add yet are half as long. */
  static void sumsOfOne(
      byte[] taps,
      int step,
      long[] weights,
      int w,
      int[] starts,
      int start,
      int[] offsets,
      int first,
      int pixels,
      int[] sums,
      int to,
      int stride) {
    for (int p = 0; p < pixels; p++) {
      int i = p * step;
      var a =
          LongVector.fromArray(LANES, weights, w)
              .lanewise(
                  XOR, IntVector.broadcast(INTS, (int) FOUR.get(taps, i)).reinterpretAsLongs());
      var b =
          LongVector.fromArray(LANES, weights, w + WIDTH)
              .lanewise(
                  XOR, IntVector.broadcast(INTS, (int) FOUR.get(taps, i + 1)).reinterpretAsLongs());
      var c =
          LongVector.fromArray(LANES, weights, w + 2 * WIDTH)
              .lanewise(
                  XOR, IntVector.broadcast(INTS, (int) FOUR.get(taps, i + 2)).reinterpretAsLongs());
      var u = a.lanewise(XOR, b);
      var two0 = a.lanewise(AND, b).lanewise(OR, u.lanewise(AND, c));
      var one0 = u.lanewise(XOR, c);
      var d =
          LongVector.fromArray(LANES, weights, w + 3 * WIDTH)
              .lanewise(
                  XOR, IntVector.broadcast(INTS, (int) FOUR.get(taps, i + 3)).reinterpretAsLongs());
      var e =
          LongVector.fromArray(LANES, weights, w + 4 * WIDTH)
              .lanewise(
                  XOR, IntVector.broadcast(INTS, (int) FOUR.get(taps, i + 4)).reinterpretAsLongs());
      var f =
          LongVector.fromArray(LANES, weights, w + 5 * WIDTH)
              .lanewise(
                  XOR, IntVector.broadcast(INTS, (int) FOUR.get(taps, i + 5)).reinterpretAsLongs());
      u = d.lanewise(XOR, e);
      var two1 = d.lanewise(AND, e).lanewise(OR, u.lanewise(AND, f));
      var one1 = u.lanewise(XOR, f);
      var g =
          LongVector.fromArray(LANES, weights, w + 6 * WIDTH)
              .lanewise(
                  XOR, IntVector.broadcast(INTS, (int) FOUR.get(taps, i + 6)).reinterpretAsLongs());
      var h =
          LongVector.fromArray(LANES, weights, w + 7 * WIDTH)
              .lanewise(
                  XOR, IntVector.broadcast(INTS, (int) FOUR.get(taps, i + 7)).reinterpretAsLongs());
      u = g.lanewise(XOR, h);
      var two2 = g.lanewise(AND, h).lanewise(OR, u.lanewise(AND, one0));
      one0 = u.lanewise(XOR, one0);
      var two3 = one0.lanewise(AND, one1);
      var ones = one0.lanewise(XOR, one1);
      u = two0.lanewise(XOR, two1);
      var four0 = two0.lanewise(AND, two1).lanewise(OR, u.lanewise(AND, two2));
      two0 = u.lanewise(XOR, two2);
      var four1 = two0.lanewise(AND, two3);
      var twos = two0.lanewise(XOR, two3);
      var fours = four0.lanewise(XOR, four1);
      var eights = four0.lanewise(AND, four1);
      var count = eights.reinterpretAsBytes().lanewise(BIT_COUNT);
      count = count.add(count).add(fours.reinterpretAsBytes().lanewise(BIT_COUNT));
      count = count.add(count).add(twos.reinterpretAsBytes().lanewise(BIT_COUNT));
      count = count.add(count).add(ones.reinterpretAsBytes().lanewise(BIT_COUNT));
      var twice = count.add(count).reinterpretAsInts();
      int base = start + offsets[first + p];
      int o = to + p * stride;
      IntVector.fromArray(INTS, starts, base).sub(twice.and(0xff)).intoArray(sums, o);
      base += QUARTER;
      o += QUARTER;
      IntVector.fromArray(INTS, starts, base)
          .sub(twice.lanewise(LSHR, 8).and(0xff))
          .intoArray(sums, o);
      base += QUARTER;
      o += QUARTER;
      IntVector.fromArray(INTS, starts, base)
          .sub(twice.lanewise(LSHR, 16).and(0xff))
          .intoArray(sums, o);
      base += QUARTER;
      o += QUARTER;
      IntVector.fromArray(INTS, starts, base).sub(twice.lanewise(LSHR, 24)).intoArray(sums, o);
    }
  }

  /** Vectors of {@code patterns} from {@code from} on, two ints a word, to ints. */
  static void unpack(long[] patterns, int from, int[] starts, int ints) {
    for (int i = 0, at = from; i < ints; i += QUARTER, at += WIDTH) {
      LongVector.fromArray(LANES, patterns, at).reinterpretAsInts().intoArray(starts, i);
    }
  }
}
