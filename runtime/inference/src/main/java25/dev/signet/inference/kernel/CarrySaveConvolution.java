package dev.signet.inference.kernel;

/**
 * The Vector API on machines where counting the bits of a vector takes some ten instructions (x86
 * without AVX-512 VPOPCNTDQ): {@link CarrySaveTiles} over rows of {@link TapRows}.
 *
 * <p>Weights are {@code [out / (2 * lanes)][taps][2][lanes]}, the last block of channels and the
 * last of taps filled up with zeros. After them stands, for each pattern of taps that may lie
 * outside the picture, what the sum of a channel would be if no bit differed, as ints: taps outside
 * are counted against zeros, which is taken back here.
 */
final class CarrySaveConvolution extends LanewiseConvolution {
  private static final int WIDTH = CarrySaveTiles.WIDTH;

  /** Channels of a tile. */
  private static final int TILE = 2 * WIDTH;

  /** Words that tiles take for a filter. */
  private final int taps;

  /** Null where the input has the taps of all pixels side by side. */
  private final TapRows gathered;

  private final BorderPatterns patterns;

  /** Of each output pixel: where its pattern is after the first. */
  private final int[] offsets;

  CarrySaveConvolution(ConvShape shape) {
    super(shape, (shape.out() + TILE - 1) / TILE * TILE);
    taps = filled(TapRows.words(shape));
    gathered = isSideBySide(shape, taps) ? null : new TapRows(shape, taps);
    patterns = new BorderPatterns(shape);
    offsets = new int[shape.outHeight() * shape.outWidth()];
    for (int p = 0; p < offsets.length; p++) {
      int pattern = patterns.of(p / shape.outWidth(), p % shape.outWidth());
      offsets[p] = pattern * (stride / 2);
    }
  }

  /** One or two taps, or blocks of four with or without one more. */
  private static int filled(int words) {
    return words <= 2 || words % 4 == 1 ? words : (words + 3) / 4 * 4;
  }

  private static boolean isSideBySide(ConvShape shape, int taps) {
    boolean pixel = shape.kernelHeight() == 1 && shape.kernelWidth() == 1;
    boolean all = shape.kernelHeight() == shape.height() && shape.kernelWidth() == shape.width();
    return (pixel && shape.strideY() == 1 && shape.strideX() == 1 || all)
        && shape.padY() == 0
        && shape.padX() == 0
        && taps == shape.kernelHeight() * shape.kernelWidth() * shape.words();
  }

  @Override
  protected int band() {
    return TapRows.band(shape);
  }

  @Override
  protected int taps() {
    return gathered == null ? 0 : band() * shape.outWidth() * taps;
  }

  @Override
  protected long[] reorder(long[] weights) {
    int first = stride * taps;
    long[] reordered = new long[first + patterns.count() * (stride / 2)];
    long[] filter = new long[taps];
    int[] sums = new int[patterns.count()];
    int words = shape.kernelHeight() * shape.kernelWidth() * shape.words();
    for (int o = 0; o < shape.out(); o++) {
      TapRows.gather(shape, weights, o * words, filter);
      int lane = o % TILE;
      int to = o / TILE * TILE * taps + lane % 2 * WIDTH + lane / 2;
      for (int t = 0; t < taps; t++) {
        reordered[to + t * TILE] = filter[t];
      }
      patterns.sums(weights, o, sums);
      for (int p = 0; p < sums.length; p++) {
        reordered[first + (p * stride + o) / 2] |= (sums[p] & 0xffff_ffffL) << 32 * (o % 2);
      }
    }
    return reordered;
  }

  @Override
  protected void row(long[] in, long[] prepared, int y, Workspace scratch) {
    rows(in, prepared, y, y + 1, scratch);
  }

  @Override
  protected void rows(long[] in, long[] prepared, int y, int end, Workspace scratch) {
    int first = y * shape.outWidth();
    int n = end * shape.outWidth() - first;
    long[] x = in;
    int from = first * taps;
    if (gathered != null) {
      gathered.gather(in, y, end, scratch.taps);
      x = scratch.taps;
      from = 0;
    }
    int[] sums = scratch.sums;
    int add = stride * taps;
    for (int o = 0; o < stride; o += TILE, add += WIDTH) {
      int w = o * taps;
      if (taps == 1) {
        CarrySaveTiles.one(x, from, prepared, w, add, offsets, first, n, sums, o, stride);
      } else if (taps == 2) {
        CarrySaveTiles.two(x, from, prepared, w, add, offsets, first, n, sums, o, stride);
      } else if (taps == 9) {
        CarrySaveTiles.nine(x, from, taps, prepared, w, add, offsets, first, n, sums, o, stride);
      } else if (taps % 4 == 0) {
        CarrySaveTiles.blocks(
            x, from, taps / 4, prepared, w, add, offsets, first, n, sums, o, stride);
      } else {
        CarrySaveTiles.blocksPlusOne(
            x, from, taps / 4, prepared, w, add, offsets, first, n, sums, o, stride);
      }
    }
  }
}
