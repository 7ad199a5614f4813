package dev.signet.inference.kernel;

/**
 * The inner loops of pooling: one output pixel of every channel. A window is {@code rows x columns}
 * pixels of {@code channels} floats that begins at {@code in[from]}, its rows {@code rowStep}
 * floats apart; results go to {@code out[to]} and on. {@code out} is not {@code in}.
 */
public interface WindowKernel {
  /** The greatest value of each channel, as by {@link Math#max(float, float)}. */
  void greatest(
      float[] in, int from, int rowStep, int rows, int columns, int channels, float[] out, int to);

  /**
   * The mean of each channel: a sum from the first value on, row by row, divided by the number of
   * pixels.
   */
  void mean(
      float[] in, int from, int rowStep, int rows, int columns, int channels, float[] out, int to);

  /** The loops to use now; a later call may give faster ones, see {@link Kernels}. */
  static WindowKernel selected() {
    return Kernels.windows();
  }
}
