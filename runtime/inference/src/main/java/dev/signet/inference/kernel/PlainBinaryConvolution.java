package dev.signet.inference.kernel;

import java.util.Arrays;

/**
 * Plain Java in the shape that HotSpot's C2 turns into vector code: the lanes are output channels,
 * counters are ints and words are longs (arrays of different types cannot overlap), and four words
 * are counted in one pass over the counters. Longer passes are no longer vectorised.
 */
public final class PlainBinaryConvolution extends BinaryConvolution {
  private final int out;
  private final int words;
  private final boolean skips;

  /** A convolution of the given geometry. */
  public PlainBinaryConvolution(ConvShape shape) {
    super(shape, shape.out());
    out = shape.out();
    words = shape.words();
    skips = shape.pad() == ConvShape.Pad.ZERO;
  }

  /** To {@code [kernelHeight][kernelWidth][words][out]}: the words of all filters side by side. */
  @Override
  protected long[] reorder(long[] weights) {
    int perFilter = weights.length / out;
    long[] reordered = new long[weights.length];
    for (int o = 0; o < out; o++) {
      for (int i = 0; i < perFilter; i++) {
        reordered[i * out + o] = weights[o * perFilter + i];
      }
    }
    return reordered;
  }

  @Override
  protected void rows(long[] in, long[] prepared, int y, int end, Workspace scratch) {
    int[] accumulators = scratch.sums;
    Arrays.fill(accumulators, 0, sums(), 0);
    int firstRow = shape.firstRow(y);
    int endRow = shape.endRow(y);
    for (int x = 0; x < shape.outWidth(); x++) {
      pixel(in, prepared, y, x, firstRow, endRow, accumulators);
    }
  }

  private void pixel(
      long[] in, long[] prepared, int y, int x, int firstRow, int endRow, int[] acc) {
    int firstColumn = shape.firstColumn(x);
    int endColumn = Math.max(firstColumn, shape.endColumn(x));
    int columns = endColumn - firstColumn;
    int column = x * shape.strideX() - shape.padX() + firstColumn;
    int to = x * stride;
    for (int ky = firstRow; ky < endRow; ky++) {
      int row = y * shape.strideY() - shape.padY() + ky;
      int from = (row * shape.width() + column) * words;
      int tap = (ky * shape.kernelWidth() + firstColumn) * words;
      run(in, from, columns * words, prepared, tap * out, acc, to);
    }
    int rows = Math.max(0, endRow - firstRow);
    if (skips) {
      finish(acc, to, out, rows * columns * shape.in());
    } else {
      padding(prepared, firstRow, endRow, firstColumn, endColumn, acc, to);
      finish(acc, to, out, shape.fanIn());
    }
  }

  /** Counts the differing bits of consecutive input words with the words of every filter. */
  private void run(long[] in, int from, int count, long[] weights, int tap, int[] acc, int to) {
    int i = 0;
    int w = tap;
    for (; i + 4 <= count; i += 4, w += 4 * out) {
      int f = from + i;
      four(weights, w, out, in[f], in[f + 1], in[f + 2], in[f + 3], acc, to);
    }
    for (; i < count; i++, w += out) {
      one(weights, w, out, in[from + i], acc, to);
    }
  }

  private static void four(
      long[] weights, int w, int out, long a, long b, long c, long d, int[] acc, int to) {
    int w1 = w + out;
    int w2 = w1 + out;
    int w3 = w2 + out;
    for (int o = 0; o < out; o++) {
      acc[to + o] +=
          Long.bitCount(weights[w + o] ^ a)
              + Long.bitCount(weights[w1 + o] ^ b)
              + Long.bitCount(weights[w2 + o] ^ c)
              + Long.bitCount(weights[w3 + o] ^ d);
    }
  }

  private static void one(long[] weights, int w, int out, long a, int[] acc, int to) {
    for (int o = 0; o < out; o++) {
      acc[to + o] += Long.bitCount(weights[w + o] ^ a);
    }
  }

  /** Counts the taps outside the rectangle of taps that lie inside the picture. */
  private void padding(
      long[] weights, int firstRow, int endRow, int firstColumn, int endColumn, int[] acc, int to) {
    boolean one = shape.pad() == ConvShape.Pad.ONE;
    for (int ky = 0; ky < shape.kernelHeight(); ky++) {
      boolean rowInside = ky >= firstRow && ky < endRow;
      for (int kx = 0; kx < shape.kernelWidth(); kx++) {
        if (rowInside && kx >= firstColumn && kx < endColumn) {
          continue;
        }
        for (int word = 0; word < words; word++) {
          int w = ((ky * shape.kernelWidth() + kx) * words + word) * out;
          one(weights, w, out, one ? shape.mask(word) : 0L, acc, to);
        }
      }
    }
  }

  /** Counts of differing bits among {@code n} to sums of products. */
  private static void finish(int[] acc, int to, int out, int n) {
    for (int o = 0; o < out; o++) {
      acc[to + o] = n - 2 * acc[to + o];
    }
  }
}
