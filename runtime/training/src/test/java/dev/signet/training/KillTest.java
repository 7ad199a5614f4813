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
 * Runs {@link TinyRun} in JVMs of its own and kills them (SIGKILL) at random moments. {@code
 * -Dsignet.kills=200} kills as often.
 */
class KillTest {
  private static final int KILLS = Integer.getInteger("signet.kills", 4);

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
      String line = out.readLine();
      while (line != null && !line.equals("begun")) {
        line = out.readLine();
      }
      long begun = System.nanoTime();
      if (kill >= 0) {
        Thread.sleep(kill);
        process.toHandle().destroyForcibly(); // leaves its output to be read
      }
      boolean ended = out.lines().anyMatch("ended"::equals);
      process.waitFor();
      return new Outcome(ended, (System.nanoTime() - begun) / 1_000_000);
    }
  }

  @Test
  void killedAnywhereItEndsWithTheSameBytes() throws IOException, InterruptedException {
    long seed = Long.getLong("signet.seed", System.nanoTime());
    System.out.println("KillTest: seed " + seed + ", " + KILLS + " kills");
    Random random = new Random(seed);
    Path whole = folder.resolve("whole.safetensors");
    Outcome first = run(folder.resolve("whole"), whole, 1, 1, -1);
    assertThat(first.ended).isTrue();
    byte[] expected = Files.readAllBytes(whole);
    int inTime = 0;
    int endings = 0;
    int same = 0;
    Path checkpoints = folder.resolve("run0");
    for (int kill = 0; kill < KILLS; kill++) {
      // Beyond the end as well, where the model is written.
      long after = random.nextLong(first.millis + first.millis / 8 + 1);
      Path model = folder.resolve("killed.safetensors");
      int threads = 1 + random.nextInt(2);
      Outcome killed = run(checkpoints, model, threads, random.nextInt(4), after);
      inTime += killed.ended ? 0 : 1;
      if (random.nextInt(3) > 0 && kill < KILLS - 1) {
        continue; // killed again before it ends
      }
      Path resumed = folder.resolve("resumed.safetensors");
      assertThat(run(checkpoints, resumed, 3 - threads, 1, -1).ended).isTrue();
      endings++;
      boolean equal = Arrays.equals(Files.readAllBytes(resumed), expected);
      same += equal ? 1 : 0;
      assertWithMessage("seed %s, kill %s", seed, kill).that(equal).isTrue();
      checkpoints = folder.resolve("run" + (kill + 1));
    }
    System.out.printf(
        "KillTest: %d kills, %d before the end, %d endings, %d identical%n",
        KILLS, inTime, endings, same);
    assertThat(endings).isEqualTo(same);
  }
}
