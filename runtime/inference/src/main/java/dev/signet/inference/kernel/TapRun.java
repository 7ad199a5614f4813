package dev.signet.inference.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Outputs at equal distances for which the same taps lie inside the picture: those of a row between
 * its borders, those of a border column, or a corner. Offsets count floats of pixels, not of lanes.
 *
 * @param from where the first tap of the first output begins in the input
 * @param step from one output's taps to the next one's
 * @param rows rows of taps
 * @param taps inputs of one row of taps, all in a row
 * @param tap the first tap's number among all inputs of a filter
 * @param pixel the first output pixel
 * @param pixelStep from one output pixel to the next
 * @param count how many outputs
 */
record TapRun(
    int from, int step, int rows, int taps, int tap, int pixel, int pixelStep, int count) {

  /** How many of its outputs come before a pixel of the output, counted row by row. */
  int before(int end) {
    return Math.max(0, Math.min(count, (end - pixel + pixelStep - 1) / pixelStep));
  }

  /** Covers every output pixel of a convolution that skips taps outside the picture once. */
  static TapRun[] of(ConvShape s) {
    List<TapRun> runs = new ArrayList<>();
    Span inner =
        Span.inner(
            s.outWidth(), x -> s.firstColumn(x) == 0, x -> s.endColumn(x) == s.kernelWidth());
    Span whole =
        Span.inner(s.outHeight(), y -> s.firstRow(y) == 0, y -> s.endRow(y) == s.kernelHeight());
    for (int y = 0; y < s.outHeight(); y++) {
      if (inner.count() > 0) {
        runs.add(row(s, y, inner.from(), inner.count()));
      }
    }
    for (int x = 0; x < s.outWidth(); x++) {
      if (inner.holds(x)) {
        continue;
      }
      if (whole.count() > 0) {
        runs.add(column(s, whole.from(), x, whole.count()));
      }
      for (int y = 0; y < s.outHeight(); y++) {
        if (!whole.holds(y)) {
          runs.add(row(s, y, x, 1));
        }
      }
    }
    return runs.toArray(new TapRun[0]);
  }

  /** Outputs whose taps all lie inside, in one direction. */
  private record Span(int from, int count) {
    static Span inner(int size, IntPredicate begins, IntPredicate ends) {
      int from = 0;
      while (from < size && !begins.test(from)) {
        from++;
      }
      int end = from;
      while (end < size && ends.test(end)) {
        end++;
      }
      return new Span(from, end - from);
    }

    boolean holds(int i) {
      return i >= from && i < from + count;
    }
  }

  private static TapRun row(ConvShape s, int y, int x, int count) {
    return run(s, y, x, s.strideX() * s.in(), 1, count);
  }

  private static TapRun column(ConvShape s, int y, int x, int count) {
    return run(s, y, x, s.strideY() * s.width() * s.in(), s.outWidth(), count);
  }

  private static TapRun run(ConvShape s, int y, int x, int step, int pixelStep, int count) {
    int ky = s.firstRow(y);
    int kx = s.firstColumn(x);
    int row = y * s.strideY() - s.padY() + ky;
    int column = x * s.strideX() - s.padX() + kx;
    int taps = Math.max(0, s.endColumn(x) - kx) * s.in();
    return new TapRun(
        (row * s.width() + column) * s.in(),
        step,
        taps == 0 ? 0 : Math.max(0, s.endRow(y) - ky),
        taps,
        (ky * s.kernelWidth() + kx) * s.in(),
        y * s.outWidth() + x,
        pixelStep,
        count);
  }
}
