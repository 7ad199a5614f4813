package dev.signet.inference.split;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TeamTest {
  private static final int ROWS = 7;

  @Test
  void everybodySeesWhatOthersWroteBeforeTheyMet() {
    for (int parts = 1; parts <= 4; parts++) {
      try (var team = new Team(parts)) {
        long[] sums = new long[ROWS];
        long[] seen = new long[parts];
        team.start(part -> {
          Slice slice = team.slice(part);
          for (int layer = 0; layer < 5; layer++) {
            for (int row = slice.from(ROWS); row < slice.end(ROWS); row++) {
              sums[row]++;
            }
            slice.meet();
            seen[part] += Arrays.stream(sums).sum();
            slice.meet();
          }
        });
        for (int call = 0; call < 2_000; call++) {
          Arrays.fill(sums, 0);
          Arrays.fill(seen, 0);
          team.run();
          for (long one : seen) {
            assertThat(one).isEqualTo(ROWS * (1 + 2 + 3 + 4 + 5));
          }
        }
      }
    }
  }

  @Test
  void sleepingThreadsWakeUp() throws InterruptedException {
    try (var team = new Team(2)) {
      var done = new AtomicInteger();
      team.start(part -> done.incrementAndGet());
      for (int call = 1; call <= 20; call++) {
        Thread.sleep(5);
        team.run();
        assertThat(done.get()).isEqualTo(2 * call);
      }
    }
  }

  @Test
  void aFailureIsThrownOnceAndTheTeamGoesOn() {
    for (int failing = 0; failing < 3; failing++) {
      try (var team = new Team(3)) {
        var cause = new IllegalArgumentException("a value of this activation");
        int bad = failing;
        boolean[] fails = {true};
        var finished = new AtomicInteger();
        team.start(part -> {
          team.slice(part).meet();
          if (part == bad && fails[0]) {
            throw cause;
          }
          team.slice(part).meet();
          finished.incrementAndGet();
        });
        for (int call = 0; call < 100; call++) {
          fails[0] = true;
          assertThat(assertThrows(IllegalArgumentException.class, team::run))
              .isSameInstanceAs(cause);
          fails[0] = false;
          finished.set(0);
          team.run();
          assertThat(finished.get()).isEqualTo(3);
        }
      }
    }
  }

  @Test
  void errorsAndCheckedExceptionsGetThrough() {
    Throwable[] cause = {new StackOverflowError("deep"), new Exception("checked")};
    try (var team = new Team(2)) {
      int[] which = {0};
      team.start(part -> {
        if (part == 1) {
          TeamTest.<RuntimeException>sneak(cause[which[0]]);
        }
      });
      assertThat(assertThrows(StackOverflowError.class, team::run)).isSameInstanceAs(cause[0]);
      which[0] = 1;
      assertThat(assertThrows(IllegalStateException.class, team::run))
          .hasCauseThat()
          .isSameInstanceAs(cause[1]);
    }
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void sneak(Throwable any) throws T {
    throw (T) any;
  }

  @Test
  void anInterruptedCallerGetsItsWorkDone() {
    try (var team = new Team(2)) {
      var done = new AtomicInteger();
      team.start(part -> {
        team.slice(part).meet();
        done.incrementAndGet();
      });
      Thread.currentThread().interrupt();
      team.run();
      assertThat(Thread.interrupted()).isTrue();
      assertThat(done.get()).isEqualTo(2);
    }
  }

  @Test
  void closingEndsTheThreads() throws InterruptedException {
    var team = new Team(3);
    Thread[] own = new Thread[3];
    team.start(part -> own[part] = Thread.currentThread());
    team.run();
    assertThat(own[0]).isSameInstanceAs(Thread.currentThread());
    for (int part = 1; part < 3; part++) {
      assertThat(own[part].isDaemon()).isTrue();
      assertThat(own[part].getName()).isEqualTo("signet-part-" + part);
      own[part].interrupt(); // nobody does, but it changes nothing
    }
    team.run();
    team.close();
    team.close();
    own[1].join();
    own[2].join();
    assertThat(assertThrows(IllegalStateException.class, team::run))
        .hasMessageThat()
        .isEqualTo("the threads of this predictor were closed");
  }

  @Test
  void thereMustBeAThread() {
    assertThat(assertThrows(IllegalArgumentException.class, () -> new Team(0)))
        .hasMessageThat()
        .isEqualTo("0 threads; there must be at least 1");
  }
}
