package dev.signet.examples.baseline;

import static com.google.common.truth.Truth.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LogisticRegressionTest {
  private static final int ROWS = 3_000;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void learnsALinearRule(long seed) {
    Points points = new Points(seed, false);
    double accuracy =
        LogisticRegression.fit(points.values, points.labels, 2, seed)
            .accuracy(points.values, points.labels);
    assertThat(accuracy).isAtLeast(0.97);
  }

  /** Exclusive or: no line does better than three quarters, by a corner of the square. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void cannotLearnExclusiveOr(long seed) {
    Points points = new Points(seed, true);
    double accuracy =
        LogisticRegression.fit(points.values, points.labels, 2, seed)
            .accuracy(points.values, points.labels);
    assertThat(accuracy).isAtMost(0.78);
  }

  private static final class Points {
    private final float[] values = new float[2 * ROWS];
    private final int[] labels = new int[ROWS];

    private Points(long seed, boolean exclusiveOr) {
      SplittableRandom random = new SplittableRandom(seed);
      for (int i = 0; i < ROWS; i++) {
        float x = (float) random.nextDouble(-1, 1);
        float y = (float) random.nextDouble(-1, 1);
        values[2 * i] = 100 + 3 * x; // far from standardised
        values[2 * i + 1] = y;
        labels[i] = (exclusiveOr ? x * y > 0 : x + y > 0) ? 1 : 0;
      }
    }
  }
}
