package dev.signet.training.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The Vector API: sums of a tile of four rows by two vectors stay in registers over the whole
 * depth; one number of {@code a} is broadcast to all lanes. Eight chains keep two units for
 * multiply-adds of four cycles busy, and with more rows C2 spills sums where there are 16
 * registers. Loops run over a panel by constant steps: with a step that is only known at run time,
 * C2 checks every index.
 */
final class VectorMatrixKernel implements MatrixKernel {
  private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
  private static final int WIDTH = LANES.length();
  private static final int PANEL = 2 * WIDTH;

  @Override
  public int panel() {
    return PANEL;
  }

  @Override
  public void toPanels(
      float[] a, int from, int step, int rows, int columns, float[] panels, int to, int panelStep) {
    int panel = to;
    int j = 0;
    for (; j <= columns - PANEL; j += PANEL, panel += panelStep) {
      int at = from + j;
      for (int i = 0; i < rows; i++, at += step) {
        FloatVector.fromArray(LANES, a, at).intoArray(panels, panel + i * PANEL);
        FloatVector.fromArray(LANES, a, at + WIDTH).intoArray(panels, panel + i * PANEL + WIDTH);
      }
    }
    if (j < columns) {
      lastPanel(a, from + j, step, rows, columns - j, panels, panel);
    }
  }

