package dev.signet.inference.kernel;

/** Plain Java. */
final class PlainKernels implements KernelSet {
  @Override
  public BinaryConvolution convolution(ConvShape shape) {
    return new PlainBinaryConvolution(shape);
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
    return new PlainFloatConvolution(shape);
  }
}
