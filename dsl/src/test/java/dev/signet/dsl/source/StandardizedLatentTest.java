package dev.signet.dsl.source;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.signet.dsl.FilterShape;
import org.junit.jupiter.api.Test;

class StandardizedLatentTest {
  private static final FilterShape SHAPE = new FilterShape(3, 2, 3, 5);

  /** 1, 3 and 5 have the mean 3 and the deviation 2. */
  @Test
  void standardisesEachFilter() {
    FilterShape shape = new FilterShape(2, 1, 1, 3);
    float[] latent = {1, 3, 5, 7, 7, 7};
    float[] w = SourceGradients.weights(new StandardizedLatent(), shape, latent);
    assertThat(w).isEqualTo(new float[] {-1, 0, 1, 0, 0, 0});
    float[] recu = SourceGradients.weights(new ReCuLatent(), shape, latent);
    assertThat((double) recu[2]).isWithin(1e-5).of(4 * Math.sqrt(2 / (4 + 1e-5)));
    assertThat(recu[4]).isEqualTo(0f);
  }

  @Test
  void gradientsFlowThroughMeanAndDeviation() {
    SourceGradients.check(new StandardizedLatent(), SHAPE, 1e-3f);
    SourceGradients.check(new ReCuLatent(), SHAPE, 1e-3f);
  }

  /**
   * Neither a shift of a filter nor a stretch changes its weights, so no gradient is along them.
   */
  @Test
  void gradientsAreAcrossShiftAndStretch() {
    float[] latent = SourceGradients.latents(new StandardizedLatent(), SHAPE, 5);
    float[] g = SourceGradients.gaussian(SHAPE.size(), 6);
    float[] by = SourceGradients.backward(new StandardizedLatent(), SHAPE, latent, g);
    for (int o = 0; o < SHAPE.out(); o++) {
      double sum = 0;
      double along = 0;
      for (int i = o * SHAPE.fanIn(); i < (o + 1) * SHAPE.fanIn(); i++) {
        sum += by[i];
        along += by[i] * latent[i];
      }
      assertThat(sum).isWithin(1e-4).of(0);
      assertThat(along).isWithin(1e-4).of(0);
    }
  }

  /** 1, 3 and 5 have the variance 8/3 over n; a mean square of a third is what a sum of n needs. */
  @Test
  void scaledKeepsTheVarianceOfSums() {
    FilterShape shape = new FilterShape(1, 1, 1, 3);
    float[] w =
        SourceGradients.weights(new ScaledStandardizedLatent(), shape, new float[] {1, 3, 5});
    assertThat((double) w[0]).isWithin(1e-6).of(-2 / (Math.sqrt(8.0 / 3) + 1e-5) / Math.sqrt(3));
    assertThat(w[1]).isEqualTo(0f);
    assertThat((double) w[0] * w[0] + w[2] * w[2]).isWithin(1e-4).of(1);
    SourceGradients.check(new ScaledStandardizedLatent(), SHAPE, 1e-6f);
    for (float latent : SourceGradients.latents(new ScaledStandardizedLatent(), SHAPE, 5)) {
      assertThat(latent).isAtLeast(0f);
      assertThat(latent).isLessThan(0.001f);
    }
  }

  /** One weight has no deviation: zeros, and nothing to learn. */
  @Test
  void filtersWithoutDeviation() {
    FilterShape shape = new FilterShape(2, 1, 1, 1);
    float[] latent = {0.5f, -3f};
    assertThat(SourceGradients.weights(new StandardizedLatent(), shape, latent))
        .isEqualTo(new float[2]);
    assertThat(
            SourceGradients.backward(new StandardizedLatent(), shape, latent, new float[] {1, 2}))
        .isEqualTo(new float[2]);
  }

  @Test
  void bounds() {
    assertThrows(IllegalArgumentException.class, () -> new StandardizedLatent(0, 0) {});
    assertThrows(IllegalArgumentException.class, () -> new StandardizedLatent(1, -1) {});
  }
}
