package dev.signet.inference.kernel;

/**
 * The Vector API on machines where counting the bits of a vector takes some ten instructions (x86
 * without AVX-512 VPOPCNTDQ): {@link CarrySaveTiles} over rows of {@link TapRows}.
 *
 * <p>Weights are {@code [out / channels of a tile][8 * words][lanes]}, the last block of channels
 * filled up with zeros. After them stands, for each pattern of taps that may lie outside the
 * picture, what the sum of a channel would be if no bit differed, as ints: taps outside are counted
 * against zeros, which is taken back here.
 */
final class CarrySaveConvolution extends LanewiseConvolution {
  private static final int TILE = CarrySaveTiles.CHANNELS;
  private static final int WIDTH = CarrySaveTiles.WIDTH;

  /** Ints of a vector. */
  private static final int QUARTER = TILE / 4;

  /** Words of a filter. */
  private final int words;

  /** Of them in one run of a tile. */
  private final int run;

  private final TapRows taps;
  private final BorderPatterns patterns;

  /** Of each output pixel: where its pattern is after the first. */
  private final int[] offsets;

  /** Of each pixel of a band: where its sums are. */
  private final int[] places;

  CarrySaveConvolution(ConvShape shape) {
    super(shape, (shape.out() + TILE - 1) / TILE * TILE);
    words = TapRows.words(shape);
    int runs = (words + CarrySaveTiles.MOST - 1) / CarrySaveTiles.MOST;
    run = (words + runs - 1) / runs;
    taps = new TapRows(shape);
    patterns = new BorderPatterns(shape);
    offsets = new int[shape.outHeight() * shape.outWidth()];
    for (int p = 0; p < offsets.length; p++) {
      int pattern = patterns.of(p / shape.outWidth(), p % shape.outWidth());
      offsets[p] = pattern * stride;
    }
    places = new int[band() * shape.outWidth()];
    for (int p = 0; p < places.length; p++) {
      places[p] = p * stride;
    }
  }

  @Override
  protected int band() {
    return TapRows.band(shape);
  }

  @Override
  protected int taps() {
    return TapRows.bytes(shape);
  }

  @Override
  protected int starts() {
    return patterns.count() * stride;
  }

  @Override
  protected long[] reorder(long[] weights) {
    int first = stride * words;
    long[] reordered = new long[first + patterns.count() * (stride / 2)];
    long[] filter = new long[words];
    int[] sums = new int[patterns.count()];
    int perFilter = shape.kernelHeight() * shape.kernelWidth() * shape.words();
    for (int o = 0; o < shape.out(); o++) {
      TapRows.gather(shape, weights, o * perFilter, filter);
      spread(filter, o, reordered);
      patterns.sums(weights, o, sums);
      for (int p = 0; p < sums.length; p++) {
        reordered[first + (p * stride + o) / 2] |= (sums[p] & 0xffff_ffffL) << 32 * (o % 2);
      }
    }
    return reordered;
  }

  /** The bytes of a filter to the places where {@link CarrySaveTiles} meets them. */
  private void spread(long[] filter, int o, long[] to) {
    int steps = Long.BYTES * words;
    int part = o % TILE / QUARTER;
    int place = 4 * (o % QUARTER) + part; // in a vector, in bytes
    int first = o / TILE * TILE * words + place / Long.BYTES;
    for (int k = 0; k < steps; k++) {
      int from = (k + part) % steps;
      long weight = filter[from / Long.BYTES] >>> Byte.SIZE * (from % Long.BYTES) & 0xff;
      to[first + k * WIDTH] |= weight << Byte.SIZE * (place % Long.BYTES);
    }
  }

  @Override
  protected void rows(long[] in, long[] prepared, int y, int end, Workspace scratch) {
    taps.gather(in, y, end, scratch.taps);
    CarrySaveTiles.unpack(prepared, stride * words, scratch.starts, starts());
    int first = y * shape.outWidth();
    int n = end * shape.outWidth() - first;
    for (int o = 0; o < stride; o += TILE) {
      tile(prepared, o, first, n, scratch);
    }
  }

  /** The sums of a tile's channels for all pixels of a band: all weights at once, or run by run. */
  private void tile(long[] prepared, int o, int first, int n, Workspace scratch) {
    byte[] x = scratch.taps;
    int[] starts = scratch.starts;
    int[] sums = scratch.sums;
    int step = taps.step();
    int w = o * words;
    if (words == 1) {
      CarrySaveTiles.sumsOfOne(x, step, prepared, w, starts, o, offsets, first, n, sums, o, stride);
      return;
    }
    CarrySaveTiles.sums(
        x, 0, step, run, prepared, w, starts, o, offsets, first, n, sums, o, stride);
    for (int i = run; i < words; i += run) {
      int from = i * Long.BYTES;
      int blocks = Math.min(run, words - i);
      int at = w + i * TILE;
      CarrySaveTiles.sums(
          x, from, step, blocks, prepared, at, sums, o, places, 0, n, sums, o, stride);
    }
  }
}
