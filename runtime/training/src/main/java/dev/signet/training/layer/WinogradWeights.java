package dev.signet.training.layer;

import dev.signet.inference.kernel.ConvShape;
import dev.signet.inference.kernel.ConvShape.Pad;
import dev.signet.training.kernel.MatrixKernel;
import dev.signet.training.kernel.RunKernel;
import dev.signet.training.kernel.TrainingKernels;
import dev.signet.training.kernel.WinogradKernel;
import dev.signet.training.layer.Scratch.Use;

/** The gradient by the weights of a convolution of 3x3 and stride 1, see {@link Winograd}. */
final class WinogradWeights implements WeightProducts {
  private static final MatrixKernel MATRICES = TrainingKernels.matrices();
  private static final RunKernel RUNS = TrainingKernels.runs();
  private static final int PANEL = MATRICES.panel();

  private final ConvShape shape;
  private final WinogradKernel tiles;

  /** Pixels of a tile's side. */
  private final int tile;

  private final int in;
  private final int out;

  /** Tiles of results. */
  private final TileBands bands;

  private final Lines pictures;
  private final Lines deltas;

  WinogradWeights(ConvShape shape) {
    this.shape = shape;
    tile = Winograd.tile(shape.outHeight(), shape.outWidth());
    tiles = TrainingKernels.winograd(tile);
    in = MATRICES.filled(shape.in());
    out = MATRICES.filled(shape.out());
    bands = TileBands.of(shape.outHeight(), shape.outWidth(), tile);
    int wide = tile * bands.columns();
    float pad = shape.pad() == Pad.ZERO ? 0f : shape.pad() == Pad.ONE ? 1f : -1f;
    pictures =
        new Lines(shape.height(), shape.width(), shape.in(), shape.padX(), pad, wide + 2, in);
    deltas = new Lines(shape.outHeight(), shape.outWidth(), shape.out(), 0, 0f, wide, out);
  }

  @Override
  public int positions() {
    return (tile + 2) * (tile + 2);
  }

  @Override
  public int rows() {
    return out;
  }

  @Override
  public int columns() {
    return in;
  }

  @Override
  public int bands(int images) {
    return bands.count(images);
  }

  @Override
  public int depth(int band, int images) {
    return bands.tiles(band, images);
  }

  @Override
  public void fill(
      float[] x,
      float[] gy,
      int first,
      int images,
      int band,
      float[] a,
      int aFrom,
      float[] b,
      int bFrom) {
    int row = tile * bands.row(band);
    int lines = tile * bands.rows(band);
    int each = bands.rows(band) * bands.columns();
    int count = bands.tiles(band, images);
    float[] picture = Scratch.take(Use.PICTURES, pictures.size(lines + 2));
    float[] delta = Scratch.take(Use.DELTAS, deltas.size(lines));
    for (int i = 0; i < bands.pictures(band, images); i++) {
      int image = first + bands.picture(band) + i;
      int xImage = image * shape.height() * shape.width() * shape.in();
      int gyImage = image * shape.outHeight() * shape.outWidth() * shape.out();
      pictures.copy(x, xImage, row - shape.padY(), lines + 2, picture);
      deltas.copy(gy, gyImage, row, lines, delta);
      int to = i * each * PANEL;
      inputs(picture, each, b, bFrom + to, count);
      deltas(delta, each, a, aFrom + to, count);
    }
  }

  private void inputs(float[] picture, int each, float[] b, int to, int count) {
    int line = pictures.size(1);
    int step = WeightProducts.step(count * in);
    for (int t = 0; t < each; t++) {
      int from = tile * (t / bands.columns() * line + t % bands.columns() * in);
      tiles.input(picture, from, line, in, b, to + t * PANEL, step, count * PANEL);
    }
  }

  private void deltas(float[] delta, int each, float[] a, int to, int count) {
    int line = deltas.size(1);
    int step = WeightProducts.step(count * out);
    for (int t = 0; t < each; t++) {
      int from = tile * (t / bands.columns() * line + t % bands.columns() * out);
      tiles.delta(delta, from, line, out, a, to + t * PANEL, step, count * PANEL);
    }
  }

  @Override
  public void finish(float[] sums, int row, int rows, int column, int columns, float[] gw) {
    float[] filter = Scratch.take(Use.FILTERS, 9 * columns);
    int count = Math.min(columns, shape.in() - column);
    int step = WeightProducts.step(rows * columns);
    for (int o = row; o < Math.min(row + rows, shape.out()); o++) {
      tiles.gradient(sums, (o - row) * columns, step, columns, filter, 0);
      for (int tap = 0; tap < 9; tap++) {
        RUNS.add(filter, tap * columns, gw, (o * 9 + tap) * shape.in() + column, count);
      }
    }
  }
}
