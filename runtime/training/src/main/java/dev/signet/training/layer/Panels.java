package dev.signet.training.layer;

import dev.signet.training.kernel.MatrixKernel;
import dev.signet.training.kernel.TrainingKernels;

/** Matrices of rows to panels, see {@link MatrixKernel}; columns that fill up panels are 0. */
final class Panels {
  private static final int PANEL = TrainingKernels.matrices().panel();

  private Panels() {}

  /**
   * As it stands.
   *
   * @param step numbers from one row to the next, at least {@code columns}
   */
  static void of(
      float[] a, int from, int step, int rows, int columns, float[] panels, int panelsFrom) {
    for (int j = 0; j < columns; j += PANEL) {
      int count = Math.min(PANEL, columns - j);
      int to = panelsFrom + j * rows;
      for (int i = 0; i < rows; i++, to += PANEL) {
        int at = from + i * step + j;
        for (int k = 0; k < count; k++) { // too short for a call
          panels[to + k] = a[at + k];
        }
        for (int k = count; k < PANEL; k++) {
          panels[to + k] = 0f;
        }
      }
    }
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
