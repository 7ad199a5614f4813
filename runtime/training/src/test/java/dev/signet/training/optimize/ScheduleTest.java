package dev.signet.training.optimize;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ScheduleTest {
  @Test
  void values() {
    assertThat(Schedule.constant(0.1).at(0.7)).isEqualTo(0.1f);
    assertThat(Schedule.linear(0.2).at(0.25)).isEqualTo(0.15f);
    assertThat(Schedule.cosine(0.2).at(0)).isEqualTo(0.2f);
    assertThat(Schedule.cosine(0.2).at(0.5)).isWithin(1e-8f).of(0.1f);
    // cos(60 degrees) = 1/2
    assertThat(Schedule.cosine(0.2).at(1 / 3.0)).isWithin(1e-7f).of(0.15f);
  }

  @Test
  void stepsAtThePoints() {
    Schedule schedule = Schedule.step(1, 0.1, 0.5, 0.75);
    assertThat(schedule.at(0.49)).isEqualTo(1f);
    assertThat(schedule.at(0.5)).isEqualTo(0.1f);
    assertThat(schedule.at(0.8)).isWithin(1e-8f).of(0.01f);
  }

  @Test
  void warmUpThenAnother() {
    Schedule schedule = Schedule.warmUp(0.2, Schedule.linear(0.4));
    assertThat(schedule.at(0)).isEqualTo(0f);
    assertThat(schedule.at(0.1)).isWithin(1e-7f).of(0.2f);
    assertThat(schedule.at(0.2)).isWithin(1e-7f).of(0.4f);
    assertThat(schedule.at(0.6)).isWithin(1e-7f).of(0.2f);
    assertThat(schedule.toString()).isEqualTo("warmUp(0.2, linear(0.4))");
  }

  @Test
  void wrongNumbersAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Schedule.constant(0));
    assertThrows(IllegalArgumentException.class, () -> Schedule.cosine(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> Schedule.step(1, 0.1, 1.5));
    assertThrows(IllegalArgumentException.class, () -> Schedule.warmUp(-0.1, Schedule.constant(1)));
  }
}
