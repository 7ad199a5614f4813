package dev.signet.inference.kernel;

/**
 * The packed taps of each pixel of some output rows side by side, rows of the matrix that im2col
 * makes, so that a kernel meets pixels at the border and pixels inside alike. Bits follow each
 * other without gaps, whatever the number of channels. Taps outside the picture are zeros, or ones
 * where they count as +1.
 */
final class TapRows {
  /** Pixels for which a kernel loads its weights once, and bytes of their taps: half of an L1. */
  private static final int MANY = 64;

  private static final int BYTES = 16_384;

  private final ConvShape shape;

  /** Words from one pixel to the next. */
  private final int step;

  /**
   * For one geometry.
   *
   * @param step words from one pixel to the next, at least {@link #words}; what lies between is
   *     filled up with zeros
   */
  TapRows(ConvShape shape, int step) {
    this.shape = shape;
    this.step = step;
  }

  /** Words of the taps of one pixel. */
  static int words(ConvShape shape) {
    return (shape.fanIn() + Long.SIZE - 1) / Long.SIZE;
  }

  /** Output rows to be gathered at once, by kernels that round words up to four at most. */
  static int band(ConvShape shape) {
    int row = shape.outWidth() * fours(shape) * Long.BYTES;
    int rows = Math.min(MANY / shape.outWidth(), BYTES / row);
    int bands = (shape.outHeight() + rows - 1) / Math.max(1, rows);
    return rows <= 1 ? 1 : (shape.outHeight() + bands - 1) / bands;
  }

  /** Words that no such kernel exceeds. */
  static int most(ConvShape shape) {
    return band(shape) * shape.outWidth() * fours(shape);
  }

  private static int fours(ConvShape shape) {
    return (words(shape) + 3) / 4 * 4;
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
  void gather(long[] in, int y, int end, long[] to) {
    for (int row = y; row < end; row++) {
      gather(in, row, to, (row - y) * shape.outWidth() * step);
    }
  }

  private void gather(long[] in, int y, long[] to, int base) {
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
          int at = base + bit / Long.SIZE;
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
    for (int k = words(shape); k < step; k++) {
      fill(to, base + k, 0, shape.outWidth(), 0, 0, false);
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
      long[] in, int from, long[] to, int at, int first, int end, int shift, boolean spills) {
    int inStep = shape.strideX() * shape.words();
    if (shift == 0) {
      for (int x = first; x < end; x++) {
        to[at + x * step] = in[from + x * inStep];
      }
    } else {
      for (int x = first; x < end; x++) {
        to[at + x * step] |= in[from + x * inStep] << shift;
      }
    }
    if (spills) {
      for (int x = first; x < end; x++) {
        to[at + x * step + 1] = in[from + x * inStep] >>> -shift;
      }
    }
  }

  private void fill(long[] to, int at, int first, int end, long word, int shift, boolean spills) {
    for (int x = first; x < end; x++) {
      int i = at + x * step;
      to[i] = shift == 0 ? word : to[i] | word << shift;
      if (spills) {
        to[i + 1] = word >>> -shift;
      }
    }
  }
}
