package dev.signet.benchmarks.measure;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContestTest {
  /** One call fills a visit, so that calls can be counted. */
  private static final Pace PACE = new Pace(4, 1, 1, 1, 1);

  @Test
  void entrantsTakeTurnsAndTheFirstOfARoundChanges() throws Exception {
    List<String> calls = new ArrayList<>();
    Map<String, Timing> times =
        new Contest(PACE)
            .add("a", () -> calls.add("a"))
            .add("b", () -> calls.add("b"))
            .add("c", () -> calls.add("c"))
            .run();
    int warm = calls.size() - 12;
    assertThat(String.join("", calls.subList(warm, calls.size()))).isEqualTo("abcbcacababc");
    assertThat(times.keySet()).containsExactly("a", "b", "c").inOrder();
    assertThat(times.get("a").nanos()).hasLength(4);
  }

  @Test
  void shortCallsAreRepeatedUntilTheyFillAVisit() throws Exception {
    int[] calls = new int[1];
    new Contest(new Pace(1, 50_000_000L, 1, 1, 1)).add("a", () -> calls[0]++).run();
    assertThat(calls[0]).isGreaterThan(1000);
  }

  /** As code that the JIT compiler reaches late. */
  @Test
  void warmingUpGoesOnWhileCallsGetFaster() throws Exception {
    int[] calls = new int[1];
    Contest.Work work = () -> Thread.sleep(Math.max(1, 40 - 8 * calls[0]++));
    Timing timing = new Contest(PACE).add("a", work).run().get("a");
    assertThat(timing.median()).isLessThan(10_000_000.0);
  }

  @Test
  void aNameIsTakenOnce() {
    var contest = new Contest(PACE).add("a", () -> {});
    assertThrows(IllegalArgumentException.class, () -> contest.add("a", () -> {}));
  }

  @Test
  void aRatioIsTheOthersTimeOverOurs() {
    var ours = new Timing(new double[] {2, 100, 1});
    var peer = new Timing(new double[] {6, 5, 7});
    assertThat(ours.over(peer)).isEqualTo(3);
  }
}
