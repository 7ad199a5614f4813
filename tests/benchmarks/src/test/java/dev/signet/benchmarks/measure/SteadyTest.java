package dev.signet.benchmarks.measure;

import static com.google.common.truth.Truth.assertThat;

import dev.signet.benchmarks.measure.Steady.Stretch;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SteadyTest {
  /** 100 stretches of 20 ms: slow ones first, then calls of 10 ns. */
  private static List<Stretch> slowFor(int stretches, double nanos) {
    List<Stretch> list = new ArrayList<>();
    for (int i = 1; i <= 100; i++) {
      list.add(new Stretch(i * 0.02, i <= stretches ? nanos : 10));
    }
    return list;
  }

  @Test
  void steadySpeedIsThatOfTheLastQuarter() {
    assertThat(Steady.nanosPerCall(slowFor(60, 500))).isEqualTo(10);
  }

  @Test
  void isReachedByTheFirstFastStretch() {
    assertThat(Steady.reached(0.9, slowFor(30, 12)).getAsDouble()).isWithin(1e-9).of(0.62);
    assertThat(Steady.reached(0.8, slowFor(30, 12)).getAsDouble()).isWithin(1e-9).of(0.02);
  }

  @Test
  void oneLuckyStretchDoesNotCountAndOneUnluckyDoesNotHinder() {
    List<Stretch> list = slowFor(30, 50);
    list.set(4, new Stretch(0.1, 10));
    list.set(32, new Stretch(0.66, 70));
    assertThat(Steady.reached(0.9, list).getAsDouble()).isWithin(1e-9).of(0.62);
  }

  @Test
  void fewStretchesSayNothing() {
    assertThat(Steady.reached(0.9, slowFor(0, 0).subList(0, 4)).isEmpty()).isTrue();
  }
}
