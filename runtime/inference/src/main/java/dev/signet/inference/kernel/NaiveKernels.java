package dev.signet.inference.kernel;

/** The definitions, for reference. */
final class NaiveKernels implements KernelSet {
  @Override
  public BinaryConvolution convolution(ConvShape shape) {
    return new NaiveBinaryConvolution(shape);
  }

  @Override
  public WordPacker packer() {
    return new PlainWordPacker();
  }

  @Override
  public FloatChain chain() {
    return NaiveKernels::run;
  }

  private static void run(
      float[] in, int from, int count, float[] weights, int w, int n, float[] out, int to) {
    for (int c = 0; c < count; c++) {
      for (int o = 0; o < n; o++) {
        out[to + o] = Math.fma(in[from + c], weights[w + c * n + o], out[to + o]);
      }
    }
  }
}
