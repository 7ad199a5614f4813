package dev.signet.examples.plot;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Letters of 5 by 7 pixels, capitals only, for pictures made on machines without any font. A
 * character that it does not have is drawn as a full block.
 */
final class PixelFont {
  /** Pixels from one letter to the next. */
  static final int ADVANCE = 6;

  /** Rows of a letter. */
  static final int HEIGHT = 7;

  private static final int WIDTH = 5;

  /** A character, then its seven rows, each a number in base 32 whose bits are pixels. */
  private static final String[] SHAPES = {
    "A EHHVHHH",
    "B UHHUHHU",
    "C EHGGGHE",
    "D SIHHHIS",
    "E VGGUGGV",
    "F VGGUGGG",
    "G EHGNHHF",
    "H HHHVHHH",
    "I E44444E",
    "J 72222IC",
    "K HIKOKIH",
    "L GGGGGGV",
    "M HRLLHHH",
    "N HHPLJHH",
    "O EHHHHHE",
    "P UHHUGGG",
    "Q EHHHLID",
    "R UHHUKIH",
    "S FGGE11U",
    "T V444444",
    "U HHHHHHE",
    "V HHHHHA4",
    "W HHHLLLA",
    "X HHA4AHH",
    "Y HHHA444",
    "Z V1248GV",
    "0 EHJLPHE",
    "1 4C4444E",
    "2 EH1248V",
    "3 V2421HE",
    "4 26AIV22",
    "5 VGU11HE",
    "6 68GUHHE",
    "7 V124888",
    "8 EHHEHHE",
    "9 EHHF12C",
    ". 00000CC",
    ", 0000C48",
    ": 0CC0CC0",
    "; 0CC0C48",
    "- 000V000",
    "+ 044V440",
    "/ 01248G0",
    "% OP248J3",
    "( 2488842",
    ") 8422248",
    "= 00V0V00",
    "< 248G842",
    "> 8421248",
    "! 4444404",
    "? EH12404",
    "' 4480000",
    "_ 000000V",
    "* 0LEVEL0",
    "# AAVAVAA",
    "& CIK8LID",
    "| 4444444",
    "[ E88888E",
    "] E22222E"
  };

  private static final Map<Character, int[]> ROWS = new HashMap<>();

  static {
    for (String shape : SHAPES) {
      String digits = shape.substring(1).trim();
      int[] rows = new int[HEIGHT];
      for (int y = 0; y < HEIGHT; y++) {
        rows[y] = Character.digit(digits.charAt(y), 32);
      }
      ROWS.put(shape.charAt(0), rows);
    }
    ROWS.put(' ', new int[HEIGHT]);
  }

  private PixelFont() {}

  /** Width of a text in pixels. */
  static int width(String text, int scale) {
    return text.length() * ADVANCE * scale;
  }

  /** Draws a text whose upper left corner is given; pixels outside the picture are left out. */
  static void draw(Raster into, int left, int top, String text, int scale, int colour) {
    String capitals = text.toUpperCase(Locale.ROOT);
    for (int i = 0; i < capitals.length(); i++) {
      int[] rows = ROWS.get(capitals.charAt(i));
      for (int y = 0; y < HEIGHT; y++) {
        for (int x = 0; x < WIDTH; x++) {
          if (rows == null || (rows[y] >> (WIDTH - 1 - x) & 1) != 0) {
            into.fill(left + (i * ADVANCE + x) * scale, top + y * scale, scale, scale, colour);
          }
        }
      }
    }
  }
}
