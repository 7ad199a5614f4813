package dev.signet.training.kernel;

/** Turns numbers that are -1 and +1 into bits. */
public interface SignPacker {
  /**
   * Packs pixels: channel {@code c} is bit {@code c % 64} of word {@code c / 64} of its pixel, 1
   * for +1; unused bits are 0.
   *
   * @param x pixels of {@code channels} numbers, from {@code from}
   * @param words {@code pixels * ceil(channels / 64)} words, overwritten
   * @return whether all numbers are -1 or +1; if not, the words mean nothing
   */
  boolean pack(float[] x, int from, int pixels, int channels, long[] words);
}
