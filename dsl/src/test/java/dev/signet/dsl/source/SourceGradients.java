package dev.signet.dsl.source;

import static com.google.common.truth.Truth.assertWithMessage;

import dev.signet.dsl.FilterShape;
import dev.signet.dsl.WeightSource;
import java.util.Random;

/** The gradients of a source of one tensor of latents, against central differences. */
final class SourceGradients {
  private SourceGradients() {}

  static float[] latents(WeightSource source, FilterShape shape, long seed) {
    float[][] learned = {new float[shape.size()]};
    source.initialize(shape, learned, new Random(seed));
    return learned[0];
  }

  static float[] weights(WeightSource source, FilterShape shape, float[] latent) {
    float[] w = new float[shape.size()];
    source.weights(shape, new float[][] {latent}, w);
    return w;
  }

  static float[] backward(WeightSource source, FilterShape shape, float[] latent, float[] g) {
    float[][] into = {new float[shape.size()]};
    source.backward(shape, new float[][] {latent}, g, into);
    return into[0];
  }

  static float[] gaussian(int count, long seed) {
    Random random = new Random(seed);
    float[] g = new float[count];
    for (int i = 0; i < count; i++) {
      g[i] = (float) random.nextGaussian();
    }
    return g;
  }

  /** Of the sum of weights times random numbers, by each latent. */
  static void check(WeightSource source, FilterShape shape, float step) {
    float[] latent = latents(source, shape, 3);
    float[] g = gaussian(shape.size(), 4);
    float[] found = backward(source, shape, latent, g);
    for (int i = 0; i < latent.length; i++) {
      float[] more = latent.clone();
      float[] less = latent.clone();
      more[i] += step;
      less[i] -= step;
      float[] up = weights(source, shape, more);
      float[] down = weights(source, shape, less);
      double sum = 0;
      for (int j = 0; j < up.length; j++) {
        sum += g[j] * ((double) up[j] - down[j]);
      }
      double expected = sum / ((double) more[i] - less[i]);
      assertWithMessage("%s, latent %s", source.getClass().getSimpleName(), i)
          .that((double) found[i])
          .isWithin(2e-2 + 2e-2 * Math.abs(expected))
          .of(expected);
    }
  }
}
