package dev.signet.inference.kernel;

import static jdk.incubator.vector.VectorOperators.AND;
import static jdk.incubator.vector.VectorOperators.BIT_COUNT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.OR;
import static jdk.incubator.vector.VectorOperators.XOR;

import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Tiles of one pixel by two vectors of output channels. Carry-save adders make few words of many
 * before bits are counted (Harley and Seal; Mula, Kurz and Lemire 2018, The Computer Journal
 * 61(1)): a full adder takes five instructions and saves a count.
 *
 * <p>The even channels of a tile are the lanes of its first vector, the odd ones those of its
 * second: their counts, one moved up by half a lane, are a vector of ints in the order of channels.
 *
 * <p>Each method has one straight path, and everything stands in place: branches that are seldom
 * taken cost C2 registers, and a vector that crosses a call which is not inlined would be boxed.
 *
 * <p>Everywhere: the taps of {@code pixels} begin at {@code taps[from]}; {@code weights} from
 * {@code w} on are {@code [taps][2][lanes]}; a sum is what stands for its pixel and channel in
 * {@code weights} from {@code o + offsets[first + pixel]} on, two ints a word, less twice the
 * count; sums go to {@code sums[to]}, {@code stride} ints from pixel to pixel.
 */
final class CarrySaveTiles {
  static final VectorSpecies<Long> LANES = LongVector.SPECIES_PREFERRED;
  static final int WIDTH = LANES.length();

  private CarrySaveTiles() {}

  /** One tap. */
  static void one(
      long[] taps,
      int from,
      long[] weights,
      int w,
      int o,
      int[] offsets,
      int first,
      int pixels,
      int[] sums,
      int to,
      int stride) {
    var even = LongVector.fromArray(LANES, weights, w);
    var odd = LongVector.fromArray(LANES, weights, w + WIDTH);
    for (int p = 0; p < pixels; p++) {
      var x = LongVector.broadcast(LANES, taps[from + p]);
      var evenCount = x.lanewise(XOR, even).lanewise(BIT_COUNT);
      var oddCount = x.lanewise(XOR, odd).lanewise(BIT_COUNT);
      LongVector.fromArray(LANES, weights, o + offsets[first + p])
          .reinterpretAsInts()
          .sub(evenCount.lanewise(LSHL, 1).add(oddCount.lanewise(LSHL, 33)).reinterpretAsInts())
          .intoArray(sums, to + p * stride);
    }
  }

  /** Two taps. */
  static void two(
      long[] taps,
      int from,
      long[] weights,
      int w,
      int o,
      int[] offsets,
      int first,
      int pixels,
      int[] sums,
      int to,
      int stride) {
    var even = LongVector.fromArray(LANES, weights, w);
    var odd = LongVector.fromArray(LANES, weights, w + WIDTH);
    var nextEven = LongVector.fromArray(LANES, weights, w + 2 * WIDTH);
    var nextOdd = LongVector.fromArray(LANES, weights, w + 3 * WIDTH);
    for (int p = 0; p < pixels; p++) {
      var x = LongVector.broadcast(LANES, taps[from + 2 * p]);
      var y = LongVector.broadcast(LANES, taps[from + 2 * p + 1]);
      var evenCount =
          x.lanewise(XOR, even)
              .lanewise(BIT_COUNT)
              .add(y.lanewise(XOR, nextEven).lanewise(BIT_COUNT));
      var oddCount =
          x.lanewise(XOR, odd)
              .lanewise(BIT_COUNT)
              .add(y.lanewise(XOR, nextOdd).lanewise(BIT_COUNT));
      LongVector.fromArray(LANES, weights, o + offsets[first + p])
          .reinterpretAsInts()
          .sub(evenCount.lanewise(LSHL, 1).add(oddCount.lanewise(LSHL, 33)).reinterpretAsInts())
          .intoArray(sums, to + p * stride);
    }
  }

