package dev.signet.training.layer;

import dev.signet.inference.kernel.ConvShape;
import dev.signet.inference.kernel.ConvShape.Pad;
import dev.signet.training.Shard;
import dev.signet.training.kernel.MatrixKernel;
import dev.signet.training.kernel.TrainingKernels;
import dev.signet.training.kernel.WinogradKernel;
import dev.signet.training.layer.Scratch.Use;
import java.util.Arrays;

/**
 * The gradients of a convolution of 3x3 and stride 1 by Winograd's minimal filtering (Lavin and
 * Gray 2016, arXiv 1509.09308): tiles are transformed, multiplied as 16 matrices, and transformed
 * back, with 16 multiplications for 36. Tiles of some rows are done at a time, so that they stay in
 * a processor's cache.
 */
final class Winograd {
  private static final MatrixKernel MATRICES = TrainingKernels.matrices();
  private static final WinogradKernel TILES = TrainingKernels.winograd();
  private static final int PANEL = MATRICES.panel();

  /** Tiles done at a time, about. */
  private static final int BAND = 64;

  private final ConvShape shape;

  /** Channels, filled up to whole panels. */
  private final int in;

  private final int out;

  /** Zeros above and left of the gradients of results. */
  private final int marginY;

  private final int marginX;

  /** Tiles of 2x2 inputs, and of 2x2 results. */
  private final int inRows;

  private final int inColumns;
  private final int outRows;
  private final int outColumns;

  /** Size of gradients of results with their margins, and of inputs with their padding. */
  private final int deltaHeight;

  private final int deltaWidth;
  private final int pictureHeight;
  private final int pictureWidth;

  Winograd(ConvShape shape) {
    this.shape = shape;
    in = MATRICES.filled(shape.in());
    out = MATRICES.filled(shape.out());
    marginY = 2 - shape.padY();
    marginX = 2 - shape.padX();
    inRows = Math.ceilDiv(shape.height(), 2);
    inColumns = Math.ceilDiv(shape.width(), 2);
    outRows = Math.ceilDiv(shape.outHeight(), 2);
    outColumns = Math.ceilDiv(shape.outWidth(), 2);
    deltaHeight = Math.max(2 * inRows + 2, marginY + 2 * outRows);
    deltaWidth = Math.max(2 * inColumns + 2, marginX + 2 * outColumns);
    pictureHeight = 2 * outRows + 2;
    pictureWidth = 2 * outColumns + 2;
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
    return 16 * position(in * shape.out());
  }

