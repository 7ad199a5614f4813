package dev.signet.training.kernel;

/** One number at a time. */
final class PlainSignPacker implements SignPacker {
  @Override
  public boolean pack(float[] x, int from, int pixels, int channels, long[] words) {
    int to = 0;
    boolean signs = true;
    for (int pixel = 0; signs && pixel < pixels; pixel++) {
      int at = from + pixel * channels;
      for (int c = 0; c < channels; c += 64) {
        long word = 0;
        int count = Math.min(64, channels - c);
        for (int i = 0; i < count; i++) {
          float value = x[at + c + i];
          signs &= Math.abs(value) == 1f;
          word |= (value > 0 ? 1L : 0L) << i;
        }
        words[to++] = word;
      }
    }
    return signs;
  }
}
