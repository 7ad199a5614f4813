package dev.signet.inference.layer;

import dev.signet.inference.kernel.WordPacker;
import dev.signet.inference.split.Slice;
import java.util.Arrays;

/**
 * Floats to bits and between the two packed layouts. By pixel: {@code ceil(channels / 64)} words
 * per pixel. Flat: all bits in a row, in the order (y, x, c). Bit 1 where {@code x >= threshold};
 * so +0 and -0 are +1 at threshold 0. Unused bits are 0.
 */
public final class Packing {
  private Packing() {}

  /**
   * Packs by pixel.
   *
   * @param in {@code [rows][width][channels]}
   * @param thresholds one per channel
   * @param out {@code [rows][width][ceil(channels / 64)]}, overwritten
   */
  public static void pack(
      float[] in, int rows, int width, int channels, float[] thresholds, long[] out, Slice slice) {
    WordPacker packer = WordPacker.selected();
    int first = slice.from(rows) * width;
    int end = slice.end(rows) * width;
    int to = first * ((channels + 63) >>> 6);
    for (int p = first; p < end; p++) {
      for (int c = 0; c < channels; c += 64) {
        int count = Math.min(64, channels - c);
        out[to++] = packer.word(in, p * channels + c, thresholds, c, count);
      }
    }
  }

  /**
   * Packs flat.
   *
   * @param in at least {@code n} values
   * @param thresholds repeated over the values: value {@code i} has threshold {@code i %
   *     thresholds.length}
   * @param n how many values
   * @param out {@code ceil(n / 64)} words, overwritten
   */
  public static void packFlat(float[] in, float[] thresholds, int n, long[] out) {
    WordPacker packer = WordPacker.selected();
    int channels = thresholds.length;
    if (channels == 1) {
      for (int i = 0, to = 0; i < n; i += 64, to++) {
        out[to] = packer.word(in, i, thresholds[0], Math.min(64, n - i));
      }
      return;
    }
    if (channels % 64 == 0) {
      for (int i = 0, to = 0; i < n; i += 64, to++) {
        out[to] = packer.word(in, i, thresholds, i % channels, Math.min(64, n - i));
      }
      return;
    }
    int channel = 0;
    for (int i = 0, to = 0; i < n; to++) {
      long word = 0;
      for (int bit = 0; bit < 64 && i < n; bit++, i++) {
        word |= (in[i] >= thresholds[channel] ? 1L : 0L) << bit;
        channel = channel + 1 == channels ? 0 : channel + 1;
      }
      out[to] = word;
    }
  }

  /**
   * From by pixel to flat.
   *
   * @param in {@code [pixels][ceil(channels / 64)]}
   * @param out {@code ceil(pixels * channels / 64)} words, overwritten; not {@code in}
   */
  public static void flatten(long[] in, int pixels, int channels, long[] out) {
    if (channels % 64 == 0) {
      System.arraycopy(in, 0, out, 0, pixels * (channels / 64));
      return;
    }
    Arrays.fill(out, 0, (pixels * channels + 63) >>> 6, 0L);
    int words = (channels + 63) >>> 6;
    for (int p = 0; p < pixels; p++) {
      for (int i = 0; i < words; i++) {
        int count = Math.min(64, channels - 64 * i);
        put(in[p * words + i], count, out, p * channels + 64 * i);
      }
    }
  }

  /** ORs {@code count} bits to bit {@code at} of the flat row; the other bits of the word are 0. */
  private static void put(long word, int count, long[] out, int at) {
    int shift = at & 63;
    out[at >> 6] |= word << shift;
    if (shift + count > 64) {
      out[(at >> 6) + 1] |= word >>> (64 - shift);
    }
  }

  /**
   * Signs as floats: 1 where {@code x >= threshold}, else -1.
   *
   * @param in {@code [rows][size]}
   * @param thresholds repeated over the values of a row: value {@code i} has threshold {@code i %
   *     thresholds.length}
   * @param out {@code [rows][size]}; may be {@code in}
   */
  public static void signs(
      float[] in, float[] thresholds, int rows, int size, float[] out, Slice slice) {
    int channel = 0;
    int end = slice.end(rows) * size;
    for (int i = slice.from(rows) * size; i < end; i++) {
      out[i] = in[i] >= thresholds[channel] ? 1f : -1f;
      channel = channel + 1 == thresholds.length ? 0 : channel + 1;
    }
  }
}
