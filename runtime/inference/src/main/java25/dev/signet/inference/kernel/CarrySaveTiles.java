package dev.signet.inference.kernel;

import static jdk.incubator.vector.VectorOperators.AND;
import static jdk.incubator.vector.VectorOperators.BIT_COUNT;
import static jdk.incubator.vector.VectorOperators.L2I;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.OR;
import static jdk.incubator.vector.VectorOperators.XOR;

import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * Tiles of two pixels by one vector of output channels, or of one pixel by two vectors, for
 * machines on which counting the bits of a vector takes some ten instructions (x86 without AVX-512
 * VPOPCNTDQ). Carry-save adders make few words of many before bits are counted (Harley and Seal;
 * Mula, Kurz and Lemire 2018, The Computer Journal 61(1)): a full adder takes five instructions and
 * saves a count.
 *
 * <p>Everything stands in place: a vector that crosses a call which is not inlined would be boxed.
 */
final class CarrySaveTiles {
  private static final VectorSpecies<Long> LANES = LongVector.SPECIES_PREFERRED;
  private static final int WIDTH = LANES.length();
  private static final VectorSpecies<Integer> INTS =
      VectorSpecies.of(int.class, VectorShape.forBitSize(LANES.vectorBitSize() / 2));

  /** Fewer blocks of four words per pixel do not pay for the counts at the end. */
  private static final int LEAST_BLOCKS = 2;

  private CarrySaveTiles() {}

  /** Whether taps in {@code rows} runs of {@code run} words are enough for {@link #pairs}. */
  static boolean pays(int rows, int run) {
    return rows * (run / 4) >= LEAST_BLOCKS;
  }

