package dev.signet.dsl.source;

import static com.google.common.truth.Truth.assertThat;

import dev.signet.dsl.FilterShape;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LatentFreeTest {
  private static final FilterShape SHAPE = new FilterShape(20, 3, 3, 30);

  @Test
  void startsAsSignsDrawnEvenly() {
    float[][] learned = {new float[SHAPE.size()]};
    new LatentFree().initialize(SHAPE, learned, new Random(1));
    int up = 0;
    for (float v : learned[0]) {
      assertThat(Math.abs(v)).isEqualTo(1f);
      up += v > 0 ? 1 : 0;
    }
    // five standard deviations of 5400 even draws
    assertThat((double) up).isWithin(5 * Math.sqrt(5400) / 2).of(2700);
  }

  @Test
  void weightsAreTheSignsAndStayBetweenSteps() {
    FilterShape shape = new FilterShape(1, 1, 1, 3);
    float[][] learned = {{1f, -1f, -1f}};
    new LatentFree().afterStep(shape, learned, 0.5f);
    float[] weights = new float[3];
    new LatentFree().weights(shape, learned, weights);
    assertThat(weights).isEqualTo(new float[] {1f, -1f, -1f});
    float[][] into = {{1f, 1f, 1f}};
    new LatentFree().backward(shape, learned, new float[] {1f, 2f, 3f}, into);
    assertThat(into[0]).isEqualTo(new float[] {2f, 3f, 4f});
  }
}
