package dev.signet.dsl.source;

import dev.signet.dsl.Alphabet;
import dev.signet.dsl.FilterShape;
import dev.signet.dsl.Learned;
import dev.signet.dsl.WeightSource;
import java.util.random.RandomGenerator;

/**
 * Weights that are -1 and +1 themselves, without latent numbers behind them (Helwegen et al. 2019,
 * "Latent Weights Do Not Exist", arXiv 1906.02107). Start as signs drawn with equal chances. Only
 * an optimizer that flips signs moves them: {@code Optimizer.bop} of the training runtime.
 */
@Alphabet(levels = {-1, 1})
@Learned(
    value = "sign",
    shape = {Learned.OUT, Learned.KERNEL, Learned.IN})
public final class LatentFree implements WeightSource {
  @Override
  public void initialize(FilterShape shape, float[][] learned, RandomGenerator random) {
    float[] sign = learned[0];
    for (int i = 0; i < sign.length; i++) {
      sign[i] = random.nextBoolean() ? 1f : -1f;
    }
  }

  @Override
  public void weights(FilterShape shape, float[][] learned, float[] into) {
    System.arraycopy(learned[0], 0, into, 0, into.length);
  }

  @Override
  public void backward(FilterShape shape, float[][] learned, float[] gradient, float[][] into) {
    float[] sum = into[0];
    for (int i = 0; i < sum.length; i++) {
      sum[i] += gradient[i];
    }
  }
}
