package dev.signet.dsl;

import java.util.random.RandomGenerator;

/**
 * Where the weights of a binary layer come from before they are binarized: usually latent numbers,
 * one per weight, but as well a small network that makes them. Its learned tensors are declared
 * with {@link Learned}; they arrive in the order written. Written and named like an {@link
 * Estimator}.
 */
public interface WeightSource {
  /** Fills the learned tensors before the first step. */
  void initialize(FilterShape shape, float[][] learned, RandomGenerator random);

  /** Computes the weights before binarization, {@code into[shape.size()]}. */
  void weights(FilterShape shape, float[][] learned, float[] into);

  /**
   * Adds to {@code into} the derivatives of the loss by the learned tensors, given {@code
   * gradient}, its derivatives by the weights before binarization. A tensor that takes no gradient
   * ({@link Learned#gradient}) has an empty array there.
   */
  void backward(FilterShape shape, float[][] learned, float[] gradient, float[][] into);

  /**
   * Called after every optimizer step, for clipping and the like.
   *
   * @param window the weight estimator's {@link ZeroOutside}, or infinity where it has none
   */
  default void afterStep(FilterShape shape, float[][] learned, float window) {}

  /**
   * Called before the first step of every epoch, for what is estimated anew once in a while. It
   * must be a function of its arguments alone, so that a resumed run does as the first one did.
   */
  default void beforeEpoch(FilterShape shape, float[][] learned) {}
}
