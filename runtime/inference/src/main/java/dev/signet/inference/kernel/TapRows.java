package dev.signet.inference.kernel;

/**
 * The packed taps of each pixel of an output row side by side, one row of the matrix that im2col
 * makes, so that a kernel meets pixels at the border and pixels inside alike. Taps outside the
 * picture are zeros, or ones where they count as +1.
 */
final class TapRows {
  private final ConvShape shape;
  private final int words;

  /** Words from one pixel to the next. */
  private final int step;

  /**
   * For one geometry.
   *
   * @param step words from one pixel to the next, at least those of its taps; what lies between is
   *     filled up with zeros
   */
  TapRows(ConvShape shape, int step) {
    this.shape = shape;
    this.words = shape.words();
    this.step = step;
  }

  /** Words of a row that no kernel exceeds: those of blocks of four taps. */
  static int most(ConvShape shape) {
    int taps = shape.kernelHeight() * shape.kernelWidth() * shape.words();
    return shape.outWidth() * ((taps + 3) / 4 * 4);
  }

  /** Words of a row. */
  int length() {
    return shape.outWidth() * step;
  }

  /** The taps of output row {@code y}, from {@code to[0]} on. */
  void gather(long[] in, int y, long[] to) {
    boolean ones = shape.pad() == ConvShape.Pad.ONE;
    int row = y * shape.strideY() - shape.padY();
    int k = 0;
    for (int ky = 0; ky < shape.kernelHeight(); ky++) {
      boolean inside = row + ky >= 0 && row + ky < shape.height();
      for (int kx = 0; kx < shape.kernelWidth(); kx++) {
        // Columns whose tap lies in the picture; none of a row that is outside.
        int first = inside ? firstInside(kx) : shape.outWidth();
        int end = inside ? Math.max(first, endInside(kx)) : first;
        int from = ((row + ky) * shape.width() - shape.padX() + kx) * words;
        for (int i = 0; i < words; i++, k++) {
          long pad = ones ? shape.mask(i) : 0;
          fill(to, k, 0, first, pad);
          copy(in, from + i, to, k, first, end);
          fill(to, k, end, shape.outWidth(), pad);
        }
      }
    }
    for (; k < step; k++) {
      fill(to, k, 0, shape.outWidth(), 0);
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

  private void copy(long[] in, int from, long[] to, int k, int first, int end) {
    int inStep = shape.strideX() * words;
    for (int x = first; x < end; x++) {
      to[x * step + k] = in[from + x * inStep];
    }
  }

  private void fill(long[] to, int k, int first, int end, long word) {
    for (int x = first; x < end; x++) {
      to[x * step + k] = word;
    }
  }
}
