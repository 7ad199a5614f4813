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
   * Packs by pixel. With more thresholds than channels there are several planes, and a pixel has
   * the bits of all, plane by plane.
   *
   * @param in {@code [rows][width][channels]}
   * @param thresholds {@code [planes][channels]}
   * @param out {@code [rows][width][ceil(planes * channels / 64)]}, overwritten
   */
  public static void pack(
      float[] in, int rows, int width, int channels, float[] thresholds, long[] out, Slice slice) {
    WordPacker packer = WordPacker.selected();
    int first = slice.from(rows) * width;
    int end = slice.end(rows) * width;
    if (thresholds.length > channels) {
      int words = (thresholds.length + 63) >>> 6;
      Arrays.fill(out, first * words, end * words, 0L);
      for (int p = first; p < end; p++) {
        for (int plane = 0; plane < thresholds.length; plane += channels) {
          for (int c = 0; c < channels; c += 64) {
            int count = Math.min(64, channels - c);
            long word = packer.word(in, p * channels + c, thresholds, plane + c, count);
            put(word, count, out, p * words * 64 + plane + c);
          }
        }
      }
      return;
    }
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
   * Packs flat in several planes, all values of one behind all of the other.
   *
   * @param thresholds {@code [planes][]}, each repeated over the values
   * @param out {@code ceil(planes * n / 64)} words, overwritten
   */
  public static void packFlat(float[] in, float[] thresholds, int planes, int n, long[] out) {
    int channels = thresholds.length / planes;
    Arrays.fill(out, 0, (planes * n + 63) >>> 6, 0L);
    for (int plane = 0; plane < planes; plane++) {
      for (int i = 0; i < n; i += 64) {
        int count = Math.min(64, n - i);
        long word = 0;
        for (int bit = 0; bit < count; bit++) {
          float threshold = thresholds[plane * channels + (i + bit) % channels];
          word |= (in[i + bit] >= threshold ? 1L : 0L) << bit;
        }
        put(word, count, out, plane * n + i);
      }
    }
  }

  /**
   * Rows of packed bits, each several times behind itself.
   *
   * @param rows {@code [][ceil(channels / 64)]}
   * @return {@code [][ceil(times * channels / 64)]}
   */
  public static long[] repeat(long[] rows, int channels, int times) {
    int words = (channels + 63) >>> 6;
    int wide = (times * channels + 63) >>> 6;
    long[] out = new long[rows.length / words * wide];
    for (int row = 0; row < rows.length / words; row++) {
      for (int time = 0; time < times; time++) {
        for (int i = 0; i < words; i++) {
          int count = Math.min(64, channels - 64 * i);
          put(rows[row * words + i], count, out, row * wide * 64 + time * channels + 64 * i);
        }
      }
    }
    return out;
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

  /**
   * To the levels of an alphabet: the k-th where k thresholds are reached.
   *
   * @param in {@code [rows][size]}
   * @param thresholds {@code [levels - 1][]}, each repeated over the values of a row
   * @param levels ascending
   * @param out {@code [rows][size]}; may be {@code in}
   */
  public static void levels(
      float[] in,
      float[] thresholds,
      float[] levels,
      int rows,
      int size,
      float[] out,
      Slice slice) {
    int channels = thresholds.length / (levels.length - 1);
    int channel = 0;
    int end = slice.end(rows) * size;
    for (int i = slice.from(rows) * size; i < end; i++) {
      int reached = 0;
      for (int k = channel; k < thresholds.length; k += channels) {
        reached += in[i] >= thresholds[k] ? 1 : 0;
      }
      out[i] = levels[reached];
      channel = channel + 1 == channels ? 0 : channel + 1;
    }
  }
}
