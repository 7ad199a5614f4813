package dev.signet.training.checkpoint;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.signet.inference.file.RunRecord;
import dev.signet.inference.file.Safetensors;
import dev.signet.inference.file.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFolderTest {
  @TempDir Path temporary;

  private final List<String> warnings = new ArrayList<>();

  private Path folder() {
    return temporary.resolve("run").resolve("checkpoints");
  }

  private CheckpointFolder open(int keep) {
    return CheckpointFolder.open(Checkpoints.in(folder()).keep(keep), Disk.REAL, warnings::add);
  }

  private static Snapshot snapshot(int step) {
    Snapshot snapshot = new Snapshot().put("step", step);
    snapshot.put("numbers", new float[] {step, 2, 3}, 3);
    return snapshot;
  }

  private static void write(CheckpointFolder folder, int fit, int... steps) {
    for (int step : steps) {
      folder.write(fit, step, snapshot(step), Map.of("seconds", 1.5));
    }
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder())) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  private static String name(int fit, int step) {
    return "fit-%d-step-%09d.safetensors".formatted(fit, step);
  }

  @Test
  void theNewestComesBackWithItsDurations() {
    try (CheckpointFolder folder = open(2)) {
      assertThat(folder.newest(1)).isEmpty();
      write(folder, 1, 9, 10, 100);
      CheckpointFolder.Found found = folder.newest(1).orElseThrow();
      assertThat(found.file()).isEqualTo(folder().resolve(name(1, 100)));
      assertThat(found.snapshot().whole("step")).isEqualTo(100);
      assertThat(found.snapshot().tensors().get("numbers"))
          .isEqualTo(Tensor.of(new float[] {100, 2, 3}, 3));
      assertThat(found.durations()).containsEntry("seconds", 1.5);
      assertThat(folder.newest(2)).isEmpty();
    }
  }

  @Test
  void onlySoManyAreKeptAndNothingElseIsTouched() throws IOException {
    Files.createDirectories(folder());
    Files.writeString(folder().resolve("notes.txt"), "mine");
    Files.writeString(folder().resolve("fit-x.safetensors"), "mine");
    try (CheckpointFolder folder = open(2)) {
      write(folder, 1, 1, 2, 3);
      write(folder, 2, 0, 5, 7, 8);
    }
    assertThat(names())
        .containsExactly(
            ".lock",
            "fit-1-step-000000003.run.json",
            name(1, 3),
            "fit-2-step-000000007.run.json",
            name(2, 7),
            "fit-2-step-000000008.run.json",
            name(2, 8),
            "fit-x.safetensors",
            "notes.txt")
        .inOrder();
  }

  @Test
  void damagedFilesAreSetAsideWithOneLineEach() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 40; i++) {
      try (CheckpointFolder folder = open(3)) {
        write(folder, 1, 1, 2, 3);
        Path newest = folder().resolve(name(1, 3));
        byte[] bytes = Files.readAllBytes(newest);
        if (i % 2 == 0) {
          bytes = Arrays.copyOf(bytes, i == 0 ? 0 : random.nextInt(bytes.length));
        } else {
          bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        Files.write(newest, bytes);
        warnings.clear();
        assertWithMessage("seed %s, case %s", seed, i)
            .that(folder.newest(1).orElseThrow().snapshot().whole("step"))
            .isEqualTo(2);
        assertThat(warnings).hasSize(1);
        assertThat(warnings.getFirst()).startsWith("Checkpoint " + name(1, 3) + ": ");
        assertThat(warnings.getFirst())
            .endsWith("training goes on from the one before, " + name(1, 2) + ".");
        assertThat(names()).contains(name(1, 3) + ".damaged");
      }
    }
  }

  @Test
  void whereAllAreDamagedItSaysThatItBeginsAnew() throws IOException {
    try (CheckpointFolder folder = open(2)) {
      write(folder, 1, 1);
      Files.write(folder().resolve(name(1, 1)), new byte[20]);
      assertThat(folder.newest(1)).isEmpty();
      assertThat(warnings).hasSize(1);
      assertThat(warnings.getFirst()).endsWith("goes on from the beginning, as there is no other.");
    }
  }

  @Test
  void aLostSidecarCostsDurationsOnly() throws IOException {
    try (CheckpointFolder folder = open(2)) {
      write(folder, 1, 1);
      Files.writeString(RunRecord.beside(folder().resolve(name(1, 1))), "{");
      assertThat(folder.newest(1).orElseThrow().durations()).isEmpty();
    }
  }

  @Test
  void aFullDiskLeavesTheLastOne() throws IOException {
    Disk full =
        new Disk() {
          @Override
          void write(Path file, Snapshot snapshot, Map<String, ?> durations) throws IOException {
            if (file.toString().contains("2.")) {
              throw new IOException("No space left on device");
            }
            super.write(file, snapshot, durations);
          }
        };
    Checkpoints setting = Checkpoints.in(folder()).keep(1);
    try (CheckpointFolder folder = CheckpointFolder.open(setting, full, warnings::add)) {
      write(folder, 1, 1);
      List<String> before = names();
      CheckpointException e = assertThrows(CheckpointException.class, () -> write(folder, 1, 2));
      assertThat(e)
          .hasMessageThat()
          .isEqualTo(
              "The checkpoint after step 2 of fit 1 cannot be written to "
                  + folder()
                  + ": No space left on device. The one before, "
                  + name(1, 1)
                  + ", is as it was. Make room or mend the disk, then start the same program"
                  + " again.");
      assertThat(names()).isEqualTo(before);
      assertThat(folder.newest(1).orElseThrow().snapshot().whole("step")).isEqualTo(1);
    }
  }

  @Test
  void aFolderThatCannotBeOneIsRefused() throws IOException {
    Path file = temporary.resolve("file");
    Files.writeString(file, "mine");
    for (Path wrong : List.of(file, file.resolve("below"))) {
      assertThat(
              assertThrows(
                  CheckpointException.class, () -> CheckpointFolder.open(Checkpoints.in(wrong))))
          .hasMessageThat()
          .matches(
              "Checkpoints cannot be written to .*file.* \\(.+\\)\\. Name a folder that can be"
                  + " written in Checkpoints\\.in\\.");
    }
    assertThat(Files.readString(file)).isEqualTo("mine");
  }

  @Test
  void twoRunsNeverShareAFolder() {
    CheckpointFolder first = open(2);
    assertThat(assertThrows(CheckpointException.class, () -> open(2)))
        .hasMessageThat()
        .startsWith("Another run writes its checkpoints to " + folder());
    first.close();
    open(2).close();
  }

  @Test
  void filesOfAnotherKindAreNotTakenForDamaged() throws IOException {
    try (CheckpointFolder folder = open(2)) {
      Path file = folder().resolve(name(1, 4));
      Safetensors.write(file, Map.of("format", "signet-model"), Map.of());
      assertThat(assertThrows(CheckpointException.class, () -> folder.newest(1)))
          .hasMessageThat()
          .contains("is no checkpoint of Signet");
      Safetensors.write(
          file, Map.of("format", "signet-checkpoint", "format_version", "2"), Map.of());
      assertThat(assertThrows(CheckpointException.class, () -> folder.newest(1)))
          .hasMessageThat()
          .contains("is a checkpoint of version 2; this Signet reads version 1");
      assertThat(warnings).isEmpty();
    }
  }

  @Test
  void settingsAreChecked() {
    Checkpoints in = Checkpoints.in(folder());
    assertThat(assertThrows(IllegalArgumentException.class, () -> in.everySteps(0)))
        .hasMessageThat()
        .isEqualTo("a checkpoint after every 0 steps; give 1 or more");
    assertThat(assertThrows(IllegalArgumentException.class, () -> in.everyEpochs(-1)))
        .hasMessageThat()
        .isEqualTo("a checkpoint after every -1 epochs; give 1 or more");
    assertThat(assertThrows(IllegalArgumentException.class, () -> in.keep(0)))
        .hasMessageThat()
        .isEqualTo("keep must be at least 1, not 0");
  }

  @Test
  void anInterruptionDoesNotTearWriting() {
    try (CheckpointFolder folder = open(2)) {
      Thread.currentThread().interrupt();
      write(folder, 1, 1);
      assertThat(folder.newest(1)).isPresent();
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
