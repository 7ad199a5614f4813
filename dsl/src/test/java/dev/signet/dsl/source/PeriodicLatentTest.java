package dev.signet.dsl.source;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.signet.dsl.FilterShape;
import org.junit.jupiter.api.Test;

class PeriodicLatentTest {
  private static final FilterShape SHAPE = new FilterShape(3, 2, 3, 4);

  @Test
  void weightsAreSines() {
    FilterShape shape = new FilterShape(1, 1, 1, 3);
    float period = (float) (2 * Math.PI / 30);
    float[] latent = {period / 4, -period / 12, period * 0.75f};
    float[] w = SourceGradients.weights(new PeriodicLatent(), shape, latent);
    assertThat((double) w[0]).isWithin(1e-6).of(1);
    assertThat((double) w[1]).isWithin(1e-6).of(-0.5);
    assertThat((double) w[2]).isWithin(1e-6).of(-1);
    float[] slow = SourceGradients.weights(new PeriodicLatent(10) {}, shape, latent);
    assertThat((double) slow[0]).isWithin(1e-6).of(0.5);
    assertThrows(IllegalArgumentException.class, () -> new PeriodicLatent(0) {});
  }

  @Test
  void startsWithinOneBySquareRoot() {
    double widest = 0;
    for (float v : SourceGradients.latents(new PeriodicLatent(), SHAPE, 1)) {
      widest = Math.max(widest, Math.abs(v));
    }
    assertThat(widest).isLessThan(1 / Math.sqrt(24));
    assertThat(widest).isGreaterThan(0.9 / Math.sqrt(24));
  }

  @Test
  void gradients() {
    SourceGradients.check(new PeriodicLatent(), SHAPE, 1e-4f);
  }
}
