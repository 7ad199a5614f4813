package dev.signet.processor.op;

import dev.signet.processor.graph.Choice;

/**
 * What one layer stores and multiplies for one image, as publications count it: every tap of every
 * output, padded ones too. What really runs is known by the plan.
 *
 * @param weights weights of the deployed model, without biases
 * @param weightBits bits of a weight; {@link Choice#REAL_BITS} for real ones
 * @param biases one per output channel, or 0
 * @param scales factors of output channels, one each, or 0 for a layer without scaling
 * @param norms gamma, beta, mean and variance of a batch norm, together
 * @param learned learned numbers that the deployed model keeps: thresholds and slopes
 * @param macs products of a weight with an input
 * @param inputBits bits of such an input; {@link Choice#REAL_BITS} for real ones
 * @param dense whether it is a fully connected layer
 */
public record Work(
    long weights,
    int weightBits,
    long biases,
    long scales,
    long norms,
    long learned,
    long macs,
    int inputBits,
    boolean dense) {
  /** Of a layer that has no numbers of its own. */
  public static final Work NONE = learned(0);

  /** Of a layer that only learns numbers. */
  static Work learned(long learned) {
    return new Work(0, Choice.REAL_BITS, 0, 0, 0, learned, 0, Choice.REAL_BITS, false);
  }

  /** Of a batch norm. */
  static Work norm(long norms) {
    return new Work(0, Choice.REAL_BITS, 0, 0, norms, 0, 0, Choice.REAL_BITS, false);
  }
}
