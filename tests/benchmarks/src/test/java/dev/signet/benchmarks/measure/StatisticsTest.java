package dev.signet.benchmarks.measure;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class StatisticsTest {
  @Test
  void medianIsTheMiddleOrTheMeanOfTwo() {
    assertThat(Statistics.median(9, 1, 5)).isEqualTo(5);
    assertThat(Statistics.median(9, 1, 5, 6)).isEqualTo(5.5);
    assertThat(Statistics.median(4)).isEqualTo(4);
  }

  @Test
  void quantilesAreLinearBetweenRanks() {
    double[] values = {40, 10, 20, 30, 50};
    assertThat(Statistics.quantile(0, values)).isEqualTo(10);
    assertThat(Statistics.quantile(0.1, values)).isWithin(1e-12).of(14);
    assertThat(Statistics.quantile(1, values)).isEqualTo(50);
    assertThat(values).usingExactEquality().containsExactly(40, 10, 20, 30, 50).inOrder();
  }

  @Test
  void geometricMean() {
    assertThat(Statistics.geomean(List.of(1.0, 4.0, 16.0))).isWithin(1e-12).of(4);
  }

  @Test
  void whatHasNoAnswerIsRefused() {
    assertThrows(IllegalArgumentException.class, Statistics::median);
    assertThrows(IllegalArgumentException.class, () -> Statistics.quantile(1.1, 1));
    assertThrows(IllegalArgumentException.class, () -> Statistics.geomean(List.of(1.0, 0.0)));
    assertThrows(IllegalArgumentException.class, () -> Statistics.geomean(List.of()));
  }
}
