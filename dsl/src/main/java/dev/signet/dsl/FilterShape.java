package dev.signet.dsl;

/**
 * Shape of a layer's weights, laid out {@code [out][kernelHeight][kernelWidth][in]}.
 *
 * @param out filters (output channels)
 * @param kernelHeight rows of the kernel; 1 for dense layers
 * @param kernelWidth columns of the kernel; 1 for dense layers
 * @param in input channels
 */
public record FilterShape(int out, int kernelHeight, int kernelWidth, int in) {
  /** Weights of one filter. */
  public int fanIn() {
    return kernelHeight * kernelWidth * in;
  }

  /** All weights. */
  public int size() {
    return out * fanIn();
  }

  /** {@link Learned#ROWS} of one filter. */
  public int rows() {
    return rows(fanIn());
  }

  /** {@link Learned#COLUMNS} of one filter. */
  public int columns() {
    return fanIn() / rows();
  }

  /** {@link Learned#ROWS} of so many weights, at least 1. */
  public static int rows(int weights) {
    int rows = (int) Math.sqrt(weights);
    while (weights % rows != 0) {
      rows--;
    }
    return rows;
  }
}
