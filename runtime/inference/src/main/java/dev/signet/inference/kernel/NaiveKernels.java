package dev.signet.inference.kernel;

/** The definitions, for reference. */
final class NaiveKernels implements KernelSet {
  // Asked for at every call of a layer: a prediction allocates nothing.
  private final WordPacker packer = new PlainWordPacker();
  private final WindowKernel windows = new PlainWindowKernel();

  @Override
  public BinaryConvolution convolution(ConvShape shape) {
    return new NaiveBinaryConvolution(shape);
  }

  @Override
  public WordPacker packer() {
    return packer;
  }

  @Override
  public WindowKernel windows() {
    return windows;
  }

  @Override
  public FloatConvolution floats(ConvShape shape) {
    return new NaiveFloatConvolution(shape);
  }
}
