package dev.signet.inference.kernel;

import java.util.List;

/**
 * Plain kernels at first, then those of the Vector API, one by one as they are compiled: until then
 * Vector API code runs some hundred times slower than plain Java.
 */
final class WarmingKernels implements KernelSet {
  private static final int CHANNELS = 64;
  private static final int WORDS = 64;

  private final Warmer warmer;
  private final WarmingLoops<WordPacker> packer;
  private final WarmingLoops<WindowKernel> windows;

  WarmingKernels(Warmer warmer) {
    this.warmer = warmer;
    packer = new WarmingLoops<>(new PlainWordPacker(), KernelSet::packer, packing(), warmer);
    windows = new WarmingLoops<>(new PlainWindowKernel(), KernelSet::windows, pooling(), warmer);
  }

  private static WarmingLoops.Exercise<WordPacker> packing() {
    float[] values = new float[CHANNELS];
    float[] thresholds = new float[CHANNELS];
    return loops -> {
      for (int i = 0; i < WORDS; i++) {
        loops.word(values, 0, thresholds, 0, CHANNELS);
        loops.word(values, 0, 1f, CHANNELS);
      }
    };
  }

  private static WarmingLoops.Exercise<WindowKernel> pooling() {
    float[] picture = new float[9 * CHANNELS];
    float[] out = new float[CHANNELS];
    return loops -> {
      for (int i = 0; i < WORDS; i++) {
        loops.greatest(picture, 0, 3 * CHANNELS, 3, 3, CHANNELS, out, 0);
        loops.mean(picture, 0, 3 * CHANNELS, 3, 3, CHANNELS, out, 0);
      }
    };
  }

  /** The kernels without a shape. */
  List<WarmingLoops<?>> loops() {
    return List.of(packer, windows);
  }

  /** Who compiles them. */
  Warmer warmer() {
    return warmer;
  }

  @Override
  public BinaryConvolution convolution(ConvShape shape) {
    return new WarmingBinaryConvolution(shape, warmer);
  }

  @Override
  public FloatConvolution floats(ConvShape shape) {
    return new WarmingFloatConvolution(shape, warmer);
  }

  @Override
  public WordPacker packer() {
    return packer.current();
  }

  @Override
  public WindowKernel windows() {
    return windows.current();
  }
}
