package dev.signet.inference.kernel;

/** One bit at a time. */
final class PlainWordPacker implements WordPacker {
  @Override
  public long word(float[] in, int from, float[] thresholds, int first, int count) {
    long word = 0;
    for (int i = 0; i < count; i++) {
      word |= (in[from + i] >= thresholds[first + i] ? 1L : 0L) << i;
    }
    return word;
  }

  @Override
  public long word(float[] in, int from, float threshold, int count) {
    long word = 0;
    for (int i = 0; i < count; i++) {
      word |= (in[from + i] >= threshold ? 1L : 0L) << i;
    }
    return word;
  }
}
