package dev.signet.examples.digits;

import java.util.Arrays;

/**
 * A square picture that round pens draw on, anti-aliased by the distance of each pixel to the line.
 * Only additions, multiplications and square roots, which Java rounds alike on every machine.
 */
final class Canvas {
  /** Straight pieces between two points of a stroke. */
  private static final int PIECES = 6;

  private final int size;
  private final float[] ink;

  Canvas(int size) {
    this.size = size;
    this.ink = new float[size * size];
  }

  /** How much ink each pixel holds, from 0 to 1, rows from the top. */
  float[] ink() {
    return ink;
  }

  void clear() {
    Arrays.fill(ink, 0f);
  }

  /**
   * Draws a smooth curve (Catmull and Rom 1974) through points given in pixels.
   *
   * @param radius half the pen's width
   * @param softness width of the edge over which ink fades out, positive
   */
  void curve(float[] x, float[] y, float radius, float softness) {
    int last = x.length - 1;
    for (int i = 0; i < last; i++) {
      int before = Math.max(0, i - 1);
      int after = Math.min(last, i + 2);
      float fromX = x[i];
      float fromY = y[i];
      for (int k = 1; k <= PIECES; k++) {
        float t = (float) k / PIECES;
        float toX = spline(x[before], x[i], x[i + 1], x[after], t);
        float toY = spline(y[before], y[i], y[i + 1], y[after], t);
        line(fromX, fromY, toX, toY, radius, softness);
        fromX = toX;
        fromY = toY;
      }
    }
  }

  private static float spline(float a, float b, float c, float d, float t) {
    float linear = c - a;
    float square = 2 * a - 5 * b + 4 * c - d;
    float cube = 3 * (b - c) + d - a;
    return b + 0.5f * t * (linear + t * (square + t * cube));
  }

  private void line(float x0, float y0, float x1, float y1, float radius, float softness) {
    float reach = radius + softness;
    int left = Math.max(0, (int) (Math.min(x0, x1) - reach));
    int right = Math.min(size - 1, (int) (Math.max(x0, x1) + reach) + 1);
    int top = Math.max(0, (int) (Math.min(y0, y1) - reach));
    int bottom = Math.min(size - 1, (int) (Math.max(y0, y1) + reach) + 1);
    float dx = x1 - x0;
    float dy = y1 - y0;
    float length = dx * dx + dy * dy;
    for (int py = top; py <= bottom; py++) {
      for (int px = left; px <= right; px++) {
        float ax = px + 0.5f - x0;
        float ay = py + 0.5f - y0;
        float along = length == 0 ? 0 : Math.clamp((ax * dx + ay * dy) / length, 0f, 1f);
        float ox = ax - along * dx;
        float oy = ay - along * dy;
        float distance = (float) Math.sqrt(ox * ox + oy * oy);
        float drop = Math.clamp((reach - distance) / softness, 0f, 1f);
        int at = py * size + px;
        ink[at] = Math.max(ink[at], drop);
      }
    }
  }
}
