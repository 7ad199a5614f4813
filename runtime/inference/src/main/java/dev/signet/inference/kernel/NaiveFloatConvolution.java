package dev.signet.inference.kernel;

/** The definition, tap by tap. */
final class NaiveFloatConvolution extends FloatConvolution {
  NaiveFloatConvolution(ConvShape shape) {
    super(shape, shape);
  }

  @Override
  protected FloatFilters reorder(float[] weights, float[] bias) {
    return new FloatFilters(new float[][] {weights}, bias);
  }

  @Override
  protected void compute(
      float[] in,
      int from,
      FloatFilters filters,
      float[] scaleOrNull,
      float[] shiftOrNull,
      float[] addendOrNull,
      float[] out,
      float[] scratch,
      int row,
      int endRow) {
    int width = shape.outWidth();
    int channels = shape.out();
    for (int i = row * width * channels; i < endRow * width * channels; i++) {
      int o = i % channels;
      float acc = chain(in, filters, i / channels / width, i / channels % width, o);
      if (scaleOrNull != null) {
        acc = Math.fma(acc, scaleOrNull[o], shiftOrNull[o]);
      }
      out[i] = addendOrNull == null ? acc : acc + addendOrNull[i];
    }
  }

  private float chain(float[] in, FloatFilters filters, int y, int x, int o) {
    float acc = filters.bias[o];
    for (int ky = 0; ky < shape.kernelHeight(); ky++) {
      int row = y * shape.strideY() - shape.padY() + ky;
      for (int kx = 0; kx < shape.kernelWidth(); kx++) {
        int column = x * shape.strideX() - shape.padX() + kx;
        boolean inside = row >= 0 && row < shape.height() && column >= 0 && column < shape.width();
        if (!inside && shape.pad() == ConvShape.Pad.ZERO) {
          continue;
        }
        int tap = (ky * shape.kernelWidth() + kx) * shape.in();
        for (int c = 0; c < shape.in(); c++) {
          float pad = shape.pad() == ConvShape.Pad.ONE ? 1f : -1f;
          float value = inside ? in[(row * shape.width() + column) * shape.in() + c] : pad;
          acc = Math.fma(value, filters.weights[0][(tap + c) * shape.out() + o], acc);
        }
      }
    }
    return acc;
  }
}