  /**
   * Sums of pairs: a left and a right one of two pixels or of two vectors of channels.
   *
   * @param in packed input; the taps of the first left sum begin at {@code from}, those of each
   *     following sum {@code step} words on; {@code rows} rows of taps of {@code run} words each,
   *     {@code rowStep} words apart
   * @param weights those of the first left sum from {@code w} on, those of each following sum
   *     {@code weightStep} words on
   * @param n weights of one filter that lie on the taps
   * @param acc vectors of sums, from {@code to} on, each {@code stride} ints after the one before
   * @param pairs how many pairs
   */
  static void pairs(
      long[] in,
      int from,
      int step,
      int rowStep,
      int rows,
      int run,
      long[] weights,
      int w,
      int weightStep,
      int n,
      int[] acc,
      int to,
      int stride,
      int pairs) {
    for (int p = 0; p < pairs; p++) {
      // Sums of weight 4, 2 and 1 of the left pixel, and of the right one.
      var fours = LongVector.zero(LANES);
      var twos = fours;
      var ones = fours;
      var rightFours = fours;
      var rightTwos = fours;
      var rightOnes = fours;
      var rest = fours;
      var rightRest = fours;
      int at = w + 2 * p * weightStep;
      for (int row = 0; row < rows; row++) {
        int i = from + 2 * p * step + row * rowStep;
        int end = i + run;
        for (; i + 4 <= end; i += 4, at += 4 * WIDTH) {
          var w0 = LongVector.fromArray(LANES, weights, at);
          var w1 = LongVector.fromArray(LANES, weights, at + WIDTH);
          var w2 = LongVector.fromArray(LANES, weights, at + 2 * WIDTH);
          var w3 = LongVector.fromArray(LANES, weights, at + 3 * WIDTH);

          var a = w0.lanewise(XOR, in[i]);
          var b = w1.lanewise(XOR, in[i + 1]);
          var u = ones.lanewise(XOR, a);
          var first = ones.lanewise(AND, a).lanewise(OR, u.lanewise(AND, b));
          ones = u.lanewise(XOR, b);
          a = w2.lanewise(XOR, in[i + 2]);
          b = w3.lanewise(XOR, in[i + 3]);
          u = ones.lanewise(XOR, a);
          var second = ones.lanewise(AND, a).lanewise(OR, u.lanewise(AND, b));
          ones = u.lanewise(XOR, b);
          u = twos.lanewise(XOR, first);
          var carry = twos.lanewise(AND, first).lanewise(OR, u.lanewise(AND, second));
          twos = u.lanewise(XOR, second);
          fours = fours.add(carry.lanewise(BIT_COUNT));

          int j = i + step;
          if (weightStep != 0) {
            int atRight = at + weightStep;
            w0 = LongVector.fromArray(LANES, weights, atRight);
            w1 = LongVector.fromArray(LANES, weights, atRight + WIDTH);
            w2 = LongVector.fromArray(LANES, weights, atRight + 2 * WIDTH);
            w3 = LongVector.fromArray(LANES, weights, atRight + 3 * WIDTH);
          }
          a = w0.lanewise(XOR, in[j]);
          b = w1.lanewise(XOR, in[j + 1]);
          u = rightOnes.lanewise(XOR, a);
          first = rightOnes.lanewise(AND, a).lanewise(OR, u.lanewise(AND, b));
          rightOnes = u.lanewise(XOR, b);
          a = w2.lanewise(XOR, in[j + 2]);
          b = w3.lanewise(XOR, in[j + 3]);
          u = rightOnes.lanewise(XOR, a);
          second = rightOnes.lanewise(AND, a).lanewise(OR, u.lanewise(AND, b));
          rightOnes = u.lanewise(XOR, b);
          u = rightTwos.lanewise(XOR, first);
          carry = rightTwos.lanewise(AND, first).lanewise(OR, u.lanewise(AND, second));
          rightTwos = u.lanewise(XOR, second);
          rightFours = rightFours.add(carry.lanewise(BIT_COUNT));
        }
        for (; i + 2 <= end; i += 2, at += 2 * WIDTH) {
          var w0 = LongVector.fromArray(LANES, weights, at);
          var w1 = LongVector.fromArray(LANES, weights, at + WIDTH);
          var a = w0.lanewise(XOR, in[i]);
          var b = w1.lanewise(XOR, in[i + 1]);
          var u = ones.lanewise(XOR, a);
          var carry = ones.lanewise(AND, a).lanewise(OR, u.lanewise(AND, b));
          ones = u.lanewise(XOR, b);
          rest = rest.add(carry.lanewise(BIT_COUNT).lanewise(LSHL, 1));
          if (weightStep != 0) {
            w0 = LongVector.fromArray(LANES, weights, at + weightStep);
            w1 = LongVector.fromArray(LANES, weights, at + weightStep + WIDTH);
          }
          a = w0.lanewise(XOR, in[i + step]);
          b = w1.lanewise(XOR, in[i + step + 1]);
          u = rightOnes.lanewise(XOR, a);
          carry = rightOnes.lanewise(AND, a).lanewise(OR, u.lanewise(AND, b));
          rightOnes = u.lanewise(XOR, b);
          rightRest = rightRest.add(carry.lanewise(BIT_COUNT).lanewise(LSHL, 1));
        }
        if (i < end) {
          var tap = LongVector.fromArray(LANES, weights, at);
          rest = rest.add(tap.lanewise(XOR, in[i]).lanewise(BIT_COUNT));
          tap = LongVector.fromArray(LANES, weights, at + weightStep);
          rightRest = rightRest.add(tap.lanewise(XOR, in[i + step]).lanewise(BIT_COUNT));
          at += WIDTH;
        }
      }
      var all = LongVector.broadcast(LANES, n);
      var count =
          fours
              .lanewise(LSHL, 1)
              .add(twos.lanewise(BIT_COUNT))
              .lanewise(LSHL, 1)
              .add(ones.lanewise(BIT_COUNT))
              .add(rest);
      int left = to + 2 * p * stride;
      ((IntVector) all.sub(count.add(count)).convertShape(L2I, INTS, 0)).intoArray(acc, left);
      count =
          rightFours
              .lanewise(LSHL, 1)
              .add(rightTwos.lanewise(BIT_COUNT))
              .lanewise(LSHL, 1)
              .add(rightOnes.lanewise(BIT_COUNT))
              .add(rightRest);
      ((IntVector) all.sub(count.add(count)).convertShape(L2I, INTS, 0))
          .intoArray(acc, left + stride);
    }
  }

