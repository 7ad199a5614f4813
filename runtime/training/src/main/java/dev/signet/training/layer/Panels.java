package dev.signet.training.layer;

import dev.signet.training.kernel.MatrixKernel;
import dev.signet.training.kernel.TrainingKernels;

/** Matrices of rows to panels, see {@link MatrixKernel}; columns that fill up panels are 0. */
final class Panels {
  private static final MatrixKernel MATRICES = TrainingKernels.matrices();
  private static final int PANEL = MATRICES.panel();

  private Panels() {}

  /**
   * As it stands.
   *
   * @param step numbers from one row to the next, at least {@code columns}
   */
  static void of(
      float[] a, int from, int step, int rows, int columns, float[] panels, int panelsFrom) {
    MATRICES.toPanels(a, from, step, rows, columns, panels, panelsFrom, rows * PANEL);
  }

  /** Transposed: some columns of the result, a multiple of the panel apart from the last ones. */
  static void transposed(float[] a, int rows, int columns, int fromRow, int toRow, float[] panels) {
    int filled = Math.ceilDiv(toRow, PANEL) * PANEL;
    for (int i = fromRow; i < filled; i++) {
      int to = i / PANEL * columns * PANEL + i % PANEL;
      for (int j = 0; j < columns; j++) {
        panels[to + j * PANEL] = i < rows ? a[i * columns + j] : 0f;
      }
    }
  }
}
