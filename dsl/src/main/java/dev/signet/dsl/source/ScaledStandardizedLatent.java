package dev.signet.dsl.source;

import dev.signet.dsl.FilterShape;
import dev.signet.dsl.Learned;
import java.util.random.RandomGenerator;

/**
 * {@link StandardizedLatent} scaled so that sums of n products keep the variance of their inputs,
 * {@code (L - mean) / (deviation + 1e-5) / sqrt(n)}, for networks without batch norm (Chen et al.
 * 2021, "BNN - BN = ?", arXiv 2104.08215; the authors' code, VITA-Group/BNN_NoBN, from which the
 * latents' start, uniform from 0 to 0.001, is too). The deviation divides by n. The learned gain of
 * each filter that follows there is {@link dev.signet.dsl.scaling.LearnedScale}.
 */
@Learned(
    value = "latent",
    shape = {Learned.OUT, Learned.KERNEL, Learned.IN})
public final class ScaledStandardizedLatent extends StandardizedLatent {
  private static final float WIDEST = 1e-3f;

  @Override
  public void initialize(FilterShape shape, float[][] learned, RandomGenerator random) {
    for (int i = 0; i < learned[0].length; i++) {
      learned[0][i] = WIDEST * random.nextFloat();
    }
  }

  @Override
  StandardFilter filter(float[] latent, int from, int count) {
    return new StandardFilter(latent, from, count, 1 / Math.sqrt(count), 0, 1e-5, count);
  }
}
