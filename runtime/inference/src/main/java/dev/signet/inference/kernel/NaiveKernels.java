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
  public WindowKernel windows() {
    return new PlainWindowKernel();
  }

  @Override
  public FloatConvolution floats(ConvShape shape) {
    return new NaiveFloatConvolution(shape);
  }
}
