package dev.signet.training.layer;

import dev.signet.inference.kernel.ConvShape;
import dev.signet.training.Shard;
import dev.signet.training.kernel.MatrixKernel;
import dev.signet.training.kernel.RunKernel;
import dev.signet.training.kernel.TrainingKernels;
import dev.signet.training.kernel.WinogradKernel;
import dev.signet.training.layer.Scratch.Use;
import java.util.Arrays;

/**
 * The gradient by the input of a convolution of 3x3 and stride 1 by Winograd's minimal filtering
 * (Lavin and Gray 2016, arXiv 1509.09308): tiles are transformed, multiplied as 16 or 36 matrices,
 * and transformed back, with 16 multiplications for 36 or 36 for 144. {@link WinogradWeights} is
 * the gradient by the weights.
 */
final class Winograd {
  private static final MatrixKernel MATRICES = TrainingKernels.matrices();
  private static final RunKernel RUNS = TrainingKernels.runs();
  private static final int PANEL = MATRICES.panel();

  /** Tiles of four in a picture from which they pay: fewer make little of many filters. */
  private static final int FEW = 4;

  private final ConvShape shape;
  private final WinogradKernel tiles;

  /** Pixels of a tile's side. */
  private final int tile;

  private final int positions;

  /** Channels, filled up to whole panels. */
  private final int in;

  private final int out;

  /** Zeros above the gradients of results. */
  private final int marginY;

  /** Tiles of inputs. */
  private final TileBands bands;

  private final Lines deltas;

  Winograd(ConvShape shape) {
    this.shape = shape;
    tile = tile(shape.height(), shape.width());
    tiles = TrainingKernels.winograd(tile);
    positions = (tile + 2) * (tile + 2);
    in = MATRICES.filled(shape.in());
    out = MATRICES.filled(shape.out());
    marginY = 2 - shape.padY();
    bands = TileBands.of(shape.height(), shape.width(), tile);
    deltas =
        new Lines(
            shape.outHeight(),
            shape.outWidth(),
            shape.out(),
            2 - shape.padX(),
            0f,
            tile * bands.columns() + 2,
            out);
  }

  /** Whether a convolution can be done so, and has channels enough to gain by it. */
  static boolean suits(ConvShape s) {
    return s.kernelHeight() == 3
        && s.kernelWidth() == 3
        && s.strideY() == 1
        && s.strideX() == 1
        && s.padY() <= 2
        && s.padX() <= 2
        && s.in() >= 8
        && s.out() >= 8;
  }

  /**
   * Pixels of a tile's side: 4 where that saves a quarter of all products, else 2. Tiles at the
   * edges may be partly empty.
   */
  static int tile(int height, int width) {
    int four = Math.ceilDiv(height, 4) * Math.ceilDiv(width, 4);
    int two = Math.ceilDiv(height, 2) * Math.ceilDiv(width, 2);
    return four >= FEW && 4 * 36 * four <= 3 * 16 * two ? 4 : 2;
  }

  /** Numbers of the transformed filters. */
  int filterSize() {
    return positions * filterStep();
  }

  private int filterStep() {
    return WeightProducts.step(in * shape.out());
  }

  /**
   * Transforms some filters for {@link #byInput}.
   *
   * @param w {@code [out][3][3][in]}
   * @param into {@code [positions][in / panel][out][panel]}
   */
  void transform(float[] w, int fromFilter, int toFilter, float[] into) {
    float[] filter = Scratch.take(Use.FILTERS, 9 * in);
    for (int o = fromFilter; o < toFilter; o++) {
      for (int tap = 0; tap < 9; tap++) {
        System.arraycopy(w, (o * 9 + tap) * shape.in(), filter, tap * in, shape.in());
        Arrays.fill(filter, tap * in + shape.in(), (tap + 1) * in, 0f);
      }
      tiles.filter(filter, 0, in, into, o * PANEL, filterStep(), shape.out() * PANEL);
    }
  }

  /**
   * The gradient of one shard.
   *
   * @param filters what {@link #transform} made
   * @param add whether {@code gx} is added to instead of set
   */
  void byInput(float[] gy, float[] filters, float[] gx, boolean add, Shard s) {
    int images = s.images();
    int most = bands.tiles(0, images);
    float[] g = Scratch.take(Use.TILES, positions * WeightProducts.step(most * out));
    float[] products = Scratch.take(Use.PRODUCTS, positions * WeightProducts.step(most * in));
    for (int band = 0; band < bands.count(images); band++) {
      int count = bands.tiles(band, images);
      transform(gy, s, band, g);
      int gStep = WeightProducts.step(count * out);
      int step = WeightProducts.step(count * in);
      for (int k = 0; k < positions; k++) {
        int from = k * filterStep();
        MATRICES.multiply(
            g, k * gStep, out, count, shape.out(), filters, from, in, products, k * step);
      }
      put(products, s, band, gx, add);
    }
  }

  /** Transforms the gradients of a band. */
  private void transform(float[] gy, Shard s, int band, float[] g) {
    int lines = tile * bands.rows(band) + 2;
    int count = bands.rows(band) * bands.columns();
    int step = WeightProducts.step(bands.tiles(band, s.images()) * out);
    float[] delta = Scratch.take(Use.DELTAS, deltas.size(lines));
    int line = deltas.size(1);
    for (int i = 0; i < bands.pictures(band, s.images()); i++) {
      int image = s.from() + bands.picture(band) + i;
      int at = image * shape.outHeight() * shape.outWidth() * shape.out();
      deltas.copy(gy, at, tile * bands.row(band) - marginY, lines, delta);
      for (int t = 0; t < count; t++) {
        int from = tile * (t / bands.columns() * line + t % bands.columns() * out);
        tiles.input(delta, from, line, out, g, (i * count + t) * out, step, PANEL);
      }
    }
  }

  /** Products of a band to the gradients of inputs. */
  private void put(float[] products, Shard s, int band, float[] gx, boolean add) {
    int step = WeightProducts.step(bands.tiles(band, s.images()) * in);
    int count = bands.rows(band) * bands.columns();
    int line = tile * bands.columns() * in;
    float[] pixels = Scratch.take(Use.GRADIENTS, tile * tile * count * in);
    for (int i = 0; i < bands.pictures(band, s.images()); i++) {
      for (int t = 0; t < count; t++) {
        int to = tile * (t / bands.columns() * line + t % bands.columns() * in);
        tiles.output(products, (i * count + t) * in, step, in, pixels, to, line);
      }
      int image = s.from() + bands.picture(band) + i;
      int first = tile * bands.row(band);
      int end = Math.min(shape.height(), first + tile * bands.rows(band));
      for (int row = first; row < end; row++) {
        put(pixels, (row - first) * line, gx, (image * shape.height() + row) * shape.width(), add);
      }
    }
  }

  /** One row of gradients to its place; {@code pixel} counts from the first image's first one. */
  private void put(float[] pixels, int from, float[] gx, int pixel, boolean add) {
    int channels = shape.in();
    if (!add) {
      place(pixels, from, shape.width(), channels, gx, pixel * channels);
      return;
    }
    for (int column = 0; column < shape.width(); column++) {
      RUNS.add(pixels, from + column * in, gx, (pixel + column) * channels, channels);
    }
  }

  private void place(float[] pixels, int from, int columns, int channels, float[] gx, int to) {
    for (int column = 0; column < columns; column++) {
      System.arraycopy(pixels, from + column * in, gx, to + column * channels, channels);
    }
  }
}
