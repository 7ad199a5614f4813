package dev.signet.inference.kernel;

import java.util.List;
import jdk.incubator.vector.LongVector;

/** The kernels for the Vector API; {@link Kernels} finds this class by its name. */
final class VectorKernels implements KernelSet {
  /** Whether counting the bits of a vector takes the machine many instructions. */
  static final boolean COUNTS_SLOWLY =
      LongVector.SPECIES_PREFERRED.vectorBitSize() <= 256
          && System.getProperty("os.arch").matches("amd64|x86_64");

  // Asked for at every call of a layer: a prediction allocates nothing.
  private final WordPacker packer = new VectorWordPacker();
  private final WindowKernel windows = new VectorWindowKernel();

  VectorKernels() {}

  @Override
  public BinaryConvolution convolution(ConvShape shape) {
    return COUNTS_SLOWLY ? new CarrySaveConvolution(shape) : new VectorBinaryConvolution(shape);
  }

  @Override
  public List<BinaryConvolution> variants(ConvShape shape) {
    return List.of(new VectorBinaryConvolution(shape), new CarrySaveConvolution(shape));
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
