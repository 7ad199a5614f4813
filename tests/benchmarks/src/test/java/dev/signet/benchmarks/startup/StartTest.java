package dev.signet.benchmarks.startup;

import static com.google.common.truth.Truth.assertThat;

import dev.signet.benchmarks.measure.Steady.Stretch;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartTest {
  @Test
  void readsWhatTheProbePrints() {
    Start start =
        Start.parse(5_000_000, List.of("main 5100000", "first 5250000", "5350000 4", "5370000 20"));
    assertThat(start.main()).isEqualTo(0.1);
    assertThat(start.first()).isEqualTo(0.25);
    assertThat(start.stretches()).hasSize(2);
    Stretch first = start.stretches().getFirst();
    assertThat(first.end()).isEqualTo(0.35);
    assertThat(first.nanosPerCall()).isWithin(1).of(25_000_000);
    assertThat(start.stretches().get(1).nanosPerCall()).isWithin(1).of(1_000_000);
  }
}
