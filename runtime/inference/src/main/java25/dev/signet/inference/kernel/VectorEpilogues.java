package dev.signet.inference.kernel;

import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.I2F;
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
    for (int o = 0; o < whole; o += WIDTH) {
      var s = FloatVector.fromArray(FLOATS, scale, o);
      var t = FloatVector.fromArray(FLOATS, shift, o);
      int from = o;
      int at = to + o;
      for (int p = 0; p < pixels; p++, from += stride, at += channels) {
        var a = (FloatVector) IntVector.fromArray(INTS, acc, from).convert(I2F, 0);
        a.fma(s, t).intoArray(out, at);
      }
    }
    for (int o = whole; o < channels; o++) {
      for (int p = 0; p < pixels; p++) {
        out[to + p * channels + o] = Math.fma((float) acc[p * stride + o], scale[o], shift[o]);
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
    for (int o = 0; o < whole; o += WIDTH) {
      var s = FloatVector.fromArray(FLOATS, scale, o);
      var t = FloatVector.fromArray(FLOATS, shift, o);
      int from = o;
      int at = to + o;
      for (int p = 0; p < pixels; p++, from += stride, at += channels) {
        var a = (FloatVector) IntVector.fromArray(INTS, acc, from).convert(I2F, 0);
        a.fma(s, t).add(FloatVector.fromArray(FLOATS, addend, at)).intoArray(out, at);
      }
    }
    for (int o = whole; o < channels; o++) {
      for (int p = 0; p < pixels; p++) {
        int at = to + p * channels + o;
        out[at] = Math.fma((float) acc[p * stride + o], scale[o], shift[o]) + addend[at];
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
      for (int word = 0; word < words; word++) {
        int first = 64 * word;
        int end = Math.min(channels, first + 64);
        int c = first;
        long bits = 0;
        for (; c + WIDTH <= end; c += WIDTH) {
          bits |=
              IntVector.fromArray(INTS, acc, from + c)
                      .lanewise(XOR, IntVector.fromArray(INTS, flips, c))
                      .compare(GE, IntVector.fromArray(INTS, limits, c))
                      .toLong()
                  << (c - first);
        }
        for (; c < end; c++) {
          bits |= ((acc[from + c] ^ flips[c]) >= limits[c] ? 1L : 0L) << (c - first);
        }
        out[to + p * words + word] = bits;
      }
    }
  }
}
