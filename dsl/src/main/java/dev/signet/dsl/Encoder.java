package dev.signet.dsl;

/**
 * Turns one raw input value into bits. Written and named like an {@link Estimator}; used through
 * {@link Encode}.
 */
public interface Encoder {
  /**
   * Fits the numbers of one input channel.
   *
   * @param sorted values of that channel in the training data (a sample of them), ascending
   * @param levels bits per channel
   * @return {@code levels} finite numbers, stored in the model
   */
  float[] fit(float[] sorted, int levels);

  /**
   * One bit of a value.
   *
   * @param x the raw value
   * @param number the k-th number fitted for its channel
   * @param k which bit, from 0
   */
  boolean bit(float x, float number, int k);
}
