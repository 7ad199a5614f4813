package dev.signet.inference.kernel;

import static jdk.incubator.vector.VectorOperators.I2F;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.XOR;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/** What follows a row of accumulators, with channels as lanes. */
final class VectorEpilogues {
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final int WIDTH = INTS.length();

  private VectorEpilogues() {}

  /** {@code out = fma((float) acc, scale, shift)} for {@code pixels} pixels of {@code channels}. */
  static void affine(
      int[] acc,
      int stride,
      int pixels,
      int channels,
      float[] scale,
      float[] shift,
      float[] out,
      int to) {
    int whole = INTS.loopBound(channels);
    for (int p = 0; p < pixels; p++) {
      int from = p * stride;
      int at = to + p * channels;
      for (int o = 0; o < whole; o += WIDTH) {
        var a = (FloatVector) IntVector.fromArray(INTS, acc, from + o).convert(I2F, 0);
        a.fma(FloatVector.fromArray(FLOATS, scale, o), FloatVector.fromArray(FLOATS, shift, o))
            .intoArray(out, at + o);
      }
      for (int o = whole; o < channels; o++) {
        out[at + o] = Math.fma((float) acc[from + o], scale[o], shift[o]);
      }
    }
  }

  /** {@link #affine}, then {@code out = out + addend}. */
  static void affineAndAdd(
      int[] acc,
      int stride,
      int pixels,
      int channels,
      float[] scale,
      float[] shift,
      float[] addend,
      float[] out,
      int to) {
    int whole = INTS.loopBound(channels);
    for (int p = 0; p < pixels; p++) {
      int from = p * stride;
      int at = to + p * channels;
      for (int o = 0; o < whole; o += WIDTH) {
        var a = (FloatVector) IntVector.fromArray(INTS, acc, from + o).convert(I2F, 0);
        a.fma(FloatVector.fromArray(FLOATS, scale, o), FloatVector.fromArray(FLOATS, shift, o))
            .add(FloatVector.fromArray(FLOATS, addend, at + o))
            .intoArray(out, at + o);
      }
      for (int o = whole; o < channels; o++) {
        float sum = Math.fma((float) acc[from + o], scale[o], shift[o]);
        out[at + o] = sum + addend[at + o];
      }
    }
  }

  /**
   * One bit per accumulator: whether {@code acc ^ flips[c] >= limits[c]}.
   *
   * @param words words of one packed pixel
   */
  static void pack(
      int[] acc,
      int stride,
      int pixels,
      int channels,
      int[] flips,
      int[] limits,
      long[] out,
      int to,
      int words) {
    for (int p = 0; p < pixels; p++) {
      int from = p * stride;
      int first = 0;
      for (int word = 0; word < words; word++, first += Long.SIZE) {
        int end = Math.min(channels, first + Long.SIZE);
        out[to + p * words + word] =
            end - first == Long.SIZE
                ? word(acc, from + first, flips, limits, first)
                : part(acc, from, flips, limits, first, end);
      }
    }
  }

  /** The bits of 64 channels from {@code c} on. */
  private static long word(int[] acc, int from, int[] flips, int[] limits, int c) {
    long below = 0;
    for (int i = 0; i < Long.SIZE; i += WIDTH) {
      below |= below(acc, from + i, flips, limits, c + i) << i;
    }
    return ~below;
  }

  /** The bits of fewer. */
  private static long part(int[] acc, int from, int[] flips, int[] limits, int first, int end) {
    long below = -1L << (end - first);
    int c = first;
    for (; c + WIDTH <= end; c += WIDTH) {
      below |= below(acc, from + c, flips, limits, c) << (c - first);
    }
    for (; c < end; c++) {
      below |= ((acc[from + c] ^ flips[c]) < limits[c] ? 1L : 0L) << (c - first);
    }
    return ~below;
  }

  /** Which of a vector of channels are below their limits: AVX2 has no comparison for the rest. */
  private static long below(int[] acc, int from, int[] flips, int[] limits, int c) {
    return IntVector.fromArray(INTS, acc, from)
        .lanewise(XOR, IntVector.fromArray(INTS, flips, c))
        .compare(LT, IntVector.fromArray(INTS, limits, c))
        .toLong();
  }
}
