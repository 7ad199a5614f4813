package dev.signet.training.layer;

import dev.signet.inference.kernel.ConvShape;
import dev.signet.training.Shard;
import dev.signet.training.kernel.MatrixKernel;
import dev.signet.training.kernel.TrainingKernels;
import dev.signet.training.kernel.WinogradKernel;
import dev.signet.training.layer.Scratch.Use;
import java.util.Arrays;

/**
 * The gradient by the input of a convolution of 3x3 and stride 1 by Winograd's minimal filtering
 * (Lavin and Gray 2016, arXiv 1509.09308): tiles are transformed, multiplied as 16 matrices, and
 * transformed back, with 16 multiplications for 36. {@link WinogradWeights} is the gradient by the
 * weights.
 */
final class Winograd {
  private static final MatrixKernel MATRICES = TrainingKernels.matrices();
  private static final WinogradKernel TILES = TrainingKernels.winograd();
  private static final int PANEL = MATRICES.panel();

  private final ConvShape shape;

  /** Channels, filled up to whole panels. */
  private final int in;

  private final int out;

  /** Zeros above the gradients of results. */
  private final int marginY;

  /** Tiles of 2x2 inputs. */
  private final TileBands bands;

  private final Lines deltas;

  Winograd(ConvShape shape) {
    this.shape = shape;
    in = MATRICES.filled(shape.in());
    out = MATRICES.filled(shape.out());
    marginY = 2 - shape.padY();
    int columns = Math.ceilDiv(shape.width(), 2);
    bands = new TileBands(Math.ceilDiv(shape.height(), 2), columns);
    deltas =
        new Lines(
            shape.outHeight(),
            shape.outWidth(),
            shape.out(),
            2 - shape.padX(),
            0f,
            2 * columns + 2,
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

  /** Numbers of the transformed filters. */
  int filterSize() {
    return 16 * filterStep();
  }

  private int filterStep() {
    return WeightProducts.step(in * shape.out());
  }

  /**
   * Transforms some filters for {@link #byInput}.
   *
   * @param w {@code [out][3][3][in]}
   * @param into {@code [16][in / panel][out][panel]}
   */
  void transform(float[] w, int fromFilter, int toFilter, float[] into) {
    float[] filter = Scratch.take(Use.FILTERS, 9 * in);
    for (int o = fromFilter; o < toFilter; o++) {
      for (int tap = 0; tap < 9; tap++) {
        System.arraycopy(w, (o * 9 + tap) * shape.in(), filter, tap * in, shape.in());
        Arrays.fill(filter, tap * in + shape.in(), (tap + 1) * in, 0f);
      }
      TILES.filter(filter, 0, in, into, o * PANEL, filterStep(), shape.out() * PANEL);
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
    float[] g = Scratch.take(Use.TILES, 16 * WeightProducts.step(most * out));
    float[] products = Scratch.take(Use.PRODUCTS, 16 * WeightProducts.step(most * in));
    for (int band = 0; band < bands.count(images); band++) {
      int count = bands.tiles(band, images);
      transform(gy, s, band, g);
      int gStep = WeightProducts.step(count * out);
      int step = WeightProducts.step(count * in);
      for (int k = 0; k < 16; k++) {
        int from = k * filterStep();
        MATRICES.multiply(
            g, k * gStep, out, count, shape.out(), filters, from, in, products, k * step);
      }
      put(products, s, band, gx, add);
    }
  }

  /** Transforms the gradients of a band. */
  private void transform(float[] gy, Shard s, int band, float[] g) {
    int lines = 2 * bands.rows(band) + 2;
    int tiles = bands.rows(band) * bands.columns();
    int step = WeightProducts.step(bands.tiles(band, s.images()) * out);
    float[] delta = Scratch.take(Use.DELTAS, deltas.size(lines));
    int line = deltas.size(1);
    for (int i = 0; i < bands.pictures(band, s.images()); i++) {
      int image = s.from() + bands.picture(band) + i;
      int at = image * shape.outHeight() * shape.outWidth() * shape.out();
      deltas.copy(gy, at, 2 * bands.row(band) - marginY, lines, delta);
      for (int t = 0; t < tiles; t++) {
        int from = 2 * (t / bands.columns()) * line + 2 * (t % bands.columns()) * out;
        TILES.input(delta, from, line, out, g, (i * tiles + t) * out, step, PANEL);
      }
    }
  }

  /** Products of a band to the gradients of inputs. */
  private void put(float[] products, Shard s, int band, float[] gx, boolean add) {
    int count = bands.tiles(band, s.images());
    int step = WeightProducts.step(count * in);
    int tiles = bands.rows(band) * bands.columns();
    int line = 2 * bands.columns() * in;
    float[] pixels = Scratch.take(Use.GRADIENTS, 4 * tiles * in);
    for (int i = 0; i < bands.pictures(band, s.images()); i++) {
      for (int t = 0; t < tiles; t++) {
        int to = 2 * (t / bands.columns()) * line + 2 * (t % bands.columns()) * in;
        TILES.output(products, (i * tiles + t) * in, step, in, pixels, to, line);
      }
      int image = s.from() + bands.picture(band) + i;
      int first = 2 * bands.row(band);
      int end = Math.min(shape.height(), first + 2 * bands.rows(band));
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
      Sums.add(pixels, from + column * in, gx, (pixel + column) * channels, channels);
    }
  }

  private void place(float[] pixels, int from, int columns, int channels, float[] gx, int to) {
    for (int column = 0; column < columns; column++) {
      System.arraycopy(pixels, from + column * in, gx, to + column * channels, channels);
    }
  }
}
