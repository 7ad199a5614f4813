package dev.signet.dsl.source;

import dev.signet.dsl.FilterShape;
import dev.signet.dsl.Learned;
import dev.signet.dsl.WeightSource;
import java.util.random.RandomGenerator;

/**
 * Weights that are a periodic function of latents, {@code W = sin(30 L)} with gradient {@code 30
 * cos(30 L)}, so that a step of any latent can flip a sign and none is ever stuck (Vargas et al.
 * 2024, "BiPer: Binary Neural Networks using a Periodic Function", CVPR; the authors' code,
 * edmav4/BiPer). Latents start uniform in {@code +-1 / sqrt(n)}, n being the weights of a filter,
 * and are never clipped.
 *
 * <p>The published training has two stages: {@code weights = Real.class}, then a sign with the
 * identity backward, both with {@code LearnedScale} and {@code ApproxSign} on inputs. A frequency
 * other than 30 is a subclass with its own {@link Learned} tensor; the program for small pictures
 * takes 20.
 */
@Learned(
    value = "latent",
    shape = {Learned.OUT, Learned.KERNEL, Learned.IN})
public class PeriodicLatent implements WeightSource {
  private final double frequency;

  /** The frequency 30. */
  public PeriodicLatent() {
    this(30);
  }

  /**
   * For subclasses.
   *
   * @param frequency positive
   */
  protected PeriodicLatent(double frequency) {
    if (!(frequency > 0 && frequency < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("frequency must be positive, not " + frequency);
    }
    this.frequency = frequency;
  }

  @Override
  public final void initialize(FilterShape shape, float[][] learned, RandomGenerator random) {
    double bound = 1 / Math.sqrt(shape.fanIn());
    for (int i = 0; i < learned[0].length; i++) {
      learned[0][i] = (float) (bound * (2 * random.nextDouble() - 1));
    }
  }

  @Override
  public final void weights(FilterShape shape, float[][] learned, float[] into) {
    for (int i = 0; i < into.length; i++) {
      into[i] = (float) StrictMath.sin(frequency * learned[0][i]);
    }
  }

  @Override
  public final void backward(
      FilterShape shape, float[][] learned, float[] gradient, float[][] into) {
    for (int i = 0; i < gradient.length; i++) {
      into[0][i] += (float) (gradient[i] * frequency * StrictMath.cos(frequency * learned[0][i]));
    }
  }
}
