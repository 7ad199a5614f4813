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

  private final int words;

  /** Words of a filter, and those that tiles take for them. */
  private final int taps;

  private final int filled;

  /** Null where the input has the taps of a pixel side by side. */
  private final TapRows gathered;

  private final BorderPatterns patterns;

  /** Of each output column: where its pattern is after that of the first column of the row. */
  private final int[] columns;

  CarrySaveConvolution(ConvShape shape) {
    super(shape, (shape.out() + TILE - 1) / TILE * TILE);
    words = shape.words();
    taps = shape.kernelHeight() * shape.kernelWidth() * words;
    filled = filled(taps);
    boolean direct = isSideBySide(shape) && filled == taps;
    gathered = direct ? null : new TapRows(shape, filled);
    patterns = new BorderPatterns(shape);
    columns = new int[shape.outWidth()];
    for (int x = 0; x < columns.length; x++) {
      columns[x] = patterns.ofColumn(x) * (stride / 2);
    }
  }

  /** One or two taps, or blocks of four with or without one more. */
  private static int filled(int taps) {
    return taps <= 2 || taps % 4 == 1 ? taps : (taps + 3) / 4 * 4;
  }

  private static boolean isSideBySide(ConvShape shape) {
    boolean pixel = shape.kernelHeight() == 1 && shape.kernelWidth() == 1;
    boolean row = shape.outHeight() == 1 && shape.outWidth() == 1 && isWhole(shape);
    return row || pixel && shape.padY() == 0 && shape.padX() == 0;
  }

  private static boolean isWhole(ConvShape shape) {
    return shape.kernelHeight() == shape.height()
        && shape.kernelWidth() == shape.width()
        && shape.padY() == 0
        && shape.padX() == 0;
  }

  @Override
  protected int taps() {
    return gathered == null ? 0 : gathered.length();
  }

  @Override
  protected long[] reorder(long[] weights) {
    int first = stride * filled;
    long[] reordered = new long[first + patterns.count() * (stride / 2)];
    for (int o = 0; o < shape.out(); o++) {
      int lane = o % TILE;
      int to = o / TILE * TILE * filled + lane % 2 * WIDTH + lane / 2;
      int from = o * taps;
      for (int t = 0; t < taps; t++) {
        reordered[to + t * TILE] = weights[from + t];
      }
    }
    int[] sums = new int[patterns.count()];
    for (int o = 0; o < shape.out(); o++) {
      patterns.sums(weights, o, sums);
      for (int p = 0; p < sums.length; p++) {
        reordered[first + (p * stride + o) / 2] |= (sums[p] & 0xffff_ffffL) << 32 * (o % 2);
      }
    }
    return reordered;
  }

  @Override
  protected void row(long[] in, long[] prepared, int y, Workspace scratch) {
    long[] source = in;
    int from = y * shape.strideY() * shape.width() * words;
    int step = shape.strideX() * words;
    if (gathered != null) {
      gathered.gather(in, y, scratch.taps);
      source = scratch.taps;
      from = 0;
      step = filled;
    }
    int[] sums = scratch.sums;
    int offset = stride * filled + patterns.ofRow(y) * (stride / 2);
    int block = TILE * filled;
    for (int o = 0, w = 0; o < stride; o += TILE, w += block, offset += WIDTH) {
      if (filled == 1) {
        CarrySaveTiles.one(source, from, step, prepared, w, offset, columns, sums, o, stride);
      } else if (filled == 2) {
        CarrySaveTiles.two(source, from, step, prepared, w, offset, columns, sums, o, stride);
      } else if (filled == 9) {
        CarrySaveTiles.nine(source, from, step, prepared, w, offset, columns, sums, o, stride);
      } else if (filled % 4 == 0) {
        CarrySaveTiles.blocks(
            source, from, step, filled / 4, prepared, w, offset, columns, sums, o, stride);
      } else {
        CarrySaveTiles.blocksPlusOne(
            source, from, step, filled / 4, prepared, w, offset, columns, sums, o, stride);
      }
    }
  }
}