  /** The same for three rows of three words: a tree of five adders and four counts. */
  static void nines(
      long[] in,
      int from,
      int step,
      int rowStep,
      long[] weights,
      int w,
      int n,
      int[] acc,
      int to,
      int stride,
      int pixels) {
    var w0 = LongVector.fromArray(LANES, weights, w);
    var w1 = LongVector.fromArray(LANES, weights, w + WIDTH);
    var w2 = LongVector.fromArray(LANES, weights, w + 2 * WIDTH);
    var w3 = LongVector.fromArray(LANES, weights, w + 3 * WIDTH);
    var w4 = LongVector.fromArray(LANES, weights, w + 4 * WIDTH);
    var w5 = LongVector.fromArray(LANES, weights, w + 5 * WIDTH);
    var w6 = LongVector.fromArray(LANES, weights, w + 6 * WIDTH);
    var w7 = LongVector.fromArray(LANES, weights, w + 7 * WIDTH);
    var w8 = LongVector.fromArray(LANES, weights, w + 8 * WIDTH);
    var all = LongVector.broadcast(LANES, n);
    for (int p = 0; p < pixels; p++) {
      int i = from + p * step;
      var a = w0.lanewise(XOR, in[i]);
      var b = w1.lanewise(XOR, in[i + 1]);
      var c = w2.lanewise(XOR, in[i + 2]);
      var u = a.lanewise(XOR, b);
      var carry0 = a.lanewise(AND, b).lanewise(OR, u.lanewise(AND, c));
      var sum0 = u.lanewise(XOR, c);
      i += rowStep;
      a = w3.lanewise(XOR, in[i]);
      b = w4.lanewise(XOR, in[i + 1]);
      c = w5.lanewise(XOR, in[i + 2]);
      u = a.lanewise(XOR, b);
      var carry1 = a.lanewise(AND, b).lanewise(OR, u.lanewise(AND, c));
      var sum1 = u.lanewise(XOR, c);
      i += rowStep;
      a = w6.lanewise(XOR, in[i]);
      b = w7.lanewise(XOR, in[i + 1]);
      c = w8.lanewise(XOR, in[i + 2]);
      u = a.lanewise(XOR, b);
      var carry2 = a.lanewise(AND, b).lanewise(OR, u.lanewise(AND, c));
      var sum2 = u.lanewise(XOR, c);

      u = sum0.lanewise(XOR, sum1);
      var carry3 = sum0.lanewise(AND, sum1).lanewise(OR, u.lanewise(AND, sum2));
      var ones = u.lanewise(XOR, sum2);
      u = carry0.lanewise(XOR, carry1);
      var fours = carry0.lanewise(AND, carry1).lanewise(OR, u.lanewise(AND, carry2));
      var twos = u.lanewise(XOR, carry2);
      // n - 2 * count, where count is ones + 2 * (twos + carry3) + 4 * fours.
      var count =
          fours
              .lanewise(BIT_COUNT)
              .lanewise(LSHL, 1)
              .add(twos.lanewise(BIT_COUNT))
              .add(carry3.lanewise(BIT_COUNT))
              .lanewise(LSHL, 1)
              .add(ones.lanewise(BIT_COUNT));
      ((IntVector) all.sub(count.lanewise(LSHL, 1)).convertShape(L2I, INTS, 0))
          .intoArray(acc, to + p * stride);
    }
  }

  /** Whether {@link #few} takes taps in {@code rows} runs of {@code run} words. */
  static boolean isFew(int rows, int run) {
    return rows == 1 && run <= 4;
  }

  /** The same for one row of up to four words, which stay in registers for all pixels. */
  static void few(
      long[] in,
      int from,
      int step,
      int run,
      long[] weights,
      int w,
      int n,
      int[] acc,
      int to,
      int stride,
      int pixels) {
    var all = LongVector.broadcast(LANES, n);
    var w0 = LongVector.fromArray(LANES, weights, w);
    var w1 = LongVector.fromArray(LANES, weights, run > 1 ? w + WIDTH : w);
    var w2 = LongVector.fromArray(LANES, weights, run > 2 ? w + 2 * WIDTH : w);
    var w3 = LongVector.fromArray(LANES, weights, run > 3 ? w + 3 * WIDTH : w);
    int i = from;
    int end = to + pixels * stride;
    for (int t = to; t < end; t += stride, i += step) {
      var a = w0.lanewise(XOR, in[i]);
      LongVector count;
      if (run < 3) {
        count = a.lanewise(BIT_COUNT);
        if (run == 2) {
          count = count.add(w1.lanewise(XOR, in[i + 1]).lanewise(BIT_COUNT));
        }
      } else {
        var b = w1.lanewise(XOR, in[i + 1]);
        var c = w2.lanewise(XOR, in[i + 2]);
        var u = a.lanewise(XOR, b);
        var carry = a.lanewise(AND, b).lanewise(OR, u.lanewise(AND, c));
        var sum = u.lanewise(XOR, c);
        count = carry.lanewise(BIT_COUNT);
        if (run == 4) {
          var d = w3.lanewise(XOR, in[i + 3]);
          count = count.add(sum.lanewise(AND, d).lanewise(BIT_COUNT));
          sum = sum.lanewise(XOR, d);
        }
        count = count.lanewise(LSHL, 1).add(sum.lanewise(BIT_COUNT));
      }
      ((IntVector) all.sub(count.lanewise(LSHL, 1)).convertShape(L2I, INTS, 0)).intoArray(acc, t);
    }
  }
}
