package dev.signet.inference;

import dev.signet.inference.split.Slice;

/** One thread's share of a packed model's pass, as a rule all of it. */
public abstract class PackedPass implements Pass {
  /** Which rows of every value this thread computes. */
  protected final Slice slice;

  /** For generated classes, which take their buffers from the slice. */
  protected PackedPass(Slice slice) {
    this.slice = slice;
  }

  /**
   * Learned numbers for several pixels that are worked on at once.
   *
   * @param numbers one per channel, or a single one for all, of which there is no more to be had
   * @param times how many pixels
   */
  protected static float[] repeated(float[] numbers, int times) {
    if (numbers.length == 1) {
      return numbers;
    }
    float[] repeated = new float[numbers.length * times];
    for (int i = 0; i < repeated.length; i += numbers.length) {
      System.arraycopy(numbers, 0, repeated, i, numbers.length);
    }
    return repeated;
  }
}
