package dev.signet.dsl.source;

import static com.google.common.truth.Truth.assertThat;

import dev.signet.dsl.FilterShape;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LatentTest {
  private static final FilterShape SHAPE = new FilterShape(20, 3, 3, 30);

  @Test
  void startsGlorotUniform() {
    float[][] learned = {new float[SHAPE.size()]};
    new Latent().initialize(SHAPE, learned, new Random(1));
    double bound = Math.sqrt(6.0 / (9 * 50));
    double squares = 0;
    double sum = 0;
    for (float v : learned[0]) {
      assertThat((double) Math.abs(v)).isAtMost(bound);
      squares += v * v;
      sum += v;
    }
    // a uniform distribution has variance bound^2 / 3
    assertThat(squares / SHAPE.size()).isWithin(0.05 * bound * bound / 3).of(bound * bound / 3);
    assertThat(sum / SHAPE.size()).isWithin(0.03 * bound).of(0);
  }

  @Test
  void weightsAreTheLatentsAndGradientsAreAdded() {
    FilterShape shape = new FilterShape(1, 1, 1, 3);
    float[][] learned = {{1f, -2f, 3f}};
    float[] weights = new float[3];
    new Latent().weights(shape, learned, weights);
    assertThat(weights).isEqualTo(new float[] {1f, -2f, 3f});
    float[][] into = {{1f, 1f, 1f}};
    new Latent().backward(shape, learned, new float[] {1f, 2f, 3f}, into);
    assertThat(into[0]).isEqualTo(new float[] {2f, 3f, 4f});
  }

  @Test
  void clipsToTheWindow() {
    FilterShape shape = new FilterShape(1, 1, 1, 3);
    float[][] learned = {{1f, -2f, 3f}};
    new UnclippedLatent().afterStep(shape, learned, 1.5f);
    assertThat(learned[0]).isEqualTo(new float[] {1f, -2f, 3f});
    new Latent().afterStep(shape, learned, Float.POSITIVE_INFINITY);
    assertThat(learned[0]).isEqualTo(new float[] {1f, -2f, 3f});
    new Latent().afterStep(shape, learned, 1.5f);
    assertThat(learned[0]).isEqualTo(new float[] {1f, -1.5f, 1.5f});
  }
}
