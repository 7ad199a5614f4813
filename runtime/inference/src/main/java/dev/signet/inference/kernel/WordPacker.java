package dev.signet.inference.kernel;

/** The inner loop of packing: floats to the bits of one word. */
public interface WordPacker {
  /**
   * Bit {@code i} is {@code in[from + i] >= thresholds[first + i]}, for {@code i} from 0 to {@code
   * count - 1}; other bits are 0.
   *
   * @param count from 1 to 64
   */
  long word(float[] in, int from, float[] thresholds, int first, int count);

  /** The same with one threshold for all. */
  long word(float[] in, int from, float threshold, int count);

  /** The loop to use now; a later call may give a faster one, see {@link Kernels}. */
  static WordPacker selected() {
    return Kernels.packer();
  }
}
