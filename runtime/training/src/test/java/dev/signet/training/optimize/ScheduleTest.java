package dev.signet.training.optimize;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ScheduleTest {
  /** A run of 1200 steps, 100 an epoch. */
  private static float at(Schedule schedule, long step) {
    return schedule.at(new Moment(step, 1200, 100));
  }

  @Test
  void values() {
    assertThat(at(Schedule.constant(0.1), 700)).isEqualTo(0.1f);
    assertThat(at(Schedule.linear(0.2), 300)).isEqualTo(0.15f);
    assertThat(at(Schedule.line(0.5, 1), 0)).isEqualTo(0.5f);
    assertThat(at(Schedule.line(0.5, 1), 300)).isEqualTo(0.625f);
    assertThat(at(Schedule.cosine(0.2), 0)).isEqualTo(0.2f);
    assertThat(at(Schedule.cosine(0.2), 600)).isWithin(1e-8f).of(0.1f);
    // cos(60 degrees) = 1/2
    assertThat(at(Schedule.cosine(0.2), 400)).isWithin(1e-7f).of(0.15f);
  }

  @Test
  void stepsAtThePoints() {
    for (Schedule schedule :
        new Schedule[] {
          Schedule.step(1, 0.1, 0.5, 0.75),
          Schedule.step(1, 0.1, Span.epochs(6), Span.epochs(9)),
          Schedule.step(1, 0.1, Span.steps(600), Span.steps(900))
        }) {
      assertThat(at(schedule, 599)).isEqualTo(1f);
      assertThat(at(schedule, 600)).isEqualTo(0.1f);
      assertThat(at(schedule, 899)).isEqualTo(0.1f);
      assertThat(at(schedule, 900)).isWithin(1e-8f).of(0.01f);
    }
    assertThat(Schedule.step(1, 0.1, Span.epochs(6), Span.steps(9), Span.part(0.5)).toString())
        .isEqualTo("step(1.0, 0.1, [6.0 epochs, 9 steps, 0.5])");
  }

  @Test
  void warmUpThenAnother() {
    for (Span span : new Span[] {Span.part(0.25), Span.epochs(3), Span.steps(300)}) {
      Schedule schedule = Schedule.warmUp(span, Schedule.linear(0.4));
      assertThat(at(schedule, 0)).isEqualTo(0f);
      assertThat(at(schedule, 150)).isWithin(1e-7f).of(0.2f);
      assertThat(at(schedule, 300)).isWithin(1e-7f).of(0.4f);
      assertThat(at(schedule, 750)).isWithin(1e-7f).of(0.2f); // half of the rest
    }
    assertThat(Schedule.warmUp(0.2, Schedule.linear(0.4)).toString())
        .isEqualTo("warmUp(0.2, linear(0.4))");
    // A warm-up longer than the run never ends, but does not fail either.
    assertThat(at(Schedule.warmUp(Span.epochs(24), Schedule.constant(0.4)), 600))
        .isWithin(1e-7f)
        .of(0.1f);
  }

  @Test
  void oneAfterTheOther() {
    Schedule schedule =
        Schedule.chain(Schedule.line(0, 1), Span.epochs(4), Schedule.step(3, 2, 0.5));
    assertThat(at(schedule, 0)).isEqualTo(0f);
    assertThat(at(schedule, 300)).isEqualTo(0.75f);
    assertThat(at(schedule, 400)).isEqualTo(3f);
    assertThat(at(schedule, 799)).isEqualTo(3f);
    assertThat(at(schedule, 800)).isEqualTo(6f);
  }

  /** Numbers of PyTorch's OneCycleLR at the ends and in the middle of its two waves. */
  @Test
  void oneCycle() {
    Schedule schedule = Schedule.oneCycle(0.5, Span.epochs(4));
    assertThat(at(schedule, 0)).isWithin(1e-8f).of(0.02f);
    assertThat(at(schedule, 200)).isWithin(1e-7f).of(0.26f);
    assertThat(at(schedule, 400)).isWithin(1e-7f).of(0.5f);
    assertThat(at(schedule, 800)).isWithin(1e-7f).of((0.5f + 2e-6f) / 2);
    assertThat(schedule.toString()).isEqualTo("oneCycle(0.5, 4.0 epochs)");
    assertThat(at(Schedule.oneCycle(0.5), 360)).isWithin(1e-7f).of(0.5f);
  }

  @Test
  void byEpochHoldsTheFirstNumber() {
    Schedule schedule = Schedule.line(0, 1.2).byEpoch();
    assertThat(at(schedule, 99)).isEqualTo(0f);
    assertThat(at(schedule, 100)).isWithin(1e-7f).of(0.1f);
    assertThat(at(schedule, 199)).isWithin(1e-7f).of(0.1f);
    assertThat(at(schedule, 1199)).isWithin(1e-7f).of(1.1f);
    assertThat(schedule.toString()).isEqualTo("line(0.0, 1.2).byEpoch()");
  }

  @Test
  void wrongNumbersAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Schedule.constant(0));
    assertThrows(IllegalArgumentException.class, () -> Schedule.cosine(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> Schedule.line(0, -1));
    assertThrows(IllegalArgumentException.class, () -> Schedule.step(1, 0.1, 1.5));
    assertThrows(IllegalArgumentException.class, () -> Schedule.warmUp(-0.1, Schedule.constant(1)));
    assertThrows(IllegalArgumentException.class, () -> Span.epochs(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> Span.steps(-1));
    assertThat(assertThrows(IllegalArgumentException.class, () -> new Moment(5, 5, 1)))
        .hasMessageThat()
        .isEqualTo("there is no step 5 of 5 with 1 in an epoch");
  }
}
