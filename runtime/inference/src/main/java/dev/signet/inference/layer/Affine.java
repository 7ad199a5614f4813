package dev.signet.inference.layer;

import dev.signet.inference.split.Slice;

/** One affine map per channel. */
public final class Affine {
  private Affine() {}

  /**
   * {@code out = fma(in, scale[c], shift[c])}.
   *
   * @param in {@code [rows][width][channels]}
   * @param scale {@code [channels]}
   * @param shift {@code [channels]}
   * @param out as {@code in}; may be {@code in}
   */
  public static void forward(
      float[] in, float[] scale, float[] shift, int rows, int width, float[] out, Slice slice) {
    int channels = scale.length;
    int from = slice.from(rows) * width * channels;
    int end = slice.end(rows) * width * channels;
    if (channels == 1) {
      grey(in, scale[0], shift[0], from, end, out);
      return;
    }
    if (channels == 3) {
      colour(in, scale, shift, from, end, out);
      return;
    }
    for (int pixel = from; pixel < end; pixel += channels) {
      for (int c = 0; c < channels; c++) {
        out[pixel + c] = Math.fma(in[pixel + c], scale[c], shift[c]);
      }
    }
  }

  /** One long loop instead of many of one turn. */
  private static void grey(float[] in, float scale, float shift, int from, int end, float[] out) {
    for (int i = from; i < end; i++) {
      out[i] = Math.fma(in[i], scale, shift);
    }
  }

  private static void colour(
      float[] in, float[] scale, float[] shift, int from, int end, float[] out) {
    float scale0 = scale[0];
    float scale1 = scale[1];
    float scale2 = scale[2];
    float shift0 = shift[0];
    float shift1 = shift[1];
    float shift2 = shift[2];
    for (int i = from; i < end; i += 3) {
      out[i] = Math.fma(in[i], scale0, shift0);
      out[i + 1] = Math.fma(in[i + 1], scale1, shift1);
      out[i + 2] = Math.fma(in[i + 2], scale2, shift2);
    }
  }
}
