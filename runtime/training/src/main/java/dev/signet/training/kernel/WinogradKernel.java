package dev.signet.training.kernel;

/**
 * The small transforms of a 3x3 convolution by Winograd's minimal filtering F(2x2, 3x3) and of its
 * gradient by the weights, F(3x3, 2x2) (Lavin and Gray 2016, arXiv 1509.09308): 16 products stand
 * for 36. Their coefficients are 1 and halves, so that sums of small integers stay exact.
 *
 * <p>Each transform makes one number of every channel from some others of the same channel; {@code
 * channels} is a multiple of {@link MatrixKernel#panel()}. The 16 positions of a transformed tile
 * lie {@code positionStep} apart, panels of channels {@code panelStep}.
 */
public interface WinogradKernel {
  /**
   * {@code B^T d B}: a tile of 4x4 pixels.
   *
   * @param picture pixels of {@code channels} numbers, the tile's first one at {@code from}
   * @param rowStep numbers from one row of the picture to the next
   */
  void input(
      float[] picture,
      int from,
      int rowStep,
      int channels,
      float[] tiles,
      int to,
      int positionStep,
      int panelStep);

  /** {@code G g G^T}: a tile of 2x2 pixels; arguments as in {@link #input}. */
  void delta(
      float[] picture,
      int from,
      int rowStep,
      int channels,
      float[] tiles,
      int to,
      int positionStep,
      int panelStep);

  /**
   * {@code A^T m A}: a transformed tile to 2x2 pixels.
   *
   * @param tiles rows of {@code channels} numbers, the tile's first position at {@code from}
   * @param picture overwritten
   */
  void output(
      float[] tiles,
      int from,
      int positionStep,
      int channels,
      float[] picture,
      int to,
      int rowStep);

  /**
   * {@code G w G^T}: a filter of 3x3, turned by 180 degrees.
   *
   * @param filter {@code [3][3][channels]}, the first at {@code from}
   */
  void filter(
      float[] filter,
      int from,
      int channels,
      float[] tiles,
      int to,
      int positionStep,
      int panelStep);

  /**
   * {@code A^T m A}: a transformed tile to a gradient of 3x3.
   *
   * @param tiles rows of {@code channels} numbers, the tile's first position at {@code from}
   * @param filter {@code [3][3][channels]}, overwritten from {@code to}
   */
  void gradient(float[] tiles, int from, int positionStep, int channels, float[] filter, int to);
}
