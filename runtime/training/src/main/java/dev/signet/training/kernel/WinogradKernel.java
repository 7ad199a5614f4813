package dev.signet.training.kernel;

/**
 * The small transforms of a 3x3 convolution by Winograd's minimal filtering F(m x m, 3x3) and of
 * its gradient by the weights, F(3x3, m x m) (Lavin and Gray 2016, arXiv 1509.09308), for tiles of
 * m = 2 or 4 pixels a side. Of 2: 16 products stand for 36; coefficients are 1 and halves, so that
 * sums of small integers stay exact. Of 4: 36 products stand for 144, at the points 0, 1, -1, 2, -2
 * and infinity; sums are rounded.
 *
 * <p>Each transform makes one number of every channel from some others of the same channel; {@code
 * channels} is a multiple of {@link MatrixKernel#panel()}. The {@code (m + 2)^2} positions of a
 * transformed tile lie {@code positionStep} apart, panels of channels {@code panelStep}.
 */
public interface WinogradKernel {
  /** Of tiles of 4: what a polynomial at 1 or -1 is multiplied by, 1 / ((1-0)(1+1)(1-2)(1+2)). */
  float AT_ONE = -1 / 6f;

  /** Of tiles of 4: what a polynomial at 2 or -2 is multiplied by, 1 / ((2-0)(2-1)(2+1)(2+2)). */
  float AT_TWO = 1 / 24f;

  /** Pixels m of a side of a tile. */
  int tile();

  /**
   * {@code B^T d B}: a tile of m + 2 pixels a side.
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

  /** {@code G g G^T}: a tile of m x m pixels; arguments as in {@link #input}. */
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
   * {@code A^T m A}: a transformed tile to m x m pixels.
   *
   * @param tiles rows of {@code channels} numbers, the tile's first position at {@code from}; what
   *     they hold may be lost
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
   * @param tiles rows of {@code channels} numbers, the tile's first position at {@code from}; what
   *     they hold may be lost
   * @param filter {@code [3][3][channels]}, overwritten from {@code to}
   */
  void gradient(float[] tiles, int from, int positionStep, int channels, float[] filter, int to);
}