  /**
   * From one position of tiles to the next: never a power of two, since a cache keeps only few
   * lines of such a distance.
   */
  private static int position(int numbers) {
    return numbers + PANEL;
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
      TILES.filter(filter, 0, in, into, o * PANEL, position(in * shape.out()), shape.out() * PANEL);
    }
  }

  /**
   * Gradients of one shard.
   *
   * @param filters what {@link #transform} made, or null where the gradient by the input is not
   *     wanted
   * @param add whether {@code gx} is added to instead of set
   * @param gw {@code [out][3][3][in]}, added to
   */
  void backward(
      float[] x, float[] gy, float[] filters, float[] gx, boolean add, float[] gw, Shard s) {
    int size = 16 * position(out * in);
    float[] sums = Scratch.take(Use.WEIGHTS, size);
    Arrays.fill(sums, 0, size, 0f);
    int group = Math.max(1, BAND / (outRows * outColumns));
    for (int image = s.from(); image < s.to(); image += group) {
      int images = Math.min(group, s.to() - image);
      float[] deltas = deltas(gy, image, images);
      byWeights(pictures(x, image, images), deltas, images, sums);
      if (filters != null) {
        byInput(deltas, image, images, filters, gx, add);
      }
    }
    float[] filter = Scratch.take(Use.FILTERS, 9 * in);
    for (int o = 0; o < shape.out(); o++) {
      TILES.gradient(sums, o * in, position(out * in), in, filter, 0);
      for (int tap = 0; tap < 9; tap++) {
        Sums.add(filter, tap * in, gw, (o * 9 + tap) * shape.in(), shape.in());
      }
    }
  }

  private float[] deltas(float[] gy, int image, int images) {
    int size = deltaHeight * deltaWidth * out;
    float[] deltas = Scratch.take(Use.DELTAS, images * size);
    Arrays.fill(deltas, 0, images * size, 0f);
    for (int i = 0; i < images; i++) {
      place(
          gy,
          (image + i) * shape.outHeight() * shape.outWidth() * shape.out(),
          shape.outHeight(),
          shape.outWidth(),
          shape.out(),
          deltas,
          i * size + (marginY * deltaWidth + marginX) * out,
          deltaWidth,
          out);
    }
    return deltas;
  }

  private float[] pictures(float[] x, int image, int images) {
    int size = pictureHeight * pictureWidth * in;
    float[] pictures = Scratch.take(Use.PICTURES, images * size);
    float pad = shape.pad() == Pad.ZERO ? 0f : shape.pad() == Pad.ONE ? 1f : -1f;
    Arrays.fill(pictures, 0, images * size, pad);
    int height = Math.min(shape.height(), pictureHeight - shape.padY());
    int width = Math.min(shape.width(), pictureWidth - shape.padX());
    for (int i = 0; i < images; i++) {
      for (int row = 0; row < height; row++) {
        int from = ((image + i) * shape.height() + row) * shape.width() * shape.in();
        int to = ((row + shape.padY()) * pictureWidth + shape.padX()) * in;
        place(x, from, 1, width, shape.in(), pictures, i * size + to, pictureWidth, in);
      }
    }
    return pictures;
  }

  /** Copies pixels row by row to where pixels may be wider. */
  private static void place(
      float[] from,
      int at,
      int rows,
      int columns,
      int channels,
      float[] into,
      int to,
      int intoColumns,
      int intoChannels) {
    for (int row = 0; row < rows; row++) {
      int f = at + row * columns * channels;
      int t = to + row * intoColumns * intoChannels;
      if (channels == intoChannels) {
        System.arraycopy(from, f, into, t, columns * channels);
      } else {
        for (int column = 0; column < columns; column++) {
          System.arraycopy(from, f + column * channels, into, t + column * intoChannels, channels);
        }
      }
    }
  }

  /** Adds the products of all tiles of some images. */
  private void byWeights(float[] pictures, float[] deltas, int images, float[] sums) {
    int rows = images * outRows;
    int band = Math.max(1, BAND / outColumns);
    for (int first = 0; first < rows; first += band) {
      int count = Math.min(band, rows - first) * outColumns;
      int xStep = position(count * in);
      int gStep = position(count * out);
      float[] x = Scratch.take(Use.TILES, 16 * xStep);
      float[] g = Scratch.take(Use.PRODUCTS, 16 * gStep);
      for (int t = 0; t < count; t++) {
        int row = first + t / outColumns;
        int column = 2 * (t % outColumns);
        int line = row / outRows * pictureHeight + 2 * (row % outRows);
        TILES.input(
            pictures,
            (line * pictureWidth + column) * in,
            pictureWidth * in,
            in,
            x,
            t * PANEL,
            xStep,
            count * PANEL);
        line = row / outRows * deltaHeight + marginY + 2 * (row % outRows);
        TILES.delta(
            deltas,
            (line * deltaWidth + marginX + column) * out,
            deltaWidth * out,
            out,
            g,
            t * PANEL,
            gStep,
            count * PANEL);
      }
      for (int k = 0; k < 16; k++) {
        MATRICES.addTransposed(
            g, k * gStep, out, x, k * xStep, in, count, sums, k * position(out * in));
      }
    }
  }

  private void byInput(
      float[] deltas, int image, int images, float[] filters, float[] gx, boolean add) {
    int rows = images * inRows;
    int band = Math.max(1, BAND / inColumns);
    for (int first = 0; first < rows; first += band) {
      int some = Math.min(band, rows - first);
      int count = some * inColumns;
      int gStep = position(count * out);
      int productStep = position(count * in);
      float[] g = Scratch.take(Use.TILES, 16 * gStep);
      float[] products = Scratch.take(Use.PRODUCTS, 16 * productStep);
      for (int t = 0; t < count; t++) {
        int row = first + t / inColumns;
        int line = row / inRows * deltaHeight + 2 * (row % inRows);
        TILES.input(
            deltas,
            (line * deltaWidth + 2 * (t % inColumns)) * out,
            deltaWidth * out,
            out,
            g,
            t * out,
            gStep,
            PANEL);
      }
      for (int k = 0; k < 16; k++) {
        MATRICES.multiply(
            g,
            k * gStep,
            out,
            count,
            shape.out(),
            filters,
            k * position(in * shape.out()),
            in,
            products,
            k * productStep);
      }
      float[] pixels = Scratch.take(Use.GRADIENTS, 4 * count * in);
      int rowStep = 2 * inColumns * in;
      for (int t = 0; t < count; t++) {
        int to = 2 * (t / inColumns) * rowStep + 2 * (t % inColumns) * in;
        TILES.output(products, t * in, productStep, in, pixels, to, rowStep);
      }
      for (int r = 0; r < 2 * some; r++) {
        int row = 2 * ((first + r / 2) % inRows) + r % 2;
        if (row < shape.height()) {
          int picture = image + (first + r / 2) / inRows;
          put(pixels, r * rowStep, gx, (picture * shape.height() + row) * shape.width(), add);
        }
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
