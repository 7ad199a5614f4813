package dev.signet.dsl.source;

import static com.google.common.truth.Truth.assertThat;

import dev.signet.dsl.FilterShape;
import org.junit.jupiter.api.Test;

class CentredLatentTest {
  private static final FilterShape SHAPE = new FilterShape(3, 2, 3, 5);

  @Test
  void startsAndStaysCentredOverInputChannels() {
    CentredLatent source = new CentredLatent();
    float[] latent = SourceGradients.latents(source, SHAPE, 1);
    assertCentred(latent);
    for (int i = 0; i < latent.length; i++) {
      latent[i] += i % 7 * 0.01f;
    }
    source.afterStep(SHAPE, new float[][] {latent}, 1f);
    assertCentred(latent);
    assertThat(SourceGradients.weights(source, SHAPE, latent)).isEqualTo(latent);
  }

  private static void assertCentred(float[] latent) {
    for (int tap = 0; tap < latent.length; tap += 5) {
      double sum = 0;
      for (int i = tap; i < tap + 5; i++) {
        sum += latent[i];
      }
      assertThat(sum).isWithin(1e-6).of(0);
      assertThat(latent[tap]).isNotEqualTo(latent[tap + 1]);
    }
  }

  /** In this order, so that the mean need not be 0 afterwards. */
  @Test
  void clipsAfterCentring() {
    float[] latent = {3f, 0f, 0f};
    new CentredLatent().afterStep(new FilterShape(1, 1, 1, 3), new float[][] {latent}, 1f);
    assertThat(latent).isEqualTo(new float[] {1f, -1f, -1f});
  }

  /** n (1 - 1/in) = 30 * 4/5, and n alone of a single input channel, which stays as it is. */
  @Test
  void gradientsAreMultiplied() {
    CentredLatent source = new CentredLatent();
    float[] g = new float[SHAPE.size()];
    g[7] = 0.5f;
    float[] by = SourceGradients.backward(source, SHAPE, new float[SHAPE.size()], g);
    assertThat((double) by[7]).isWithin(1e-5).of(12);
    assertThat(by[8]).isEqualTo(0f);
    FilterShape single = new FilterShape(1, 2, 1, 1);
    float[] latent = {0.5f, -2f};
    assertThat(SourceGradients.backward(source, single, latent, new float[] {1, 1}))
        .isEqualTo(new float[] {2, 2});
    source.afterStep(single, new float[][] {latent}, 1f);
    assertThat(latent).isEqualTo(new float[] {0.5f, -1f});
  }
}
