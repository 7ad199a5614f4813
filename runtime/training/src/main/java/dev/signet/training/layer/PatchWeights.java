package dev.signet.training.layer;

import dev.signet.inference.kernel.ConvShape;
import dev.signet.training.kernel.MatrixKernel;
import dev.signet.training.kernel.TrainingKernels;

/** The gradient by the weights of any convolution: one sum, over all its output pixels. */
final class PatchWeights implements WeightProducts {
  private static final MatrixKernel MATRICES = TrainingKernels.matrices();

  /** Output pixels of a band, at least. */
  private static final int PIXELS = 64;

  private final ConvShape shape;
  private final Patches patches;
  private final int k;

  /** Images of a band. */
  private final int group;

  PatchWeights(ConvShape shape, Patches patches) {
    this.shape = shape;
    this.patches = patches;
    k = shape.fanIn();
    group = Math.max(patches.group(), Math.ceilDiv(PIXELS, patches.pixels()));
  }

  @Override
  public int positions() {
    return 1;
  }

  @Override
  public int rows() {
    return MATRICES.filled(shape.out());
  }

  @Override
  public int columns() {
    return MATRICES.filled(k);
  }

  @Override
  public int bands(int images) {
    return Math.ceilDiv(images, group);
  }

  @Override
  public int depth(int band, int images) {
    return Math.min(group, images - band * group) * patches.pixels();
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
    int image = first + band * group;
    int depth = depth(band, images);
    int from = image * patches.pixels() * shape.out();
    Panels.of(gy, from, shape.out(), depth, shape.out(), a, aFrom);
    if (patches.identical()) {
      Panels.of(x, image * patches.imageIn(), k, depth, k, b, bFrom);
    } else {
      float[] columns = patches.gather(x, image, depth / patches.pixels());
      Panels.of(columns, 0, patches.step(), depth, k, b, bFrom);
    }
  }

  @Override
  public void finish(float[] sums, int row, int rows, int column, int columns, float[] gw) {
    int count = Math.min(columns, k - column);
    for (int o = row; o < Math.min(row + rows, shape.out()); o++) {
      Sums.add(sums, (o - row) * columns, gw, o * k + column, count);
    }
  }
}
