package dev.signet.training.layer;

import dev.signet.training.Shard;
import dev.signet.training.Values;
import java.util.Arrays;

/**
 * Pooling of pictures of {@code h} rows, {@code w} columns and {@code c} channels by windows of
 * {@code kh} rows and {@code kw} columns, {@code sy} and {@code sx} apart.
 */
public final class Pooling {
  private Pooling() {}

  /** Greatest value of each window; padded taps count as minus infinity. */
  public static void maxForward(
      int h,
      int w,
      int c,
      int kh,
      int kw,
      int sy,
      int sx,
      int py,
      int px,
      Values x,
      Values y,
      Shard s) {
    maxForward(Window.max(h, w, c, kh, kw, sy, sx, py, px), x, y, s);
  }

  private static void maxForward(Window window, Values x, Values y, Shard s) {
    int channels = window.c;
    for (Windows w = new Windows(window, x, y, s); w.next(); ) {
      Arrays.fill(y.value, w.out, w.out + channels, Float.NEGATIVE_INFINITY);
      for (int row = w.top; row < w.bottom; row++) {
        for (int col = w.left; col < w.right; col++) {
          int in = w.input(row, col);
          for (int c = 0; c < channels; c++) {
            y.value[w.out + c] = Math.max(y.value[w.out + c], x.value[in + c]);
          }
        }
      }
    }
  }

  /** Each gradient goes to the first tap of its window that holds the greatest value. */
  public static void maxBackward(
      int h,
      int w,
      int c,
      int kh,
      int kw,
      int sy,
      int sx,
      int py,
      int px,
      Values x,
      Values y,
      boolean add,
      Shard s) {
    maxBackward(Window.max(h, w, c, kh, kw, sy, sx, py, px), x, y, add, s);
  }

  private static void maxBackward(Window window, Values x, Values y, boolean add, Shard s) {
    clear(x, add, s);
    int channels = window.c;
    float[] rest = new float[channels];
    for (Windows w = new Windows(window, x, y, s); w.next(); ) {
      System.arraycopy(y.gradient, w.out, rest, 0, channels);
      for (int row = w.top; row < w.bottom; row++) {
        for (int col = w.left; col < w.right; col++) {
          int in = w.input(row, col);
          for (int c = 0; c < channels; c++) {
            // Once given away, nothing is left for later taps of the same value.
            float given = x.value[in + c] == y.value[w.out + c] ? rest[c] : 0f;
            x.gradient[in + c] += given;
            rest[c] -= given;
          }
        }
      }
    }
  }

  /** Mean of each window's real pixels, summed in order and divided. */
  public static void averageForward(
      int h, int w, int c, int kh, int kw, int sy, int sx, Values x, Values y, Shard s) {
    averageForward(Window.average(h, w, c, kh, kw, sy, sx), x, y, s);
  }

  private static void averageForward(Window window, Values x, Values y, Shard s) {
    int channels = window.c;
    for (Windows w = new Windows(window, x, y, s); w.next(); ) {
      System.arraycopy(x.value, w.input(w.top, w.left), y.value, w.out, channels);
      for (int row = w.top; row < w.bottom; row++) {
        for (int col = row == w.top ? w.left + 1 : w.left; col < w.right; col++) {
          int in = w.input(row, col);
          for (int c = 0; c < channels; c++) {
            y.value[w.out + c] += x.value[in + c];
          }
        }
      }
      float count = w.pixels();
      for (int c = 0; c < channels; c++) {
        y.value[w.out + c] /= count;
      }
    }
  }

  /** Each gradient is spread evenly over its window's real pixels. */
  public static void averageBackward(
      int h,
      int w,
      int c,
      int kh,
      int kw,
      int sy,
      int sx,
      Values x,
      Values y,
      boolean add,
      Shard s) {
    averageBackward(Window.average(h, w, c, kh, kw, sy, sx), x, y, add, s);
  }

  private static void averageBackward(Window window, Values x, Values y, boolean add, Shard s) {
    clear(x, add, s);
    int channels = window.c;
    for (Windows w = new Windows(window, x, y, s); w.next(); ) {
      float share = 1f / w.pixels();
      for (int row = w.top; row < w.bottom; row++) {
        for (int col = w.left; col < w.right; col++) {
          int in = w.input(row, col);
          for (int c = 0; c < channels; c++) {
            x.gradient[in + c] += y.gradient[w.out + c] * share;
          }
        }
      }
    }
  }

  /** Mean over all pixels. */
  public static void globalForward(int h, int w, int c, Values x, Values y, Shard s) {
    averageForward(h, w, c, h, w, h, w, x, y, s);
  }

