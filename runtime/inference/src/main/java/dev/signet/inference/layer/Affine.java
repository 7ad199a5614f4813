package dev.signet.inference.layer;

/** One affine map per channel. */
public final class Affine {
  private Affine() {}

  /**
   * {@code out = fma(in, scale[c], shift[c])}.
   *
   * @param in pixels of {@code scale.length} channels
   * @param scale {@code [channels]}
   * @param shift {@code [channels]}
   * @param out as long as {@code in}; may be {@code in}
   */
  public static void forward(float[] in, float[] scale, float[] shift, float[] out) {
    int channels = scale.length;
    if (channels == 1) {
      grey(in, scale[0], shift[0], out);
      return;
    }
    if (channels == 3) {
      colour(in, scale, shift, out);
      return;
    }
    for (int pixel = 0; pixel + channels <= in.length; pixel += channels) {
      for (int c = 0; c < channels; c++) {
        out[pixel + c] = Math.fma(in[pixel + c], scale[c], shift[c]);
      }
    }
  }

  /** One long loop instead of many of one turn. */
  private static void grey(float[] in, float scale, float shift, float[] out) {
    for (int i = 0; i < in.length; i++) {
      out[i] = Math.fma(in[i], scale, shift);
    }
  }

  private static void colour(float[] in, float[] scale, float[] shift, float[] out) {
    float scale0 = scale[0];
    float scale1 = scale[1];
    float scale2 = scale[2];
    float shift0 = shift[0];
    float shift1 = shift[1];
    float shift2 = shift[2];
    for (int i = 0; i + 3 <= in.length; i += 3) {
      out[i] = Math.fma(in[i], scale0, shift0);
      out[i + 1] = Math.fma(in[i + 1], scale1, shift1);
      out[i + 2] = Math.fma(in[i + 2], scale2, shift2);
    }
  }
}
