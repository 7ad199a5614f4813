package dev.signet.inference.kernel;

import static jdk.incubator.vector.VectorOperators.BIT_COUNT;
import static jdk.incubator.vector.VectorOperators.L2I;
import static jdk.incubator.vector.VectorOperators.XOR;

import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The Vector API: lanes are output channels, one input word is broadcast to all of them, and the
 * counters stay in registers until a pixel is done. Four neighbouring pixels share every load of
 * weights. Weights are {@code [out / lanes][kernelHeight][kernelWidth][words][lanes]}, the last
 * block filled up with zeros.
 *
 * <p>A vector never leaves the method that made it: a call that is not inlined would box it.
 */
final class VectorBinaryConvolution extends LanewiseConvolution {
  private static final VectorSpecies<Long> LANES = LongVector.SPECIES_PREFERRED;
  private static final int WIDTH = LANES.length();

  /** As many ints as there are lanes, in half the bits. */
  private static final VectorSpecies<Integer> INTS =
      VectorSpecies.of(int.class, VectorShape.forBitSize(LANES.vectorBitSize() / 2));

  private final int words;
  private final int taps;
  private final boolean skips;
  private final int firstInner;
  private final int endInner;

  VectorBinaryConvolution(ConvShape shape) {
    super(shape, (shape.out() + WIDTH - 1) / WIDTH * WIDTH);
    words = shape.words();
    taps = shape.kernelHeight() * shape.kernelWidth() * words;
    skips = shape.pad() == ConvShape.Pad.ZERO;
    int outWidth = shape.outWidth();
    int first = 0;
    while (first < outWidth && shape.firstColumn(first) > 0) {
      first++;
    }
    int end = outWidth;
    while (end > first && shape.endColumn(end - 1) < shape.kernelWidth()) {
      end--;
    }
    firstInner = first;
    endInner = end;
  }

  @Override
  protected long[] reorder(long[] weights) {
    long[] reordered = new long[taps * stride];
    for (int o = 0; o < shape.out(); o++) {
      int block = o / WIDTH * taps;
      for (int t = 0; t < taps; t++) {
        reordered[(block + t) * WIDTH + o % WIDTH] = weights[o * taps + t];
      }
    }
    return reordered;
  }

  @Override
  protected void rows(long[] in, long[] prepared, int y, int endRow, Workspace scratch) {
    int[] accumulators = scratch.sums;
    int rows = shape.endRow(y) - shape.firstRow(y);
    boolean inner = skips || rows == shape.kernelHeight();
    int first = inner ? firstInner : 0;
    int end = inner ? endInner : 0;
    for (int o = 0; o < stride; o += WIDTH) {
      for (int x = 0; x < first; x++) {
        border(in, prepared, y, x, o, accumulators);
      }
      if (first < end) {
        inner(in, prepared, y, first, end, o, accumulators);
      }
      for (int x = Math.max(first, end); x < shape.outWidth(); x++) {
        border(in, prepared, y, x, o, accumulators);
      }
    }
  }

  /** Columns whose taps are all inside: whole rows of taps are runs of consecutive words. */
  private void inner(long[] in, long[] weights, int y, int first, int end, int o, int[] acc) {
    int firstRow = shape.firstRow(y);
    int rows = Math.max(0, shape.endRow(y) - firstRow);
    int run = shape.kernelWidth() * words;
    int n = rows * shape.kernelWidth() * shape.in();
    int step = shape.strideX() * words;
    int rowStep = shape.width() * words;
    int row = y * shape.strideY() - shape.padY() + firstRow;
    int from = row * rowStep - shape.padX() * words;
    int w = o * taps + firstRow * run * WIDTH;
    int x = first;
    int fours = (end - x) / 4;
    four(
        in,
        from + x * step,
        step,
        rowStep,
        rows,
        run,
        weights,
        w,
        n,
        acc,
        x * stride + o,
        stride,
        fours);
    x += 4 * fours;
    for (; x < end; x++) {
      one(in, from + x * step, rowStep, rows, run, weights, w, run, n, acc, x * stride + o);
    }
  }

  private void border(long[] in, long[] weights, int y, int x, int o, int[] acc) {
    int to = x * stride + o;
    if (!skips) {
      padded(in, weights, y, x, o, acc, to);
      return;
    }
    int firstRow = shape.firstRow(y);
    int rows = Math.max(0, shape.endRow(y) - firstRow);
    int first = shape.firstColumn(x);
    int columns = Math.max(0, shape.endColumn(x) - first);
    int row = y * shape.strideY() - shape.padY() + firstRow;
    int column = x * shape.strideX() - shape.padX() + first;
    int rowStep = shape.width() * words;
    int tapRow = shape.kernelWidth() * words;
    int w = o * taps + (firstRow * tapRow + first * words) * WIDTH;
    int n = rows * columns * shape.in();
    int from = row * rowStep + column * words;
    one(in, from, rowStep, rows, columns * words, weights, w, tapRow, n, acc, to);
  }

