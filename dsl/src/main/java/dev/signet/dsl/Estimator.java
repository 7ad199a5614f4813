package dev.signet.dsl;

/**
 * A step function for inputs or weights of a binary layer, with the surrogate of its derivative.
 *
 * <p>Anyone can write one: a public class with a public constructor without parameters and no state
 * (generated code keeps a single instance of the exact class, so that its arithmetic inlines),
 * named in {@link Binarize}. What the compiler must know of it stands in annotations on the class:
 * {@link Alphabet}, {@link Role}, {@link ZeroOutside}, {@link Learned}, {@link Reads}.
 */
public interface Estimator {
  /**
   * Value in the finished network: one of the {@link Alphabet}'s values, and never falling as
   * {@code x} rises when used on inputs. sign(0) is +1, also for -0.0.
   */
  float deployed(float x, Site site);

  /** Value in the forward pass of training; as deployed unless a schedule says otherwise. */
  default float forward(float x, Site site) {
    return deployed(x, site);
  }

  /** Surrogate of the derivative of {@link #forward} by {@code x}. */
  float derivative(float x, Site site);

  /** Surrogate of the derivative of {@link #forward} by the k-th learned number. */
  default float learnedDerivative(int k, float x, Site site) {
    return 0f;
  }

  /**
   * Sets the learned tensors that take no gradient ({@link Learned#gradient}), statistics of the
   * inputs: called before the forward pass of every step of training where there is one. It must be
   * a function of its arguments alone; inputs only.
   *
   * @param magnitude mean absolute value of the layer's inputs over the batch
   * @param batch 0 in training; while statistics of the finished network are estimated, as means
   *     over batches, the number of the batch, from 1
   * @param learned all learned tensors, in the order written
   */
  default void measure(float magnitude, int batch, float[][] learned) {}

  /**
   * Factor of a whole filter, constant in the backward pass, multiplied to {@link #forward}, {@link
   * #deployed} and {@link #derivative} alike; weights only.
   */
  default float magnitude(Site filter) {
    return 1f;
  }
}
