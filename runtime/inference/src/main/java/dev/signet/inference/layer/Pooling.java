package dev.signet.inference.layer;

import dev.signet.inference.kernel.WindowKernel;
import dev.signet.inference.split.Slice;
import java.util.Arrays;

/**
 * Pooling windows. Sizes: height {@code h}, width {@code w}, channels {@code c} (or packed {@code
 * words}), window {@code kh x kw}, strides {@code sy}, {@code sx}, padding {@code py}, {@code px}.
 */
public final class Pooling {
  private Pooling() {}

  /** Rows or columns of a maximum pooling: {@code floor((size + 2 pad - window) / stride) + 1}. */
  public static int maxSize(int size, int window, int stride, int pad) {
    return (size + 2 * pad - window) / stride + 1;
  }

  /**
   * Rows or columns of an average pooling: {@code ceil((size - window) / stride) + 1}, at least 1.
   */
  public static int averageSize(int size, int window, int stride) {
    int excess = Math.max(0, size - window);
    int steps = (excess + stride - 1) / stride;
    // A window must begin inside the picture.
    return steps * stride >= size ? steps : steps + 1;
  }

  /** The largest value of each window; padding is minus infinity. */
  public static void max(
      int h,
      int w,
      int c,
      int kh,
      int kw,
      int sy,
      int sx,
      int py,
      int px,
      float[] in,
      float[] out,
      Slice slice) {
    WindowKernel windows = WindowKernel.selected();
    int height = maxSize(h, kh, sy, py);
    int width = maxSize(w, kw, sx, px);
    for (int y = slice.from(height), last = slice.end(height); y < last; y++) {
      int top = Math.max(0, y * sy - py);
      int rows = Math.min(h, y * sy - py + kh) - top;
      for (int x = 0; x < width; x++) {
        int left = Math.max(0, x * sx - px);
        int columns = Math.min(w, x * sx - px + kw) - left;
        int to = (y * width + x) * c;
        if (rows > 0 && columns > 0) {
          windows.greatest(in, (top * w + left) * c, w * c, rows, columns, c, out, to);
        } else {
          Arrays.fill(out, to, to + c, Float.NEGATIVE_INFINITY);
        }
      }
    }
  }

  /**
   * The mean of the pixels of each window that lie inside the picture: summed in order of rows,
   * then columns, starting from the first value, and divided by their count. Sizes round up.
   */
  public static void average(
      int h, int w, int c, int kh, int kw, int sy, int sx, float[] in, float[] out, Slice slice) {
    WindowKernel windows = WindowKernel.selected();
    int height = averageSize(h, kh, sy);
    int width = averageSize(w, kw, sx);
    for (int y = slice.from(height), last = slice.end(height); y < last; y++) {
      for (int x = 0; x < width; x++) {
        int rows = Math.min(h - y * sy, kh);
        int columns = Math.min(w - x * sx, kw);
        int from = (y * sy * w + x * sx) * c;
        windows.mean(in, from, w * c, rows, columns, c, out, (y * width + x) * c);
      }
    }
  }

  /**
   * The mean absolute value of every pixel: the sum over its channels, in order, divided by their
   * count.
   *
   * @param in {@code [h][w][c]}
   * @param out {@code [h][w]}
   */
  public static void magnitudes(int h, int w, int c, float[] in, float[] out, Slice slice) {
    for (int p = slice.from(h) * w, end = slice.end(h) * w; p < end; p++) {
      float sum = 0;
      for (int i = p * c; i < (p + 1) * c; i++) {
        sum += Math.abs(in[i]);
      }
      out[p] = sum / c;
    }
  }

  /**
   * The mean of each window of a picture of one channel, zeros outside it: the sum of the pixels
   * inside, in order of rows, then columns, divided by the count of all. Sizes as {@link #maxSize}.
   *
   * @param in {@code [h][w]}
   * @param out one number a window
   */
  public static void box(
      int h,
      int w,
      int kh,
      int kw,
      int sy,
      int sx,
      int py,
      int px,
      float[] in,
      float[] out,
      Slice slice) {
    int height = maxSize(h, kh, sy, py);
    int width = maxSize(w, kw, sx, px);
    for (int y = slice.from(height), last = slice.end(height); y < last; y++) {
      int bottom = Math.min(h, y * sy - py + kh);
      for (int x = 0; x < width; x++) {
        int right = Math.min(w, x * sx - px + kw);
        float sum = 0;
        for (int row = Math.max(0, y * sy - py); row < bottom; row++) {
          for (int column = Math.max(0, x * sx - px); column < right; column++) {
            sum += in[row * w + column];
          }
        }
        out[y * width + x] = sum / (kh * kw);
      }
    }
  }

  /** The mean over all pixels: summed row by row, divided by their count. */
  public static void global(int h, int w, int c, float[] in, float[] out) {
    WindowKernel.selected().mean(in, 0, w * c, h, w, c, out, 0);
  }

  /**
   * Maximum pooling of signs, packed by pixel. A bit of the result is the OR of its window; where
   * the channel falls (its values were negated by a later threshold) it is the AND. Padding counts
   * for neither.
   *
   * @param words 64-bit words of one pixel
   * @param fallingMaskOrNull {@code words} words with the bits of the falling channels, or null if
   *     none falls
   */
  public static void maxBits(
      int h,
      int w,
      int words,
      int kh,
      int kw,
      int sy,
      int sx,
      int py,
      int px,
      long[] in,
      long[] fallingMaskOrNull,
      long[] out,
      Slice slice) {
    int height = maxSize(h, kh, sy, py);
    int width = maxSize(w, kw, sx, px);
    for (int y = slice.from(height), last = slice.end(height); y < last; y++) {
      int top = Math.max(0, y * sy - py);
      int bottom = Math.min(h, y * sy - py + kh);
      for (int x = 0; x < width; x++) {
        int left = Math.max(0, x * sx - px);
        int right = Math.min(w, x * sx - px + kw);
        for (int i = 0; i < words; i++) {
          long falling = fallingMaskOrNull == null ? 0L : fallingMaskOrNull[i];
          long any = 0L;
          for (int row = top; row < bottom; row++) {
            for (int column = left; column < right; column++) {
              // The OR of the negated bits is the negated AND.
              any |= in[(row * w + column) * words + i] ^ falling;
            }
          }
          out[(y * width + x) * words + i] = any ^ falling;
        }
      }
    }
  }
}
