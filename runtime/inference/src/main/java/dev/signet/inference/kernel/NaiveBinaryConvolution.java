package dev.signet.inference.kernel;

/**
 * The definition, one weight at a time: what every other kernel is tested against. Not meant to be
 * fast.
 */
public final class NaiveBinaryConvolution extends BinaryConvolution {
  /** A convolution of the given geometry. */
  public NaiveBinaryConvolution(ConvShape shape) {
    super(shape, shape.out());
  }

  @Override
  protected long[] reorder(long[] weights) {
    return weights.clone();
  }

  @Override
  protected void rows(long[] in, long[] prepared, int y, int end, Workspace scratch) {
    int[] accumulators = scratch.sums;
    for (int x = 0; x < shape.outWidth(); x++) {
      for (int o = 0; o < shape.out(); o++) {
        accumulators[x * stride + o] = accumulator(in, prepared, y, x, o);
      }
    }
  }

  private int accumulator(long[] in, long[] weights, int y, int x, int o) {
    int sum = 0;
    for (int ky = 0; ky < shape.kernelHeight(); ky++) {
      for (int kx = 0; kx < shape.kernelWidth(); kx++) {
        for (int c = 0; c < shape.in(); c++) {
          int tap = (o * shape.kernelHeight() + ky) * shape.kernelWidth() + kx;
          int row = y * shape.strideY() + ky - shape.padY();
          int column = x * shape.strideX() + kx - shape.padX();
          sum += input(in, row, column, c) * sign(weights, tap, c);
        }
      }
    }
    return sum;
  }

  private int input(long[] in, int row, int column, int c) {
    if (row >= 0 && row < shape.height() && column >= 0 && column < shape.width()) {
      return sign(in, row * shape.width() + column, c);
    }
    return switch (shape.pad()) {
      case ZERO -> 0;
      case ONE -> 1;
      case MINUS_ONE -> -1;
    };
  }

  /** +1 or -1: bit {@code c} of the {@code group}-th run of {@code words()} words. */
  private int sign(long[] bits, int group, int c) {
    return (bits[group * shape.words() + c / 64] >>> (c % 64) & 1) == 1 ? 1 : -1;
  }
}
