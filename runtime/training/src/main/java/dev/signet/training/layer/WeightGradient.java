package dev.signet.training.layer;

import dev.signet.training.Partials;
import dev.signet.training.Shard;
import dev.signet.training.Shards;
import dev.signet.training.Values;
import dev.signet.training.kernel.MatrixKernel;
import dev.signet.training.kernel.TrainingKernels;
import dev.signet.training.layer.Scratch.Use;
import java.util.Arrays;

/**
 * Runs {@link WeightProducts}. Either every shard sums over its images; or, where there are many
 * weights for the size of a picture, the work is cut by weights: all bands are filled, then every
 * block of weights is summed over the whole batch. The latter needs neither sums per shard, nor
 * reads and writes all sums for every band.
 */
final class WeightGradient {
  private static final MatrixKernel MATRICES = TrainingKernels.matrices();

  /**
   * Rows and columns of a block, whose sums should stay in a processor's cache: a multiple of every
   * panel. Small ones where there are few, so that every thread has some.
   */
  private static final int BLOCK = 64;

  private static final int SMALL_BLOCK = 32;
  private static final int FEW_BLOCKS = 4;

  /** Numbers of {@code a} or {@code b} that are kept at a time, unless one band has more. */
  static final int ROOM = 1 << 23;

  private final WeightProducts products;
  private final boolean byBlocks;
  private final Shards shards;
  private final int room;
  private final int rows;
  private final int columns;

  /**
   * For one layer.
   *
   * @param byBlocks whether the work is cut by weights
   * @param room mostly {@link #ROOM}
   */
  WeightGradient(WeightProducts products, boolean byBlocks, Shards shards, int room) {
    this.products = products;
    this.byBlocks = byBlocks;
    this.shards = shards;
    this.room = room;
    rows = products.rows();
    columns = products.columns();
  }

  /** Adds the gradient of the batch. */
  void add(Values x, Values y, Partials partials) {
    if (byBlocks) {
      byBlocks(x.value, y.gradient, partials.ofBatch(shards));
    } else {
      shards.run(s -> byShard(x.value, y.gradient, partials.of(s), s));
    }
  }

  private void byShard(float[] x, float[] gy, float[] gw, Shard s) {
    int images = s.images();
    int depth = products.depth(0, images);
    float[] a = Scratch.take(Use.TILES, size(depth * rows));
    float[] b = Scratch.take(Use.PRODUCTS, size(depth * columns));
    float[] sums = zeros(rows, columns);
    for (int band = 0; band < products.bands(images); band++) {
      products.fill(x, gy, s.from(), images, band, a, 0, b, 0);
      multiply(products.depth(band, images), a, 0, 0, rows, b, 0, 0, columns, sums);
    }
    products.finish(sums, 0, rows, 0, columns, gw);
  }

  private void byBlocks(float[] x, float[] gy, float[] gw) {
    int images = shards.images();
    int bands = products.bands(images);
    int largest = products.depth(0, images);
    int most = Math.clamp(room / bandSize(largest), 1, bands);
    int aSize = size(largest * rows);
    int bSize = size(largest * columns);
    float[] a = shards.room(0, most * aSize);
    float[] b = shards.room(1, most * bSize);
    int side = blocks(BLOCK) < FEW_BLOCKS ? SMALL_BLOCK : BLOCK;
    int across = Math.ceilDiv(columns, side);
    for (int from = 0; from < bands; from += most) {
      int first = from;
      int some = Math.min(most, bands - from);
      shards.each(
          some, i -> products.fill(x, gy, 0, images, first + i, a, i * aSize, b, i * bSize));
      shards.each(
          blocks(side),
          block -> {
            int row = block / across * side;
            int column = block % across * side;
            int height = Math.min(side, rows - row);
            int width = Math.min(side, columns - column);
            float[] sums = zeros(height, width);
            for (int i = 0; i < some; i++) {
              int depth = products.depth(first + i, images);
              multiply(depth, a, i * aSize, row, height, b, i * bSize, column, width, sums);
            }
            products.finish(sums, row, height, column, width, gw);
          });
    }
  }

  private int blocks(int side) {
    return Math.ceilDiv(rows, side) * Math.ceilDiv(columns, side);
  }

  /**
   * Numbers of a band's {@code a} or {@code b}, about, but the same for every width of a panel:
   * sums end where bands are too many to be kept.
   */
  private int bandSize(int depth) {
    int widest = Math.ceilDiv(Math.max(rows, columns), BLOCK) * BLOCK;
    return products.positions() * depth * widest;
  }

  /** Numbers of so many at every position. */
  private int size(int numbers) {
    return products.positions() * WeightProducts.step(numbers);
  }

  private float[] zeros(int height, int width) {
    int size = size(height * width);
    float[] sums = Scratch.take(Use.WEIGHTS, size);
    Arrays.fill(sums, 0, size, 0f);
    return sums;
  }

  /** Adds the products of one band to a block of sums. */
  private void multiply(
      int depth,
      float[] a,
      int aFrom,
      int row,
      int height,
      float[] b,
      int bFrom,
      int column,
      int width,
      float[] sums) {
    int aStep = WeightProducts.step(depth * rows);
    int bStep = WeightProducts.step(depth * columns);
    int step = WeightProducts.step(height * width);
    for (int k = 0; k < products.positions(); k++) {
      MATRICES.addTransposed(
          a,
          aFrom + k * aStep + row * depth,
          height,
          b,
          bFrom + k * bStep + column * depth,
          width,
          depth,
          sums,
          k * step);
    }
  }
}
