package dev.signet.inference.kernel;

import java.util.List;

/** All kernels of one kind. */
interface KernelSet {
  /** A binary convolution. */
  BinaryConvolution convolution(ConvShape shape);

  /** Every binary convolution that a machine of some kind would be given; all are equal. */
  default List<BinaryConvolution> variants(ConvShape shape) {
    return List.of(convolution(shape));
  }

  /** A convolution of real inputs. */
  FloatConvolution floats(ConvShape shape);

  /** The loop of packing. */
  WordPacker packer();

  /** The loops of pooling. */
  WindowKernel windows();
}
