package dev.signet.inference.kernel;

/**
 * Plain Java in the shape that HotSpot's C2 turns into vector code. Lanes are output channels. All
 * arrays of one loop are read and written at the same index: C2 takes arrays at different offsets
 * for ones that could overlap. So every input channel of a tap has an array of weights of its own,
 * and sums are formed in scratch, four taps in one pass over them.
 */
final class PlainFloatConvolution extends FloatConvolution {
  PlainFloatConvolution(ConvShape shape) {
    super(shape, grown(shape));
  }

  /** To {@code [kernelHeight * kernelWidth * in][out]}. */
  @Override
  protected FloatFilters reorder(float[] weights, float[] bias) {
    int out = shape.out();
    float[][] rows = new float[shape.fanIn()][out];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(weights, i * out, rows[i], 0, out);
    }
    return new FloatFilters(rows, bias);
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
    int n = shape.out();
    int to = row * shape.outWidth() * n;
    for (int y = row; y < endRow; y++) {
      for (int x = 0; x < shape.outWidth(); x++, to += n) {
        System.arraycopy(filters.bias, 0, scratch, 0, n);
        pixel(in, from, filters.weights, y, x, scratch);
        if (scaleOrNull != null) {
          affine(scratch, scaleOrNull, shiftOrNull, n);
        }
        System.arraycopy(scratch, 0, out, to, n);
        if (addendOrNull != null) {
          add(addendOrNull, out, to, to + n);
        }
      }
    }
  }

  /** Rows of taps inside the picture; one row is one run of inputs. */
  private void pixel(float[] in, int from, float[][] weights, int y, int x, float[] acc) {
    int first = shape.firstColumn(x);
    int count = Math.max(0, shape.endColumn(x) - first) * shape.in();
    int column = x * shape.strideX() - shape.padX() + first;
    int end = shape.endRow(y);
    for (int ky = shape.firstRow(y); ky < end; ky++) {
      int row = y * shape.strideY() - shape.padY() + ky;
      int at = from + (row * shape.width() + column) * shape.in();
      run(in, at, count, weights, (ky * shape.kernelWidth() + first) * shape.in(), acc);
    }
  }

  private void run(float[] in, int from, int count, float[][] weights, int tap, float[] acc) {
    int n = shape.out();
    int i = 0;
    for (; i + 4 <= count; i += 4) {
      int f = from + i;
      int t = tap + i;
      float[] w0 = weights[t];
      float[] w1 = weights[t + 1];
      float[] w2 = weights[t + 2];
      float[] w3 = weights[t + 3];
      four(in[f], w0, in[f + 1], w1, in[f + 2], w2, in[f + 3], w3, acc, n);
    }
    for (; i < count; i++) {
      one(in[from + i], weights[tap + i], acc, n);
    }
  }

  private static void four(
      float x0,
      float[] w0,
      float x1,
      float[] w1,
      float x2,
      float[] w2,
      float x3,
      float[] w3,
      float[] acc,
      int n) {
    for (int o = 0; o < n; o++) {
      float sum = Math.fma(x1, w1[o], Math.fma(x0, w0[o], acc[o]));
      acc[o] = Math.fma(x3, w3[o], Math.fma(x2, w2[o], sum));
    }
  }

  private static void one(float x, float[] w, float[] acc, int n) {
    for (int o = 0; o < n; o++) {
      acc[o] = Math.fma(x, w[o], acc[o]);
    }
  }

  private static void affine(float[] acc, float[] scale, float[] shift, int n) {
    for (int o = 0; o < n; o++) {
      acc[o] = Math.fma(acc[o], scale[o], shift[o]);
    }
  }

  private static void add(float[] addend, float[] out, int from, int end) {
    for (int i = from; i < end; i++) {
      out[i] += addend[i];
    }
  }
}
