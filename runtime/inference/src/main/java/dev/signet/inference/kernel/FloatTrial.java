package dev.signet.inference.kernel;

import dev.signet.inference.split.Slice;

/** A convolution of real inputs over a few rows of a picture. */
final class FloatTrial implements Warmable.Trial {
  private final FloatConvolution plain;
  private final FloatConvolution vector;
  private final FloatFilters plainFilters;
  private final FloatFilters vectorFilters;
  private final float[] in;
  private final float[] factorsOrNull;
  private final float[] addendOrNull;
  private final float[] out;
  private final float[] scratch;

  FloatTrial(ConvShape whole, boolean scales, boolean adds, KernelSet vectors) {
    ConvShape shape = whole.lowered();
    plain = new PlainFloatConvolution(shape);
    vector = vectors.floats(shape);
    float[] weights = new float[shape.fanIn() * shape.out()];
    plainFilters = plain.prepare(weights, null);
    vectorFilters = vector.prepare(weights, null);
    in = new float[shape.height() * shape.width() * shape.in()];
    out = new float[shape.outHeight() * shape.outWidth() * shape.out()];
    factorsOrNull = scales ? new float[shape.out()] : null;
    addendOrNull = adds ? out.clone() : null;
    scratch = new float[Math.max(plain.scratch(), vector.scratch())];
  }

  @Override
  public void plain() {
    plain.forward(
        in, plainFilters, factorsOrNull, factorsOrNull, addendOrNull, out, scratch, Slice.WHOLE);
  }

  @Override
  public void vector() {
    vector.forward(
        in, vectorFilters, factorsOrNull, factorsOrNull, addendOrNull, out, scratch, Slice.WHOLE);
  }
}