  /** Groups of four pixels, {@code step} words apart, by one vector of output channels. */
  private static void four(
      long[] in,
      int from,
      int step,
      int rowStep,
      int rows,
      int run,
      long[] weights,
      int w,
      int n,
      int[] acc,
      int to,
      int stride,
      int groups) {
    var all = LongVector.broadcast(LANES, n);
    for (int g = 0; g < groups; g++) {
      var a = LongVector.zero(LANES);
      var b = LongVector.zero(LANES);
      var c = LongVector.zero(LANES);
      var d = LongVector.zero(LANES);
      int at = w;
      for (int row = 0; row < rows; row++) {
        int i = from + 4 * g * step + row * rowStep;
        for (int end = i + run; i < end; i++, at += WIDTH) {
          var tap = LongVector.fromArray(LANES, weights, at);
          a = a.add(tap.lanewise(XOR, in[i]).lanewise(BIT_COUNT));
          b = b.add(tap.lanewise(XOR, in[i + step]).lanewise(BIT_COUNT));
          c = c.add(tap.lanewise(XOR, in[i + 2 * step]).lanewise(BIT_COUNT));
          d = d.add(tap.lanewise(XOR, in[i + 3 * step]).lanewise(BIT_COUNT));
        }
      }
      int t = to + 4 * g * stride;
      ((IntVector) all.sub(a.add(a)).convertShape(L2I, INTS, 0)).intoArray(acc, t);
      ((IntVector) all.sub(b.add(b)).convertShape(L2I, INTS, 0)).intoArray(acc, t + stride);
      ((IntVector) all.sub(c.add(c)).convertShape(L2I, INTS, 0)).intoArray(acc, t + 2 * stride);
      ((IntVector) all.sub(d.add(d)).convertShape(L2I, INTS, 0)).intoArray(acc, t + 3 * stride);
    }
  }

  /** One pixel by one vector of output channels; rows of taps are {@code tapRow} words apart. */
  private static void one(
      long[] in,
      int from,
      int rowStep,
      int rows,
      int run,
      long[] weights,
      int w,
      int tapRow,
      int n,
      int[] acc,
      int to) {
    var a = LongVector.zero(LANES);
    for (int row = 0; row < rows; row++) {
      int at = w + row * tapRow * WIDTH;
      int i = from + row * rowStep;
      for (int end = i + run; i < end; i++, at += WIDTH) {
        var tap = LongVector.fromArray(LANES, weights, at);
        a = a.add(tap.lanewise(XOR, in[i]).lanewise(BIT_COUNT));
      }
    }
    var all = LongVector.broadcast(LANES, n);
    ((IntVector) all.sub(a.add(a)).convertShape(L2I, INTS, 0)).intoArray(acc, to);
  }

  /** One pixel at a border whose padded taps count as all +1 or all -1. */
  private void padded(long[] in, long[] weights, int y, int x, int o, int[] acc, int to) {
    boolean ones = shape.pad() == ConvShape.Pad.ONE;
    int firstRow = shape.firstRow(y);
    int endRow = shape.endRow(y);
    int first = shape.firstColumn(x);
    int end = shape.endColumn(x);
    int row = y * shape.strideY() - shape.padY();
    int column = x * shape.strideX() - shape.padX();
    var a = LongVector.zero(LANES);
    int at = o * taps;
    for (int ky = 0; ky < shape.kernelHeight(); ky++) {
      for (int kx = 0; kx < shape.kernelWidth(); kx++) {
        boolean inside = ky >= firstRow && ky < endRow && kx >= first && kx < end;
        int from = inside ? ((row + ky) * shape.width() + column + kx) * words : 0;
        for (int i = 0; i < words; i++, at += WIDTH) {
          long word = inside ? in[from + i] : ones ? shape.mask(i) : 0L;
          var tap = LongVector.fromArray(LANES, weights, at);
          a = a.add(tap.lanewise(XOR, word).lanewise(BIT_COUNT));
        }
      }
    }
    var all = LongVector.broadcast(LANES, shape.fanIn());
    ((IntVector) all.sub(a.add(a)).convertShape(L2I, INTS, 0)).intoArray(acc, to);
  }
}
