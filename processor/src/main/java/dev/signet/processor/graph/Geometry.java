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

  /** Output columns, as {@link #outHeight}. */
  public int outWidth(int in) {
    return Math.floorDiv(in + 2 * padX - width, strideX) + 1;
  }
}
