package dev.signet.inference.kernel;

/**
 * Which taps of a filter lie outside the picture: one pattern for all pixels at which the same ones
 * do. Where padded taps count as +1 or -1, or there are none, one pattern does for all.
 */
final class BorderPatterns {
  private final ConvShape shape;

  /** First and last tap inside, of each distinct kind of row and of column. */
  private final int[] rowOf;

  private final int[] columnOf;
  private final int[] rows;
  private final int[] columns;
  private final int rowCount;
  private final int columnCount;

  BorderPatterns(ConvShape shape) {
    this.shape = shape;
    rowOf = new int[shape.outHeight()];
    columnOf = new int[shape.outWidth()];
    rows = new int[2 * rowOf.length];
    columns = new int[2 * columnOf.length];
    boolean skips = shape.pad() == ConvShape.Pad.ZERO;
    int n = 0;
    for (int y = 0; y < rowOf.length; y++) {
      int first = skips ? shape.firstRow(y) : 0;
      int end = skips ? Math.max(first, shape.endRow(y)) : shape.kernelHeight();
      n = number(rows, n, first, end, rowOf, y);
    }
    rowCount = n;
    n = 0;
    for (int x = 0; x < columnOf.length; x++) {
      int first = skips ? shape.firstColumn(x) : 0;
      int end = skips ? Math.max(first, shape.endColumn(x)) : shape.kernelWidth();
      n = number(columns, n, first, end, columnOf, x);
    }
    columnCount = n;
  }

  private static int number(int[] known, int n, int first, int end, int[] of, int at) {
    for (int k = 0; k < n; k++) {
      if (known[2 * k] == first && known[2 * k + 1] == end) {
        of[at] = k;
        return n;
      }
    }
    known[2 * n] = first;
    known[2 * n + 1] = end;
    of[at] = n;
    return n + 1;
  }

  /** How many there are. */
  int count() {
    return rowCount * columnCount;
  }

  /** The number of the pattern of an output pixel. */
  int of(int y, int x) {
    return rowOf[y] * columnCount + columnOf[x];
  }

  /**
   * What the sum of a filter would be if no bit of the taps inside differed and those outside were
   * counted against zeros.
   *
   * @param weights {@code [out][kernelHeight][kernelWidth][words]}
   * @param filter which one
   * @param sums overwritten, one for each pattern
   */
  void sums(long[] weights, int filter, int[] sums) {
    int words = shape.words();
    int width = shape.kernelWidth();
    int taps = shape.kernelHeight() * width;
    int from = filter * taps * words;
    int[] outside = new int[taps];
    for (int i = 0; i < taps * words; i++) {
      outside[i / words] += 2 * Long.bitCount(weights[from + i]);
    }
    for (int row = 0; row < rowCount; row++) {
      for (int column = 0; column < columnCount; column++) {
        int sum = 0;
        for (int tap = 0; tap < taps; tap++) {
          int ky = tap / width;
          int kx = tap % width;
          boolean inside =
              ky >= rows[2 * row]
                  && ky < rows[2 * row + 1]
                  && kx >= columns[2 * column]
                  && kx < columns[2 * column + 1];
          sum += inside ? shape.in() : outside[tap];
        }
        sums[row * columnCount + column] = sum;
      }
    }
  }
}
