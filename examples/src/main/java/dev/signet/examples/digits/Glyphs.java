package dev.signet.examples.digits;

import java.util.List;

/**
 * How people write the ten digits: for each digit some styles, for each style the strokes of the
 * pen, for each stroke the points it passes through. Points are in percent of the digit's box, x to
 * the right, y downwards.
 */
final class Glyphs {
  /** {@code STYLES.get(digit)} lists that digit's styles. */
  private static final List<List<Glyph>> STYLES =
      List.of(
          // 0
          List.of(
              glyph(stroke(50, 0, 22, 15, 12, 50, 22, 85, 50, 100, 78, 85, 88, 50, 78, 15, 50, 0)),
              glyph(stroke(60, 4, 30, 12, 15, 50, 28, 90, 55, 100, 80, 80, 85, 45, 70, 12, 42, 4))),
          // 1
          List.of(
              glyph(stroke(50, 0, 50, 50, 50, 100)),
              glyph(stroke(26, 24, 54, 0), stroke(54, 0, 54, 50, 54, 100)),
              glyph(stroke(28, 22, 52, 0), stroke(52, 0, 52, 100), stroke(26, 100, 78, 100))),
          // 2
          List.of(
              glyph(
                  stroke(18, 22, 30, 5, 55, 0, 78, 15, 75, 38, 50, 65, 18, 100),
                  stroke(18, 100, 86, 100)),
              glyph(
                  stroke(
                      18, 20, 35, 3, 62, 2, 80, 22, 70, 48, 42, 80, 22, 96, 15, 86, 28, 79, 50, 91,
                      72, 100, 90, 90))),
          // 3
          List.of(
              glyph(
                  stroke(20, 12, 45, 0, 72, 9, 76, 28, 62, 43, 42, 48),
                  stroke(42, 48, 68, 52, 83, 72, 70, 93, 45, 100, 17, 87)),
              glyph(
                  stroke(20, 2, 78, 2),
                  stroke(78, 2, 46, 40),
                  stroke(46, 40, 72, 48, 83, 70, 69, 93, 42, 100, 16, 88))),
          // 4
          List.of(
              glyph(stroke(32, 2, 16, 58), stroke(16, 58, 88, 58), stroke(68, 28, 64, 100)),
              glyph(stroke(66, 0, 13, 68), stroke(13, 68, 90, 68), stroke(66, 0, 66, 100))),
          // 5
          List.of(
              glyph(
                  stroke(80, 2, 28, 2),
                  stroke(28, 2, 24, 44),
                  stroke(24, 44, 50, 36, 78, 50, 81, 75, 62, 97, 35, 100, 15, 88)),
              glyph(stroke(78, 4, 44, 3, 28, 18, 32, 40, 58, 50, 79, 68, 71, 92, 45, 100, 18, 91))),
          // 6
          List.of(
              glyph(
                  stroke(
                      70, 2, 40, 18, 20, 50, 20, 78, 38, 98, 62, 98, 80, 80, 74, 58, 52, 50, 30, 60,
                      20, 76)),
              glyph(
                  stroke(
                      54, 0, 28, 40, 18, 70, 30, 95, 55, 100, 78, 86, 76, 65, 54, 56, 32, 64, 21,
                      78))),
          // 7
          List.of(
              glyph(stroke(15, 4, 85, 4), stroke(85, 4, 57, 45, 40, 100)),
              glyph(stroke(15, 4, 85, 4), stroke(85, 4, 57, 45, 40, 100), stroke(36, 52, 80, 50)),
              glyph(stroke(16, 20, 17, 4), stroke(17, 4, 85, 4), stroke(85, 4, 62, 40, 54, 100))),
          // 8
          List.of(
              glyph(
                  stroke(
                      74, 14, 48, 0, 24, 14, 32, 36, 66, 58, 81, 80, 52, 100, 20, 80, 34, 58, 68,
                      36, 74, 14)),
              glyph(
                  stroke(50, 0, 26, 11, 26, 35, 50, 46, 74, 35, 74, 11, 50, 0),
                  stroke(50, 46, 20, 59, 20, 88, 50, 100, 80, 88, 80, 59, 50, 46))),
          // 9
          List.of(
              glyph(
                  stroke(78, 24, 60, 2, 34, 4, 20, 24, 30, 46, 56, 50, 76, 32, 78, 24),
                  stroke(78, 24, 76, 60, 66, 100)),
              glyph(
                  stroke(78, 26, 58, 2, 32, 6, 21, 28, 36, 48, 60, 46, 78, 26),
                  stroke(78, 26, 81, 60, 68, 91, 42, 100, 22, 90))));

  private Glyphs() {}

  /** The styles of a digit, 0 to 9. */
  static List<Glyph> of(int digit) {
    return STYLES.get(digit);
  }

  private static Glyph glyph(Stroke... strokes) {
    return new Glyph(List.of(strokes));
  }

  private static Stroke stroke(int... percent) {
    float[] x = new float[percent.length / 2];
    float[] y = new float[percent.length / 2];
    for (int i = 0; i < x.length; i++) {
      x[i] = percent[2 * i] / 100f - 0.5f;
      y[i] = percent[2 * i + 1] / 100f - 0.5f;
    }
    return new Stroke(x, y);
  }

  /**
   * One way to write a digit.
   *
   * @param strokes in the order they are drawn
   */
  record Glyph(List<Stroke> strokes) {}

  /** The points a pen passes through, from -0.5 to 0.5, the digit's centre being the origin. */
  static final class Stroke {
    final float[] x;
    final float[] y;

    Stroke(float[] x, float[] y) {
      this.x = x;
      this.y = y;
    }
  }
}
