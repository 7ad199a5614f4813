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
    for (int pixel = 0; pixel + channels <= in.length; pixel += channels) {
      for (int c = 0; c < channels; c++) {
        out[pixel + c] = Math.fma(in[pixel + c], scale[c], shift[c]);
      }
    }
  }
}
