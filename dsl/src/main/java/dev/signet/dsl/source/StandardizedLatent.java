package dev.signet.dsl.source;

import dev.signet.dsl.FilterShape;
import dev.signet.dsl.Learned;
import dev.signet.dsl.WeightSource;
import java.util.random.RandomGenerator;

/**
 * Latent weights that are standardised in each filter before they are binarized, so that signs are
 * balanced: {@code W = (L - mean) / deviation}, with the gradient through both (Qin et al. 2020,
 * "IR-Net", arXiv 1909.10788, the Libra parameter binarization; as in the authors' code,
 * htqin/IR-Net, the deviation divides by n - 1). Latents start as {@link Latent} does and are never
 * clipped. A filter without deviation, such as one of a single weight, gives zeros and learns
 * nothing.
 *
 * <p>A subclass has another gain or adds to the variance, with its own {@link Learned} tensor.
 */
@Learned(
    value = "latent",
    shape = {Learned.OUT, Learned.KERNEL, Learned.IN})
public class StandardizedLatent implements WeightSource {
  private static final Latent START = new Latent();

  private final double gain;
  private final double epsilon;

  /** {@code (L - mean) / deviation}. */
  public StandardizedLatent() {
    this(1, 0);
  }

  /**
   * For subclasses: {@code gain (L - mean) / sqrt(variance + epsilon)}.
   *
   * @param gain positive
   * @param epsilon not negative
   */
  protected StandardizedLatent(double gain, double epsilon) {
    if (!(gain > 0 && gain < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("gain must be positive, not " + gain);
    }
    if (!(epsilon >= 0 && epsilon < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("epsilon must not be negative, not " + epsilon);
    }
    this.gain = gain;
    this.epsilon = epsilon;
  }

  @Override
  public void initialize(FilterShape shape, float[][] learned, RandomGenerator random) {
    START.initialize(shape, learned, random);
  }

  @Override
  public final void weights(FilterShape shape, float[][] learned, float[] into) {
    int n = shape.fanIn();
    for (int from = 0; from < into.length; from += n) {
      StandardFilter filter = filter(learned[0], from, n);
      for (int i = from; i < from + n; i++) {
        into[i] = (float) filter.weight(i);
      }
    }
  }

  /** The filter whose latents begin at {@code from}. */
  StandardFilter filter(float[] latent, int from, int count) {
    return new StandardFilter(latent, from, count, gain, epsilon, 0, Math.max(1, count - 1));
  }

  @Override
  public final void backward(
      FilterShape shape, float[][] learned, float[] gradient, float[][] into) {
    int n = shape.fanIn();
    for (int from = 0; from < gradient.length; from += n) {
      filter(learned[0], from, n).backward(gradient, 1, into[0]);
    }
  }
}