  /**
   * Nine taps: a tree of five adders and four counts. A loop takes one vector after the other,
   * since C2 gives up inlining where both stand in a row.
   *
   * @param step nine; where the compiler knows, it unrolls the loop and that is slower
   */
  static void nine(
      long[] taps,
      int from,
      int step,
      long[] weights,
      int w,
      int o,
      int[] offsets,
      int first,
      int pixels,
      int[] sums,
      int to,
      int stride) {
    for (int p = 0; p < pixels; p++) {
      int i = from + p * step;
      var counts = LongVector.zero(LANES); // twice those of the even channels, once both are done
      for (int at = w; at <= w + WIDTH; at += WIDTH) {
        var a = LongVector.fromArray(LANES, weights, at).lanewise(XOR, taps[i]);
        var b = LongVector.fromArray(LANES, weights, at + 2 * WIDTH).lanewise(XOR, taps[i + 1]);
        var c = LongVector.fromArray(LANES, weights, at + 4 * WIDTH).lanewise(XOR, taps[i + 2]);
        var u = a.lanewise(XOR, b);
        var carry0 = a.lanewise(AND, b).lanewise(OR, u.lanewise(AND, c));
        var sum0 = u.lanewise(XOR, c);
        a = LongVector.fromArray(LANES, weights, at + 6 * WIDTH).lanewise(XOR, taps[i + 3]);
        b = LongVector.fromArray(LANES, weights, at + 8 * WIDTH).lanewise(XOR, taps[i + 4]);
        c = LongVector.fromArray(LANES, weights, at + 10 * WIDTH).lanewise(XOR, taps[i + 5]);
        u = a.lanewise(XOR, b);
        var carry1 = a.lanewise(AND, b).lanewise(OR, u.lanewise(AND, c));
        var sum1 = u.lanewise(XOR, c);
        a = LongVector.fromArray(LANES, weights, at + 12 * WIDTH).lanewise(XOR, taps[i + 6]);
        b = LongVector.fromArray(LANES, weights, at + 14 * WIDTH).lanewise(XOR, taps[i + 7]);
        c = LongVector.fromArray(LANES, weights, at + 16 * WIDTH).lanewise(XOR, taps[i + 8]);
        u = a.lanewise(XOR, b);
        var carry2 = a.lanewise(AND, b).lanewise(OR, u.lanewise(AND, c));
        var sum2 = u.lanewise(XOR, c);

        u = sum0.lanewise(XOR, sum1);
        var carry3 = sum0.lanewise(AND, sum1).lanewise(OR, u.lanewise(AND, sum2));
        var ones = u.lanewise(XOR, sum2);
        u = carry0.lanewise(XOR, carry1);
        var fours = carry0.lanewise(AND, carry1).lanewise(OR, u.lanewise(AND, carry2));
        var twos = u.lanewise(XOR, carry2);
        // ones + 2 * (twos + carry3) + 4 * fours
        var count =
            fours
                .lanewise(BIT_COUNT)
                .lanewise(LSHL, 1)
                .add(twos.lanewise(BIT_COUNT))
                .add(carry3.lanewise(BIT_COUNT))
                .lanewise(LSHL, 1)
                .add(ones.lanewise(BIT_COUNT));
        counts = counts.lanewise(LSHR, 32).add(count.lanewise(LSHL, 33));
      }
      LongVector.fromArray(LANES, weights, o + offsets[first + p])
          .reinterpretAsInts()
          .sub(counts.reinterpretAsInts())
          .intoArray(sums, to + p * stride);
    }
  }

