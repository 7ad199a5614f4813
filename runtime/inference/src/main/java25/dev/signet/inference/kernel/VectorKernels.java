package dev.signet.inference.kernel;

import java.util.List;

/** The kernels for the Vector API; {@link Kernels} finds this class by its name. */
final class VectorKernels implements KernelSet {
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
    return new VectorWordPacker();
  }

  @Override
  public WindowKernel windows() {
    return new VectorWindowKernel();
  }

  @Override
  public FloatConvolution floats(ConvShape shape) {
    return new VectorFloatConvolution(shape);
  }
}
