package dev.signet.inference.kernel;

import java.util.List;

/** The kernels for the Vector API; {@link Kernels} finds this class by its name. */
final class VectorKernels implements KernelSet {
  // Asked for at every call of a layer: a prediction allocates nothing.
  private final WordPacker packer = new VectorWordPacker();
  private final WindowKernel windows = new VectorWindowKernel();

  VectorKernels() {}

  @Override
  public BinaryConvolution convolution(ConvShape shape) {
    return new VectorBinaryConvolution(shape);
  }

  @Override
  public List<BinaryConvolution> variants(ConvShape shape) {
    return List.of(
        new VectorBinaryConvolution(shape, false), new VectorBinaryConvolution(shape, true));
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
    return new VectorFloatConvolution(shape);
  }
}
