package dev.signet.inference.kernel;

/** All kernels of one kind. */
interface KernelSet {
  /** A binary convolution. */
  BinaryConvolution convolution(ConvShape shape);

  /** The loop of real-valued layers. */
  FloatChain chain();
}
