package dev.signet.training.kernel;

import java.util.Arrays;

/**
 * Plain Java in the shape that HotSpot's C2 turns into vector code: all arrays of a loop are read
 * and written at the same index, since it takes arrays at different offsets for ones that could
 * overlap. So rows of {@code b} are copied out, four at a time, and sums are formed beside.
 */
final class PlainMatrixKernel implements MatrixKernel {
  private static final int PANEL = 16;

  @Override
  public int panel() {
    return PANEL;
  }

  @Override
  public void toPanels(
      float[] a, int from, int step, int rows, int columns, float[] panels, int to, int panelStep) {
    for (int j = 0, panel = to; j < columns; j += PANEL, panel += panelStep) {
      int count = Math.min(PANEL, columns - j);
      for (int i = 0; i < rows; i++) {
        int at = panel + i * PANEL;
        System.arraycopy(a, from + i * step + j, panels, at, count);
        Arrays.fill(panels, at + count, at + PANEL, 0f);
      }
    }
  }

  @Override
  public void multiply(
      float[] a,
      int aFrom,
      int aStep,
      int rows,
      int depth,
      float[] b,
      int bFrom,
      int columns,
      float[] c,
      int cFrom) {
    float[][] sums = new float[rows][PANEL];
    for (int j = 0; j < columns; j += PANEL) {
      for (float[] sum : sums) {
        Arrays.fill(sum, 0f);
      }
      add(a, aFrom, aStep, 1, b, bFrom + j * depth, depth, sums);
      for (int i = 0; i < rows; i++) {
        System.arraycopy(sums[i], 0, c, cFrom + i * columns + j, PANEL);
      }
    }
  }

  @Override
  public void addTransposed(
      float[] a,
      int aFrom,
      int rows,
      float[] b,
      int bFrom,
      int columns,
      int depth,
      float[] c,
      int cFrom) {
    float[][] sums = new float[PANEL][PANEL];
    for (int j = 0; j < columns; j += PANEL) {
      for (int i = 0; i < rows; i += PANEL) {
        for (int r = 0; r < PANEL; r++) {
          System.arraycopy(c, cFrom + (i + r) * columns + j, sums[r], 0, PANEL);
        }
        add(a, aFrom + i * depth, 1, PANEL, b, bFrom + j * depth, depth, sums);
        for (int r = 0; r < PANEL; r++) {
          System.arraycopy(sums[r], 0, c, cFrom + (i + r) * columns + j, PANEL);
        }
      }
    }
  }

  /** Adds the products of one panel of {@code b} to the sums of some rows. */
  private static void add(
      float[] a, int aFrom, int rowStep, int step, float[] b, int from, int depth, float[][] sums) {
    float[] b0 = new float[PANEL];
    float[] b1 = new float[PANEL];
    float[] b2 = new float[PANEL];
    float[] b3 = new float[PANEL];
    int p = 0;
    for (; p + 4 <= depth; p += 4) {
      System.arraycopy(b, from + p * PANEL, b0, 0, PANEL);
      System.arraycopy(b, from + (p + 1) * PANEL, b1, 0, PANEL);
      System.arraycopy(b, from + (p + 2) * PANEL, b2, 0, PANEL);
      System.arraycopy(b, from + (p + 3) * PANEL, b3, 0, PANEL);
      for (int i = 0; i < sums.length; i++) {
        int at = aFrom + i * rowStep + p * step;
        four(a[at], b0, a[at + step], b1, a[at + 2 * step], b2, a[at + 3 * step], b3, sums[i]);
      }
    }
    for (; p < depth; p++) {
      System.arraycopy(b, from + p * PANEL, b0, 0, PANEL);
      for (int i = 0; i < sums.length; i++) {
        one(a[aFrom + i * rowStep + p * step], b0, sums[i]);
      }
    }
  }

  private static void four(
      float a0,
      float[] b0,
      float a1,
      float[] b1,
      float a2,
      float[] b2,
      float a3,
      float[] b3,
      float[] sum) {
    for (int j = 0; j < PANEL; j++) {
      float s = Math.fma(a1, b1[j], Math.fma(a0, b0[j], sum[j]));
      sum[j] = Math.fma(a3, b3[j], Math.fma(a2, b2[j], s));
    }
  }

  private static void one(float a, float[] b, float[] sum) {
    for (int j = 0; j < PANEL; j++) {
      sum[j] = Math.fma(a, b[j], sum[j]);
    }
  }
}
