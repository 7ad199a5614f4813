package dev.signet.training.layer;

import dev.signet.inference.kernel.ConvShape;
import dev.signet.training.kernel.MatrixKernel;
import dev.signet.training.kernel.RunKernel;
import dev.signet.training.kernel.TrainingKernels;

/** The gradient by the weights of any convolution: one sum, over all its output pixels. */
final class PatchWeights implements WeightProducts {
  private static final MatrixKernel MATRICES = TrainingKernels.matrices();
  private static final RunKernel RUNS = TrainingKernels.runs();

  private final ConvShape shape;
  private final Patches patches;
  private final int k;

  /** Output pixels of a band. */
  private final int group;

  PatchWeights(ConvShape shape, Patches patches) {
    this.shape = shape;
    this.patches = patches;
    k = shape.fanIn();
    group = patches.group();
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
    return Math.ceilDiv(images * patches.pixels(), group);
  }

  @Override
  public int depth(int band, int images) {
    return Math.min(group, images * patches.pixels() - band * group);
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
    int row = first * patches.pixels() + band * group;
    int depth = depth(band, images);
    Panels.of(gy, row * shape.out(), shape.out(), depth, shape.out(), a, aFrom);
    patches.gatherPanels(x, row, depth, b, bFrom);
  }

  @Override
  public void finish(float[] sums, int row, int rows, int column, int columns, float[] gw) {
    int count = Math.min(columns, k - column);
    for (int o = row; o < Math.min(row + rows, shape.out()); o++) {
      RUNS.add(sums, (o - row) * columns, gw, o * k + column, count);
    }
  }
}
