package dev.signet.dsl.source;

import dev.signet.dsl.FilterShape;
import dev.signet.dsl.Learned;
import dev.signet.dsl.WeightSource;
import java.util.random.RandomGenerator;

/**
 * One latent number per weight, kept by the optimizer (Courbariaux et al. 2015, "BinaryConnect",
 * arXiv 1511.00363). Starts Glorot-uniform; after every step latents are clipped to the window in
 * which the weight estimator's derivative is not zero, so that no weight starves.
 */
@Learned(
    value = "latent",
    shape = {Learned.OUT, Learned.KERNEL, Learned.IN})
public class Latent implements WeightSource {
  @Override
  public final void initialize(FilterShape shape, float[][] learned, RandomGenerator random) {
    double area = (double) shape.kernelHeight() * shape.kernelWidth();
    double bound = Math.sqrt(6 / (area * (shape.in() + shape.out())));
    float[] latent = learned[0];
    for (int i = 0; i < latent.length; i++) {
      latent[i] = (float) (bound * (2 * random.nextDouble() - 1));
    }
  }

  @Override
  public final void weights(FilterShape shape, float[][] learned, float[] into) {
    System.arraycopy(learned[0], 0, into, 0, into.length);
  }

  @Override
  public final void backward(
      FilterShape shape, float[][] learned, float[] gradient, float[][] into) {
    float[] sum = into[0];
    for (int i = 0; i < sum.length; i++) {
      sum[i] += gradient[i];
    }
  }

  @Override
  public void afterStep(FilterShape shape, float[][] learned, float window) {
    float[] latent = learned[0];
    for (int i = 0; i < latent.length; i++) {
      latent[i] = Math.max(-window, Math.min(window, latent[i]));
    }
  }
}
