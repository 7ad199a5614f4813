package dev.signet.examples.digits;

import dev.signet.examples.digits.Glyphs.Glyph;
import dev.signet.examples.digits.Glyphs.Stroke;

/**
 * Writes one digit as somebody in a hurry might: turned, slanted, stretched, out of place, with an
 * unsteady pen on soiled paper. The ranges below decide how hard the pictures are; a linear
 * classifier on the pixels must fail often, a person must not.
 */
final class Hand {
  private static final float TURN = 0.34f;
  private static final float SLANT = 0.33f;
  private static final float LEAST_HEIGHT = 15f;
  private static final float GREATEST_HEIGHT = 22f;
  private static final float LEAST_WIDTH = 0.6f;
  private static final float GREATEST_WIDTH = 0.95f;
  private static final float SHIFT = 2.2f;
  private static final float TREMBLE = 0.033f;
  private static final float LEAST_RADIUS = 0.6f;
  private static final float GREATEST_RADIUS = 1.5f;
  private static final float SCRATCHES = 0.25f;
  private static final float GREATEST_NOISE = 25f;
  private static final float GREATEST_SALT = 0.02f;

  private final Canvas canvas = new Canvas(DrawnDigits.SIZE);

  /**
   * Draws {@code digit} into {@code SIZE * SIZE} bytes (unsigned, 0 is black) from {@code offset}.
   */
  void write(int digit, Chance chance, byte[] into, int offset) {
    canvas.clear();
    float turn = chance.between(-TURN, TURN);
    float cos = (float) StrictMath.cos(turn);
    float sin = (float) StrictMath.sin(turn);
    float slant = chance.between(-SLANT, SLANT);
    float height = chance.between(LEAST_HEIGHT, GREATEST_HEIGHT);
    float width = height * chance.between(LEAST_WIDTH, GREATEST_WIDTH);
    float centreX = DrawnDigits.SIZE / 2f + chance.between(-SHIFT, SHIFT);
    float centreY = DrawnDigits.SIZE / 2f + chance.between(-SHIFT, SHIFT);
    float radius = chance.between(LEAST_RADIUS, GREATEST_RADIUS);
    float softness = chance.between(0.8f, 1.7f);
    var styles = Glyphs.of(digit);
    Glyph glyph = styles.get(chance.below(styles.size()));
    for (Stroke stroke : glyph.strokes()) {
      int points = stroke.x.length;
      float[] x = new float[points];
      float[] y = new float[points];
      for (int i = 0; i < points; i++) {
        float gx = width * (stroke.x[i] + TREMBLE * chance.bell());
        float gy = height * (stroke.y[i] + TREMBLE * chance.bell());
        gx -= slant * gy;
        x[i] = centreX + cos * gx - sin * gy;
        y[i] = centreY + sin * gx + cos * gy;
      }
      canvas.curve(x, y, radius * chance.between(0.85f, 1.15f), softness);
    }
    develop(chance, into, offset);
  }

  /** Turns ink into brightness: a shaded ground, sometimes a scratch, noise and stray pixels. */
  private void develop(Chance chance, byte[] into, int offset) {
    int size = DrawnDigits.SIZE;
    float ground = chance.between(0, 70);
    float brightness = chance.between(110, 255 - ground);
    float shadeX = chance.between(-30, 30) / size;
    float shadeY = chance.between(-30, 30) / size;
    float noise = chance.between(2, GREATEST_NOISE);
    float salt = chance.between(0, GREATEST_SALT);
    float[] ink = canvas.ink();
    if (chance.happens(SCRATCHES)) {
      scratch(chance);
    }
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        float value = ground + shadeX * (x - size / 2f) + shadeY * (y - size / 2f);
        value += ink[y * size + x] * brightness + noise * chance.bell();
        if (chance.happens(salt)) {
          value = chance.between(0, 255);
        }
        into[offset + y * size + x] = (byte) Math.clamp((int) (value + 0.5f), 0, 255);
      }
    }
  }

  /** A hair on the paper: thin, straight, anywhere. */
  private void scratch(Chance chance) {
    float[] x = new float[2];
    float[] y = new float[2];
    for (int i = 0; i < 2; i++) {
      x[i] = chance.between(0, DrawnDigits.SIZE);
      y[i] = chance.between(0, DrawnDigits.SIZE);
    }
    canvas.curve(x, y, 0.1f, 0.9f);
  }
}
