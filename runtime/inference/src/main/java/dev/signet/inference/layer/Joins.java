package dev.signet.inference.layer;

/** Where several edges meet. */
public final class Joins {
  private Joins() {}

  /** {@code out = a + b}, one float addition each; {@code out} may be {@code a} or {@code b}. */
  public static void add(float[] a, float[] b, float[] out) {
    for (int i = 0; i < out.length; i++) {
      out[i] = a[i] + b[i];
    }
  }

  /**
   * {@code out = a * b}; an operand of one pixel serves all pixels of the other.
   *
   * @param a {@code [pixelsA][channels]}
   * @param pixelsA 1 or the number of pixels of {@code out}
   * @param b {@code [pixelsB][channels]}
   * @param pixelsB 1 or the number of pixels of {@code out}
   * @param channels channels of all three
   * @param out {@code [max(pixelsA, pixelsB)][channels]}
   */
  public static void multiply(
      float[] a, int pixelsA, float[] b, int pixelsB, int channels, float[] out) {
    int pixels = Math.max(pixelsA, pixelsB);
    for (int p = 0; p < pixels; p++) {
      int fromA = pixelsA == 1 ? 0 : p * channels;
      int fromB = pixelsB == 1 ? 0 : p * channels;
      for (int c = 0; c < channels; c++) {
        out[p * channels + c] = a[fromA + c] * b[fromB + c];
      }
    }
  }

  /**
   * Copies one part of a concatenation over channels.
   *
   * @param part {@code [pixels][channels]}
   * @param pixels pixels of both arrays
   * @param channels channels of the part
   * @param offset the part's first channel in the whole
   * @param total channels of the whole
   * @param out {@code [pixels][total]}
   */
  public static void concat(
      float[] part, int pixels, int channels, int offset, int total, float[] out) {
    for (int p = 0; p < pixels; p++) {
      System.arraycopy(part, p * channels, out, p * total + offset, channels);
    }
  }
}
