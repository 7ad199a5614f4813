package dev.signet.training.kernel;

/**
 * Products of matrices of floats. Every number of a product is one chain of fused multiply-adds in
 * the order of the inner index, {@code acc = fma(a, b, acc)}, so that all kernels give equal bits.
 *
 * <p>A matrix is either in rows, one after the other, or in panels: {@link #panel()} columns side
 * by side, {@code [columns / panel][rows][panel]}. Columns are filled up to a multiple of the
 * panel.
 */
public interface MatrixKernel {
  /** Columns of a panel: a multiple of 4, at least 8. */
  int panel();

  /** {@code count}, filled up to a multiple of the panel. */
  default int filled(int count) {
    return Math.ceilDiv(count, panel()) * panel();
  }

  /**
   * Rows into panels; what fills up the last one is 0.
   *
   * @param a in rows, from {@code from}, {@code step} apart
   * @param panels another array
   * @param to where the first row's numbers go in the first panel
   * @param panelStep from one panel to the next: {@link #panel()} times the rows that it holds in
   *     all
   */
  void toPanels(
      float[] a, int from, int step, int rows, int columns, float[] panels, int to, int panelStep);

  /**
   * {@code c = a * b}.
   *
   * @param a in rows of {@code depth}, from {@code aFrom}, {@code aStep} apart
   * @param rows rows of {@code a} and {@code c}
   * @param depth columns of {@code a}, rows of {@code b}
   * @param b in panels, from {@code bFrom}
   * @param columns columns of {@code b} and {@code c}, a multiple of the panel
   * @param c in rows, from {@code cFrom}, {@code columns} apart, overwritten; another array
   */
  void multiply(
      float[] a,
      int aFrom,
      int aStep,
      int rows,
      int depth,
      float[] b,
      int bFrom,
      int columns,
      float[] c,
      int cFrom);

  /**
   * {@code c += a^T * b}.
   *
   * @param a in panels, from {@code aFrom}
   * @param rows columns of {@code a} and rows of {@code c}, a multiple of the panel
   * @param b in panels, from {@code bFrom}
   * @param columns columns of {@code b} and {@code c}, a multiple of the panel
   * @param depth rows of {@code a} and {@code b}
   * @param c in rows, from {@code cFrom}, {@code columns} apart, added to; another array
   */
  void addTransposed(
      float[] a,
      int aFrom,
      int rows,
      float[] b,
      int bFrom,
      int columns,
      int depth,
      float[] c,
      int cFrom);
}