  /** Each gradient is spread evenly over all pixels. */
  public static void globalBackward(int h, int w, int c, Values x, Values y, boolean add, Shard s) {
    averageBackward(h, w, c, h, w, h, w, x, y, add, s);
  }

  /**
   * Mean of each window of a picture of one channel: pixels outside it count as zeros, so that the
   * sum is divided by all of the window's.
   */
  public static void boxForward(
      int h, int w, int kh, int kw, int sy, int sx, int py, int px, Values x, Values y, Shard s) {
    Window box = Window.max(h, w, 1, kh, kw, sy, sx, py, px);
    for (Windows window = new Windows(box, x, y, s); window.next(); ) {
      float sum = 0;
      for (int row = window.top; row < window.bottom; row++) {
        for (int col = window.left; col < window.right; col++) {
          sum += x.value[window.input(row, col)];
        }
      }
      y.value[window.out] = sum / (kh * kw);
    }
  }

  /** Each gradient is spread evenly over its window. */
  public static void boxBackward(
      int h,
      int w,
      int kh,
      int kw,
      int sy,
      int sx,
      int py,
      int px,
      Values x,
      Values y,
      boolean add,
      Shard s) {
    clear(x, add, s);
    Window box = Window.max(h, w, 1, kh, kw, sy, sx, py, px);
    for (Windows window = new Windows(box, x, y, s); window.next(); ) {
      float share = y.gradient[window.out] / (kh * kw);
      for (int row = window.top; row < window.bottom; row++) {
        for (int col = window.left; col < window.right; col++) {
          x.gradient[window.input(row, col)] += share;
        }
      }
    }
  }

  /** Mean absolute value over the {@code c} channels of each pixel, {@code y} of one channel. */
  public static void magnitudeForward(int c, Values x, Values y, Shard s) {
    for (int p = s.from(y); p < s.to(y); p++) {
      float sum = 0;
      for (int i = p * c; i < (p + 1) * c; i++) {
        sum += Math.abs(x.value[i]);
      }
      y.value[p] = sum / c;
    }
  }

  /** The derivative of an absolute value is taken to be 0 at 0. */
  public static void magnitudeBackward(int c, Values x, Values y, boolean add, Shard s) {
    for (int p = s.from(y); p < s.to(y); p++) {
      float share = y.gradient[p] / c;
      for (int i = p * c; i < (p + 1) * c; i++) {
        float g = Math.signum(x.value[i]) * share;
        x.gradient[i] = add ? x.gradient[i] + g : g;
      }
    }
  }

  private static void clear(Values x, boolean add, Shard s) {
    if (!add) {
      Arrays.fill(x.gradient, s.from(x), s.to(x), 0f);
    }
  }

  /** The geometry; {@code columns} is the number of windows side by side. */
  private record Window(
      int h, int w, int c, int kh, int kw, int sy, int sx, int py, int px, int columns) {
    static Window max(int h, int w, int c, int kh, int kw, int sy, int sx, int py, int px) {
      return new Window(h, w, c, kh, kw, sy, sx, py, px, (w + 2 * px - kw) / sx + 1);
    }

    /** Rounded up, but a window begins inside the picture. */
    static Window average(int h, int w, int c, int kh, int kw, int sy, int sx) {
      int columns = Math.ceilDiv(Math.max(0, w - kw), sx) + 1;
      int inside = (columns - 1) * sx < w ? columns : columns - 1;
      return new Window(h, w, c, kh, kw, sy, sx, 0, 0, inside);
    }
  }

  /** Walks over the windows of a shard: image, output row, output column. */
  private static final class Windows {
    private final Window g;
    private final int imageSize;
    private final int perImage;
    private final int end;
    private int window;
    private int image;

    /** Index of the output pixel's first channel. */
    int out;

    /** Rows and columns of the input inside the window and the picture; ends are exclusive. */
    int top;

    int bottom;
    int left;
    int right;

    Windows(Window g, Values x, Values y, Shard s) {
      this.g = g;
      imageSize = x.size;
      perImage = y.size / g.c;
      window = s.from() * perImage;
      end = s.to() * perImage;
    }

    boolean next() {
      if (window == end) {
        return false;
      }
      int col = window % perImage % g.columns;
      int row = window % perImage / g.columns;
      image = window / perImage * imageSize;
      out = window * g.c;
      top = Math.max(0, row * g.sy - g.py);
      bottom = Math.min(g.h, row * g.sy - g.py + g.kh);
      left = Math.max(0, col * g.sx - g.px);
      right = Math.min(g.w, col * g.sx - g.px + g.kw);
      window++;
      return true;
    }

    int input(int row, int col) {
      return image + (row * g.w + col) * g.c;
    }

    int pixels() {
      return (bottom - top) * (right - left);
    }
  }
}