  private static void lastPanel(
      float[] a, int from, int step, int rows, int columns, float[] panels, int to) {
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < PANEL; j++) {
        panels[to + i * PANEL + j] = j < columns ? a[from + i * step + j] : 0f;
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
    for (int j = 0; j < columns; j += PANEL) {
      int panel = bFrom + j * depth;
      int i = 0;
      for (; i + 4 <= rows; i += 4) {
        four(a, aFrom + i * aStep, aStep, b, panel, depth, c, cFrom + i * columns + j, columns);
      }
      for (; i + 2 <= rows; i += 2) {
        two(a, aFrom + i * aStep, aStep, b, panel, depth, c, cFrom + i * columns + j, columns);
      }
      if (i < rows) {
        one(a, aFrom + i * aStep, b, panel, depth, c, cFrom + i * columns + j);
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
    for (int j = 0; j < columns; j += PANEL) {
      int panel = bFrom + j * depth;
      for (int i = 0; i < rows; i += PANEL) {
        for (int r = 0; r < PANEL; r += 4) {
          int to = cFrom + (i + r) * columns + j;
          addFour(a, aFrom + i * depth + r, b, panel, depth, c, to, columns);
        }
      }
    }
  }

  /** Four rows of a product; two steps of the depth at a time, which share the sums of indices. */
  private static void four(
      float[] a, int x, int aStep, float[] b, int y, int depth, float[] c, int to, int cStep) {
    var c00 = FloatVector.zero(LANES);
    var c01 = FloatVector.zero(LANES);
    var c10 = FloatVector.zero(LANES);
    var c11 = FloatVector.zero(LANES);
    var c20 = FloatVector.zero(LANES);
    var c21 = FloatVector.zero(LANES);
    var c30 = FloatVector.zero(LANES);
    var c31 = FloatVector.zero(LANES);
    int x1 = x + aStep;
    int x2 = x + 2 * aStep;
    int x3 = x + 3 * aStep;
    int p = 0;
    for (; p <= depth - 2; p += 2) {
      var b0 = FloatVector.fromArray(LANES, b, y + p * PANEL);
      var b1 = FloatVector.fromArray(LANES, b, y + p * PANEL + WIDTH);
      var v = FloatVector.broadcast(LANES, a[x + p]);
      c00 = v.fma(b0, c00);
      c01 = v.fma(b1, c01);
      v = FloatVector.broadcast(LANES, a[x1 + p]);
      c10 = v.fma(b0, c10);
      c11 = v.fma(b1, c11);
      v = FloatVector.broadcast(LANES, a[x2 + p]);
      c20 = v.fma(b0, c20);
      c21 = v.fma(b1, c21);
      v = FloatVector.broadcast(LANES, a[x3 + p]);
      c30 = v.fma(b0, c30);
      c31 = v.fma(b1, c31);
      b0 = FloatVector.fromArray(LANES, b, y + (p + 1) * PANEL);
      b1 = FloatVector.fromArray(LANES, b, y + (p + 1) * PANEL + WIDTH);
      v = FloatVector.broadcast(LANES, a[x + p + 1]);
      c00 = v.fma(b0, c00);
      c01 = v.fma(b1, c01);
      v = FloatVector.broadcast(LANES, a[x1 + p + 1]);
      c10 = v.fma(b0, c10);
      c11 = v.fma(b1, c11);
      v = FloatVector.broadcast(LANES, a[x2 + p + 1]);
      c20 = v.fma(b0, c20);
      c21 = v.fma(b1, c21);
      v = FloatVector.broadcast(LANES, a[x3 + p + 1]);
      c30 = v.fma(b0, c30);
      c31 = v.fma(b1, c31);
    }
    if (p < depth) {
      var b0 = FloatVector.fromArray(LANES, b, y + p * PANEL);
      var b1 = FloatVector.fromArray(LANES, b, y + p * PANEL + WIDTH);
      var v = FloatVector.broadcast(LANES, a[x + p]);
      c00 = v.fma(b0, c00);
      c01 = v.fma(b1, c01);
      v = FloatVector.broadcast(LANES, a[x1 + p]);
      c10 = v.fma(b0, c10);
      c11 = v.fma(b1, c11);
      v = FloatVector.broadcast(LANES, a[x2 + p]);
      c20 = v.fma(b0, c20);
      c21 = v.fma(b1, c21);
      v = FloatVector.broadcast(LANES, a[x3 + p]);
      c30 = v.fma(b0, c30);
      c31 = v.fma(b1, c31);
    }
    c00.intoArray(c, to);
    c01.intoArray(c, to + WIDTH);
    c10.intoArray(c, to + cStep);
    c11.intoArray(c, to + cStep + WIDTH);
    c20.intoArray(c, to + 2 * cStep);
    c21.intoArray(c, to + 2 * cStep + WIDTH);
    c30.intoArray(c, to + 3 * cStep);
    c31.intoArray(c, to + 3 * cStep + WIDTH);
  }

  /** Two rows of a product. */
  private static void two(
      float[] a, int x, int aStep, float[] b, int y, int depth, float[] c, int to, int cStep) {
    var c00 = FloatVector.zero(LANES);
    var c01 = FloatVector.zero(LANES);
    var c10 = FloatVector.zero(LANES);
    var c11 = FloatVector.zero(LANES);
    int x1 = x + aStep;
    for (int p = 0; p < depth; p++) {
      var b0 = FloatVector.fromArray(LANES, b, y + p * PANEL);
      var b1 = FloatVector.fromArray(LANES, b, y + p * PANEL + WIDTH);
      var v = FloatVector.broadcast(LANES, a[x + p]);
      c00 = v.fma(b0, c00);
      c01 = v.fma(b1, c01);
      v = FloatVector.broadcast(LANES, a[x1 + p]);
      c10 = v.fma(b0, c10);
      c11 = v.fma(b1, c11);
    }
    c00.intoArray(c, to);
    c01.intoArray(c, to + WIDTH);
    c10.intoArray(c, to + cStep);
    c11.intoArray(c, to + cStep + WIDTH);
  }

  /** One row of a product. */
  private static void one(float[] a, int x, float[] b, int y, int depth, float[] c, int to) {
    var c00 = FloatVector.zero(LANES);
    var c01 = FloatVector.zero(LANES);
    for (int p = 0; p < depth; p++) {
      var b0 = FloatVector.fromArray(LANES, b, y + p * PANEL);
      var b1 = FloatVector.fromArray(LANES, b, y + p * PANEL + WIDTH);
      var v = FloatVector.broadcast(LANES, a[x + p]);
      c00 = v.fma(b0, c00);
      c01 = v.fma(b1, c01);
    }
    c00.intoArray(c, to);
    c01.intoArray(c, to + WIDTH);
  }

  /** Four rows, from four columns of {@code a}. */
  private static void addFour(
      float[] a, int x, float[] b, int y, int depth, float[] c, int to, int cStep) {
    var c00 = FloatVector.fromArray(LANES, c, to);
    var c01 = FloatVector.fromArray(LANES, c, to + WIDTH);
    var c10 = FloatVector.fromArray(LANES, c, to + cStep);
    var c11 = FloatVector.fromArray(LANES, c, to + cStep + WIDTH);
    var c20 = FloatVector.fromArray(LANES, c, to + 2 * cStep);
    var c21 = FloatVector.fromArray(LANES, c, to + 2 * cStep + WIDTH);
    var c30 = FloatVector.fromArray(LANES, c, to + 3 * cStep);
    var c31 = FloatVector.fromArray(LANES, c, to + 3 * cStep + WIDTH);
    for (int p = 0, end = depth * PANEL; p < end; p += PANEL) {
      var b0 = FloatVector.fromArray(LANES, b, y + p);
      var b1 = FloatVector.fromArray(LANES, b, y + p + WIDTH);
      var v = FloatVector.broadcast(LANES, a[x + p]);
      c00 = v.fma(b0, c00);
      c01 = v.fma(b1, c01);
      v = FloatVector.broadcast(LANES, a[x + p + 1]);
      c10 = v.fma(b0, c10);
      c11 = v.fma(b1, c11);
      v = FloatVector.broadcast(LANES, a[x + p + 2]);
      c20 = v.fma(b0, c20);
      c21 = v.fma(b1, c21);
      v = FloatVector.broadcast(LANES, a[x + p + 3]);
      c30 = v.fma(b0, c30);
      c31 = v.fma(b1, c31);
    }
    c00.intoArray(c, to);
    c01.intoArray(c, to + WIDTH);
    c10.intoArray(c, to + cStep);
    c11.intoArray(c, to + cStep + WIDTH);
    c20.intoArray(c, to + 2 * cStep);
    c21.intoArray(c, to + 2 * cStep + WIDTH);
    c30.intoArray(c, to + 3 * cStep);
    c31.intoArray(c, to + 3 * cStep + WIDTH);
  }
}
