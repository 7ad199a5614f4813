package dev.signet.training.layer;

import dev.signet.training.Shard;
import dev.signet.training.Values;
import java.util.Arrays;

/** A factor for every row and one for every column of pictures [row][column][channel]. */
public final class PositionScaling {
  private PositionScaling() {}

  /** {@code y = x * (rows[row] * columns[column])}. */
  public static void forward(
      Values x, float[] rows, float[] columns, int channels, Values y, Shard s) {
    for (int i = s.from(x), p = 0; i < s.to(x); p++) {
      float factor = factor(rows, columns, p);
      for (int end = i + channels; i < end; i++) {
        y.value[i] = x.value[i] * factor;
      }
    }
  }

  /**
   * The gradient of x, if it is wanted, and those of the factors.
   *
   * @param into whether x's gradient is set
   * @param add whether it is added to instead
   * @param gradientRows added to
   * @param gradientColumns added to
   */
  public static void backward(
      Values x,
      float[] rows,
      float[] columns,
      int channels,
      Values y,
      boolean into,
      boolean add,
      float[] gradientRows,
      float[] gradientColumns,
      Shard s) {
    if (into && !add) {
      Arrays.fill(x.gradient, s.from(x), s.to(x), 0f);
    }
    for (int i = s.from(x), p = 0; i < s.to(x); p++) {
      float factor = factor(rows, columns, p);
      float byFactor = 0;
      for (int end = i + channels; i < end; i++) {
        byFactor += y.gradient[i] * x.value[i];
        if (into) {
          x.gradient[i] += y.gradient[i] * factor;
        }
      }
      int row = p / columns.length % rows.length;
      int column = p % columns.length;
      gradientRows[row] += byFactor * columns[column];
      gradientColumns[column] += byFactor * rows[row];
    }
  }

  /** Of the p-th pixel of images one behind the other. */
  private static float factor(float[] rows, float[] columns, int p) {
    return rows[p / columns.length % rows.length] * columns[p % columns.length];
  }
}