  /** {@code 4 * blocks} taps, at least one block. */
  static void blocks(
      long[] taps,
      int from,
      int blocks,
      long[] weights,
      int w,
      int o,
      int[] offsets,
      int first,
      int pixels,
      int[] sums,
      int to,
      int stride) {
    for (int p = 0; p < pixels; p++) {
      var evenFours = LongVector.zero(LANES);
      var evenTwos = evenFours;
      var evenOnes = evenFours;
      var oddFours = evenFours;
      var oddTwos = evenFours;
      var oddOnes = evenFours;
      int i = from + 4 * blocks * p;
      int at = w;
      for (int block = 0; block < blocks; block++, i += 4, at += 8 * WIDTH) {
        var x0 = LongVector.broadcast(LANES, taps[i]);
        var x1 = LongVector.broadcast(LANES, taps[i + 1]);
        var x2 = LongVector.broadcast(LANES, taps[i + 2]);
        var x3 = LongVector.broadcast(LANES, taps[i + 3]);

        var a = x0.lanewise(XOR, LongVector.fromArray(LANES, weights, at));
        var b = x1.lanewise(XOR, LongVector.fromArray(LANES, weights, at + 2 * WIDTH));
        var u = a.lanewise(XOR, b);
        var carry = a.lanewise(AND, b).lanewise(OR, u.lanewise(AND, evenOnes));
        evenOnes = u.lanewise(XOR, evenOnes);
        a = x2.lanewise(XOR, LongVector.fromArray(LANES, weights, at + 4 * WIDTH));
        b = x3.lanewise(XOR, LongVector.fromArray(LANES, weights, at + 6 * WIDTH));
        u = a.lanewise(XOR, b);
        var next = a.lanewise(AND, b).lanewise(OR, u.lanewise(AND, evenOnes));
        evenOnes = u.lanewise(XOR, evenOnes);
        u = carry.lanewise(XOR, next);
        carry = carry.lanewise(AND, next).lanewise(OR, u.lanewise(AND, evenTwos));
        evenTwos = u.lanewise(XOR, evenTwos);
        evenFours = evenFours.add(carry.lanewise(BIT_COUNT));

        a = x0.lanewise(XOR, LongVector.fromArray(LANES, weights, at + WIDTH));
        b = x1.lanewise(XOR, LongVector.fromArray(LANES, weights, at + 3 * WIDTH));
        u = a.lanewise(XOR, b);
        carry = a.lanewise(AND, b).lanewise(OR, u.lanewise(AND, oddOnes));
        oddOnes = u.lanewise(XOR, oddOnes);
        a = x2.lanewise(XOR, LongVector.fromArray(LANES, weights, at + 5 * WIDTH));
        b = x3.lanewise(XOR, LongVector.fromArray(LANES, weights, at + 7 * WIDTH));
        u = a.lanewise(XOR, b);
        next = a.lanewise(AND, b).lanewise(OR, u.lanewise(AND, oddOnes));
        oddOnes = u.lanewise(XOR, oddOnes);
        u = carry.lanewise(XOR, next);
        carry = carry.lanewise(AND, next).lanewise(OR, u.lanewise(AND, oddTwos));
        oddTwos = u.lanewise(XOR, oddTwos);
        oddFours = oddFours.add(carry.lanewise(BIT_COUNT));
      }
      var evenCount =
          evenFours
              .lanewise(LSHL, 1)
              .add(evenTwos.lanewise(BIT_COUNT))
              .lanewise(LSHL, 1)
              .add(evenOnes.lanewise(BIT_COUNT));
      var oddCount =
          oddFours
              .lanewise(LSHL, 1)
              .add(oddTwos.lanewise(BIT_COUNT))
              .lanewise(LSHL, 1)
              .add(oddOnes.lanewise(BIT_COUNT));
      LongVector.fromArray(LANES, weights, o + offsets[first + p])
          .reinterpretAsInts()
          .sub(evenCount.lanewise(LSHL, 1).add(oddCount.lanewise(LSHL, 33)).reinterpretAsInts())
          .intoArray(sums, to + p * stride);
    }
  }

