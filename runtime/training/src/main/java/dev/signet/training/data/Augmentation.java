package dev.signet.training.data;

import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * Varies an example while training, in place. Used on training examples only. Implementations keep
 * no state: all chance comes from the generator given, so that a seed fixes the result.
 */
@FunctionalInterface
public interface Augmentation {
  /**
   * Varies one example.
   *
   * @param values holds the example's raw values, interleaved (rows, columns, channels)
   * @param offset where the example begins
   * @param random the source of all chance
   */
  void apply(
      float[] values, int offset, int channels, int height, int width, RandomGenerator random);

  /** This one, then another. */
  default Augmentation then(Augmentation next) {
    return new Moves.Both(this, Objects.requireNonNull(next, "next"));
  }

  /** Changes nothing. */
  static Augmentation none() {
    return new Moves.None();
  }

  /**
   * The usual one for CIFAR-10: pads by {@code pad} pixels of value 0 on all sides, cuts a picture
   * of the old size at a random place, and mirrors left to right every second time.
   *
   * @param pad pixels on each side, 0 or more
   * @param flip whether to mirror
   */
  static Augmentation cropAndFlip(int pad, boolean flip) {
    return cropAndFlip(pad, flip, 0f);
  }

  /**
   * Like {@link #cropAndFlip(int, boolean)} with another value of the padding.
   *
   * @param fill raw value of the padding: one for all channels, or one per channel
   */
  static Augmentation cropAndFlip(int pad, boolean flip, float... fill) {
    Augmentation shift = shift(pad, fill);
    return flip ? shift.then(flip()) : shift;
  }

  /**
   * Moves the picture by up to {@code pixels} up or down and left or right, all equally likely.
   *
   * @param pixels 0 or more
   * @param fill raw value of what comes in: one for all channels, or one per channel; none means 0
   */
  static Augmentation shift(int pixels, float... fill) {
    return new Moves.Shift(pixels, fill.length == 0 ? new float[1] : fill.clone());
  }

  /** Mirrors left to right every second time. */
  static Augmentation flip() {
    return new Moves.Flip();
  }
}
