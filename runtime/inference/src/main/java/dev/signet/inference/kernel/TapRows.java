package dev.signet.inference.kernel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The packed taps of each pixel of some output rows side by side, rows of the matrix that im2col
 * makes, so that a kernel meets pixels at the border and pixels inside alike. Bits follow each
 * other without gaps, whatever the number of channels. Taps outside the picture are zeros, or ones
 * where they count as +1. The first word stands once more behind the last, so that a kernel may
 * read a few bytes from any byte on.
 */
final class TapRows {
  /** Pixels for which a kernel loads its weights once, and bytes of their taps: half of an L1. */
  private static final int MANY = 64;

  private static final int BYTES = 16_384;

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final ConvShape shape;

  /** Bytes from one pixel to the next. */
  private final int step;

  TapRows(ConvShape shape) {
    this.shape = shape;
    step = step(shape);
  }

  /** Words of the taps of one pixel. */
  static int words(ConvShape shape) {
    return (shape.fanIn() + Long.SIZE - 1) / Long.SIZE;
  }

  private static int step(ConvShape shape) {
    return (words(shape) + 1) * Long.BYTES;
  }

  /** Output rows to be gathered at once. */
  static int band(ConvShape shape) {
    int row = shape.outWidth() * step(shape);
    int rows = Math.min(MANY / shape.outWidth(), BYTES / row);
    int bands = (shape.outHeight() + rows - 1) / Math.max(1, rows);
    return rows <= 1 ? 1 : (shape.outHeight() + bands - 1) / bands;
  }

  /** Bytes of the taps of {@link #band} rows. */
  static int bytes(ConvShape shape) {
    return band(shape) * shape.outWidth() * step(shape);
  }

  /** Bytes from one pixel's taps to the next one's. */
  int step() {
    return step;
  }

  /** Brings a filter's words, as they are in a model file, together in the same way. */
  static void gather(ConvShape shape, long[] weights, int from, long[] to) {
    int bit = 0;
    for (int tap = 0; tap < shape.kernelHeight() * shape.kernelWidth(); tap++) {
      for (int i = 0; i < shape.words(); i++) {
        long word = weights[from + tap * shape.words() + i];
        int at = bit / Long.SIZE;
        int shift = bit % Long.SIZE;
        to[at] = shift == 0 ? word : to[at] | word << shift;
        bit += Math.min(Long.SIZE, shape.in() - i * Long.SIZE);
        if (bit > (at + 1) * Long.SIZE) {
          to[at + 1] = word >>> -shift;
        }
      }
    }
  }

  /** The taps of output rows {@code y} to {@code end - 1}, from {@code to[0]} on. */
  void gather(long[] in, int y, int end, byte[] to) {
    for (int row = y; row < end; row++) {
      gather(in, row, to, (row - y) * shape.outWidth() * step);
    }
    int last = words(shape) * Long.BYTES;
    for (int pixel = (end - y) * shape.outWidth() - 1; pixel >= 0; pixel--) {
      WORD.set(to, pixel * step + last, (long) WORD.get(to, pixel * step));
    }
  }

  private void gather(long[] in, int y, byte[] to, int base) {
    boolean ones = shape.pad() == ConvShape.Pad.ONE;
    int words = shape.words();
    int row = y * shape.strideY() - shape.padY();
    int bit = 0;
    for (int ky = 0; ky < shape.kernelHeight(); ky++) {
      boolean inside = row + ky >= 0 && row + ky < shape.height();
      for (int kx = 0; kx < shape.kernelWidth(); kx++) {
        // Columns whose tap lies in the picture; none of a row that is outside.
        int first = inside ? firstInside(kx) : shape.outWidth();
        int end = inside ? Math.max(first, endInside(kx)) : first;
        int from = ((row + ky) * shape.width() - shape.padX() + kx) * words;
        for (int i = 0; i < words; i++) {
          long pad = ones ? shape.mask(i) : 0;
          int at = base + bit / Long.SIZE * Long.BYTES;
          int shift = bit % Long.SIZE;
          int next = bit + Math.min(Long.SIZE, shape.in() - i * Long.SIZE);
          boolean spills = next > (bit / Long.SIZE + 1) * Long.SIZE;
          fill(to, at, 0, first, pad, shift, spills);
          copy(in, from + i, to, at, first, end, shift, spills);
          fill(to, at, end, shape.outWidth(), pad, shift, spills);
          bit = next;
        }
      }
    }
  }

  private int firstInside(int kx) {
    int before = shape.padX() - kx;
    return before <= 0 ? 0 : Math.min(shape.outWidth(), (before - 1) / shape.strideX() + 1);
  }

  private int endInside(int kx) {
    int last = shape.width() - 1 + shape.padX() - kx;
    return last < 0 ? 0 : Math.min(shape.outWidth(), last / shape.strideX() + 1);
  }

  private void copy(
      long[] in, int from, byte[] to, int at, int first, int end, int shift, boolean spills) {
    int inStep = shape.strideX() * shape.words();
    if (shift == 0) {
      for (int x = first; x < end; x++) {
        WORD.set(to, at + x * step, in[from + x * inStep]);
      }
    } else {
      for (int x = first; x < end; x++) {
        add(to, at + x * step, in[from + x * inStep] << shift);
      }
    }
    if (spills) {
      for (int x = first; x < end; x++) {
        WORD.set(to, at + x * step + Long.BYTES, in[from + x * inStep] >>> -shift);
      }
    }
  }

  private void fill(byte[] to, int at, int first, int end, long word, int shift, boolean spills) {
    for (int x = first; x < end; x++) {
      int i = at + x * step;
      if (shift == 0) {
        WORD.set(to, i, word);
      } else {
        add(to, i, word << shift);
      }
      if (spills) {
        WORD.set(to, i + Long.BYTES, word >>> -shift);
      }
    }
  }

  private static void add(byte[] to, int at, long bits) {
    WORD.set(to, at, (long) WORD.get(to, at) | bits);
  }
}