  /** {@code 4 * blocks + 1} taps, at least one block. */
  static void blocksPlusOne(
      long[] taps,
      int from,
      int blocks,
      long[] weights,
      int w,
      int o,
      int[] offsets,
      int first,
      int pixels,
      int[] sums,
      int to,
      int stride) {
    for (int p = 0; p < pixels; p++) {
      var evenFours = LongVector.zero(LANES);
      var evenTwos = evenFours;
      var evenOnes = evenFours;
      var oddFours = evenFours;
      var oddTwos = evenFours;
      var oddOnes = evenFours;
      int i = from + (4 * blocks + 1) * p;
      int at = w;
      for (int block = 0; block < blocks; block++, i += 4, at += 8 * WIDTH) {
        var x0 = LongVector.broadcast(LANES, taps[i]);
        var x1 = LongVector.broadcast(LANES, taps[i + 1]);
        var x2 = LongVector.broadcast(LANES, taps[i + 2]);
        var x3 = LongVector.broadcast(LANES, taps[i + 3]);

        var a = x0.lanewise(XOR, LongVector.fromArray(LANES, weights, at));
        var b = x1.lanewise(XOR, LongVector.fromArray(LANES, weights, at + 2 * WIDTH));
        var u = a.lanewise(XOR, b);
        var carry = a.lanewise(AND, b).lanewise(OR, u.lanewise(AND, evenOnes));
        evenOnes = u.lanewise(XOR, evenOnes);
        a = x2.lanewise(XOR, LongVector.fromArray(LANES, weights, at + 4 * WIDTH));
        b = x3.lanewise(XOR, LongVector.fromArray(LANES, weights, at + 6 * WIDTH));
        u = a.lanewise(XOR, b);
        var next = a.lanewise(AND, b).lanewise(OR, u.lanewise(AND, evenOnes));
        evenOnes = u.lanewise(XOR, evenOnes);
        u = carry.lanewise(XOR, next);
        carry = carry.lanewise(AND, next).lanewise(OR, u.lanewise(AND, evenTwos));
        evenTwos = u.lanewise(XOR, evenTwos);
        evenFours = evenFours.add(carry.lanewise(BIT_COUNT));

        a = x0.lanewise(XOR, LongVector.fromArray(LANES, weights, at + WIDTH));
        b = x1.lanewise(XOR, LongVector.fromArray(LANES, weights, at + 3 * WIDTH));
        u = a.lanewise(XOR, b);
        carry = a.lanewise(AND, b).lanewise(OR, u.lanewise(AND, oddOnes));
        oddOnes = u.lanewise(XOR, oddOnes);
        a = x2.lanewise(XOR, LongVector.fromArray(LANES, weights, at + 5 * WIDTH));
        b = x3.lanewise(XOR, LongVector.fromArray(LANES, weights, at + 7 * WIDTH));
        u = a.lanewise(XOR, b);
        next = a.lanewise(AND, b).lanewise(OR, u.lanewise(AND, oddOnes));
        oddOnes = u.lanewise(XOR, oddOnes);
        u = carry.lanewise(XOR, next);
        carry = carry.lanewise(AND, next).lanewise(OR, u.lanewise(AND, oddTwos));
        oddTwos = u.lanewise(XOR, oddTwos);
        oddFours = oddFours.add(carry.lanewise(BIT_COUNT));
      }
      var evenCount =
          evenFours
              .lanewise(LSHL, 1)
              .add(evenTwos.lanewise(BIT_COUNT))
              .lanewise(LSHL, 1)
              .add(evenOnes.lanewise(BIT_COUNT));
      var oddCount =
          oddFours
              .lanewise(LSHL, 1)
              .add(oddTwos.lanewise(BIT_COUNT))
              .lanewise(LSHL, 1)
              .add(oddOnes.lanewise(BIT_COUNT));
      var x = LongVector.broadcast(LANES, taps[i]);
      var tap = LongVector.fromArray(LANES, weights, at);
      evenCount = evenCount.add(tap.lanewise(XOR, x).lanewise(BIT_COUNT));
      tap = LongVector.fromArray(LANES, weights, at + WIDTH);
      oddCount = oddCount.add(tap.lanewise(XOR, x).lanewise(BIT_COUNT));
      LongVector.fromArray(LANES, weights, o + offsets[first + p])
          .reinterpretAsInts()
          .sub(evenCount.lanewise(LSHL, 1).add(oddCount.lanewise(LSHL, 33)).reinterpretAsInts())
          .intoArray(sums, to + p * stride);
    }
  }
}
