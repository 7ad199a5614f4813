package dev.signet.inference.kernel;

/** The kernels for the Vector API; {@link Kernels} finds this class by its name. */
final class VectorKernels implements KernelSet {
  VectorKernels() {}

  @Override
  public BinaryConvolution convolution(ConvShape shape) {
    return new VectorBinaryConvolution(shape);
  }

  @Override
  public FloatChain chain() {
    return new VectorFloatChain();
  }
}
