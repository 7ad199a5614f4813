package dev.signet.training;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs {@link TinyRun} in JVMs of its own, kills them (SIGKILL) once or twice at random moments of
 * their training and lets them end. {@code -Dsignet.runs=200} takes so many runs.
 */
class KillTest {
  private static final int RUNS = Integer.getInteger("signet.runs", 3);

  @TempDir Path folder;

  private record Outcome(boolean ended, long millis) {}

  /** Kills so many milliseconds after training begins; never where negative. */
  private Outcome run(Path checkpoints, Path model, int threads, int every, long kill)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--enable-native-access=ALL-UNNAMED",
                    "-XX:TieredStopAtLevel=1",
                    "-Xshare:auto",
                    "-cp",
                    System.getProperty("java.class.path"),
                    TinyRun.class.getName(),
                    checkpoints.toString(),
                    model.toString(),
                    Integer.toString(threads),
                    Integer.toString(every)))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (var out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      long begun = System.nanoTime();
      boolean ended = false;
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.equals("begun")) {
          begun = System.nanoTime();
          if (kill >= 0) {
            Thread.sleep(kill);
            process.toHandle().destroyForcibly(); // leaves its output to be read
          }
        }
        ended |= line.equals("ended");
      }
      process.waitFor();
      return new Outcome(ended, (System.nanoTime() - begun) / 1_000_000);
    }
  }

  @Test
  void killedAnywhereItEndsWithTheSameBytes() throws IOException, InterruptedException {
    long seed = Long.getLong("signet.seed", System.nanoTime());
    Random random = new Random(seed);
    Path whole = folder.resolve("whole.safetensors");
    Outcome first = run(folder.resolve("whole"), whole, 1, 1, -1);
    assertThat(first.ended).isTrue();
    byte[] expected = Files.readAllBytes(whole);
    int kills = 0;
    for (int run = 0; run < RUNS; run++) {
      Path checkpoints = folder.resolve("run" + run);
      Path model = folder.resolve("killed.safetensors");
      Files.deleteIfExists(model);
      for (int left = 1 + random.nextInt(2); left > 0; left--) {
        long after = random.nextLong(first.millis + 1);
        Outcome killed = run(checkpoints, model, 1 + random.nextInt(2), random.nextInt(4), after);
        kills += killed.ended ? 0 : 1;
      }
      assertThat(run(checkpoints, model, 1 + random.nextInt(2), 1, -1).ended).isTrue();
      assertWithMessage("seed %s, run %s", seed, run)
          .that(Arrays.equals(Files.readAllBytes(model), expected))
          .isTrue();
    }
    System.out.printf(
        "KillTest: seed %d, %d runs, %d kills before their end, all endings identical%n",
        seed, RUNS, kills);
  }
}
