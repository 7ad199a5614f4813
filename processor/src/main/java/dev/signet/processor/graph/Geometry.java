package dev.signet.processor.graph;

/**
 * A kernel or window over a picture.
 *
 * @param height rows of the kernel
 * @param width columns of the kernel
 * @param strideY step between rows
 * @param strideX step between columns
 * @param padY rows added above and below
 * @param padX columns added left and right
 */
public record Geometry(int height, int width, int strideY, int strideX, int padY, int padX) {
  /**
   * Output rows of a convolution or max pool: {@code floor((in + 2 pad - kernel) / stride) + 1}.
   */
  public int outHeight(int in) {
    return Math.floorDiv(in + 2 * padY - height, strideY) + 1;
  }

  /** What it makes of a picture, for so many channels. */
  public Shape over(Shape in, int channels) {
    return new Shape(channels, outHeight(in.height()), outWidth(in.width()));
  }

  /**
   * Taps inside the picture of all its places together; taps on padding do not count.
   *
   * @param in size of the picture
   * @param out how often it is placed
   */
  public long taps(Shape in, Shape out) {
    return inside(height, strideY, padY, in.height(), out.height())
        * inside(width, strideX, padX, in.width(), out.width());
  }

  private static long inside(int size, int stride, int pad, int in, int out) {
    long sum = 0;
    for (int i = 0; i < out; i++) {
      int from = i * stride - pad;
      sum += Math.max(0, Math.min(in, from + size) - Math.max(0, from));
    }
    return sum;
  }

  /** Output columns, as {@link #outHeight}. */
  public int outWidth(int in) {
    return Math.floorDiv(in + 2 * padX - width, strideX) + 1;
  }
}
