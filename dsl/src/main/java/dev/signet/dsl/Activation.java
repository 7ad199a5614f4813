package dev.signet.dsl;

/**
 * A function applied to every value; also the noun of its own layer. Anyone can write one, under
 * the rules of {@link Estimator}; learned numbers are declared with {@link Learned}. Use {@link
 * StrictMath} for exp, tanh and the like, so that a packed model gives the same bits everywhere.
 */
public interface Activation extends Layer {
  /** The value. */
  float value(float x, Site site);

  /** Its derivative by {@code x}. */
  float derivative(float x, Site site);

  /** Its derivative by the k-th learned number. */
  default float learnedDerivative(int k, float x, Site site) {
    return 0f;
  }
}
