package dev.signet.inference.kernel;

/** A binary convolution whose sums become floats or bits by the Vector API, channels as lanes. */
abstract class LanewiseConvolution extends BinaryConvolution {
  /**
   * For subclasses.
   *
   * @param stride ints per pixel in a row of accumulators
   */
  LanewiseConvolution(ConvShape shape, int stride) {
    super(shape, stride);
  }

  @Override
  protected void affine(
      int[] accumulators,
      int pixels,
      float[] scale,
      float[] shift,
      float[] addendOrNull,
      float[] out,
      int to) {
    int channels = shape.out();
    if (addendOrNull == null) {
      VectorEpilogues.affine(accumulators, stride, pixels, channels, scale, shift, out, to);
    } else {
      VectorEpilogues.affineAndAdd(
          accumulators, stride, pixels, channels, scale, shift, addendOrNull, out, to);
    }
  }

  @Override
  protected void pack(int[] accumulators, int pixels, Thresholds thresholds, long[] out, int to) {
    VectorEpilogues.pack(
        accumulators,
        stride,
        pixels,
        shape.out(),
        thresholds.flips(),
        thresholds.limits(),
        out,
        to,
        shape.outWords());
  }
}
