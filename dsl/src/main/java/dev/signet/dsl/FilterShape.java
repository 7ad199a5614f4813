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
}
