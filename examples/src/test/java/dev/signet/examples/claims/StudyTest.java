package dev.signet.examples.claims;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.signet.examples.study.Rounds;
import dev.signet.examples.study.Score;
import dev.signet.training.listen.EpochReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rounds, budgets and going on, with runs that only pretend to take time. */
final class StudyTest {
  private static final Set<Claim> CLAIMS =
      Set.of(Claim.BI_REAL_OVER_PLAIN, Claim.E_BI_REAL_LIKE_BI_REAL);
  private static final long SECOND = 1_000_000_000L;

  @TempDir private Path folder;

  private final List<String> runs = new ArrayList<>();
  private final List<String> stops = new ArrayList<>();
  private long clock;
  private int breakAfter = Integer.MAX_VALUE;

  private final Rounds.Progress<Contender> progress =
      new Rounds.Progress<>() {
        @Override
        public void begins(long seed, int number, int of, Contender contender) {
          runs.add(seed + " " + number + "/" + of + " " + contender.id());
        }

        @Override
        public void epoch(EpochReport epoch) {}

        @Override
        public void stops(long seed, Duration round, Duration left) {
          stops.add(seed + ": " + round.toSeconds() + " of " + left.toSeconds());
        }
      };

  /** Takes ten seconds; what it reaches depends on seed and network. */
  private Score run(Contender contender, long seed, Path checkpoints) {
    if (--breakAfter < 0) {
      throw new UnsupportedOperationException("killed");
    }
    clock += 10 * SECOND;
    try {
      Files.createDirectories(checkpoints.resolve("1-trained"));
      Files.writeString(checkpoints.resolve("1-trained/a.safetensors"), "");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    double reached = 0.5 + contender.ordinal() / 100.0 + seed / 1000.0;
    return new Score(Map.of(Score.END, reached), List.of(0.1, reached), 10, 7.5, 4, 2.25, 8, 99);
  }

  private List<Map<Contender, Score>> study(long seconds) throws IOException {
    return new Study(folder, CLAIMS, 7, this::run, progress, () -> clock)
        .run(Duration.ofSeconds(seconds));
  }

  @Test
  void everyNetworkOfASeedBeforeTheNextSeed() throws IOException {
    List<Map<Contender, Score>> rounds = study(1000);
    assertThat(runs)
        .containsExactly(
            "7 1/3 plain",
            "7 2/3 bi-real",
            "7 3/3 e-bi-real",
            "8 1/3 plain",
            "8 2/3 bi-real",
            "8 3/3 e-bi-real",
            "9 1/3 plain",
            "9 2/3 bi-real",
            "9 3/3 e-bi-real",
            "10 1/2 bi-real",
            "10 2/2 e-bi-real",
            "11 1/2 bi-real",
            "11 2/2 e-bi-real")
        .inOrder();
    assertThat(rounds).hasSize(5);
    assertThat(rounds.get(4).get(Contender.BI_REAL))
        .isEqualTo(run(Contender.BI_REAL, 11, folder.resolve("again")));
    assertThat(stops).isEmpty();
    try (var left = Files.walk(folder.resolve("seed-7"))) {
      assertThat(left.filter(Files::isRegularFile)).hasSize(3);
    }
  }

  @Test
  void aBudgetEndsBetweenRoundsAndTheSameAgainGoesOn() throws IOException {
    assertThat(study(70)).hasSize(2);
    assertThat(stops).containsExactly("9: 30 of 10");
    runs.clear();
    // Less than a round, but nothing would ever go on if that stopped it.
    assertThat(study(5)).hasSize(3);
    assertThat(runs).containsExactly("9 1/3 plain", "9 2/3 bi-real", "9 3/3 e-bi-real").inOrder();
    assertThat(study(1000)).hasSize(5);
    runs.clear();
    assertThat(study(1000)).hasSize(5);
    assertThat(runs).isEmpty();
  }

  @Test
  void killedWithinARound() throws IOException {
    breakAfter = 4;
    assertThrows(UnsupportedOperationException.class, () -> study(1000));
    breakAfter = Integer.MAX_VALUE;
    runs.clear();
    study(1);
    assertThat(runs).containsExactly("8 2/3 bi-real", "8 3/3 e-bi-real").inOrder();
  }

  @Test
  void aBrokenResult() throws IOException {
    study(1);
    Path file = folder.resolve("seed-7/bi-real.json");
    Files.writeString(file, "{\"accuracies\":{}}\n");
    assertThat(assertThrows(IllegalArgumentException.class, () -> study(1)))
        .hasMessageThat()
        .isEqualTo(
            file + " is no result of a run (it has no accuracies). Delete it to run it again.");
  }
}
