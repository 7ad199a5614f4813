package dev.signet.training;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.signet.inference.file.Safetensors;
import dev.signet.inference.file.Tensor;
import dev.signet.training.checkpoint.CheckpointException;
import dev.signet.training.checkpoint.Checkpoints;
import dev.signet.training.listen.BatchReport;
import dev.signet.training.listen.Listener;
import dev.signet.training.listen.Listeners;
import dev.signet.training.listen.RunReport;
import dev.signet.training.optimize.Optimizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that is broken off anywhere and gone on with ends as if nothing had happened. */
class ResumeTest {
  @TempDir Path folder;

  /** Breaks training off after so many steps. */
  private static final class Breaks extends RuntimeException implements Listener {
    private static final long serialVersionUID = 1L;

    private int left;

    Breaks(int steps) {
      super("broken off");
      this.left = steps;
    }

    @Override
    public void batchEnded(BatchReport batch) {
      if (left-- == 0) {
        throw this;
      }
    }
  }

  private String model(TinyTrainer trainer) throws IOException {
    Path file = folder.resolve("model.safetensors");
    trainer.freeze().save(file);
    return digest(file);
  }

  private static String digest(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    CRC32C sum = new CRC32C();
    sum.update(bytes);
    return bytes.length + " bytes, hash " + Arrays.hashCode(bytes) + ", CRC " + sum.getValue();
  }

  /** The checkpoints' bytes, digested, by name. */
  private static Map<String, String> checkpoints(Path in) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(in)) {
      for (Path file : all.filter(f -> f.toString().endsWith(".safetensors")).toList()) {
        files.put(file.getFileName().toString(), digest(file));
      }
    }
    return files;
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 3", "2, 0"})
  void brokenOffAtAnyStep(int threads, int every) throws IOException {
    String expected = model(TinyRun.run(TinyRun.settings(1).build()));
    Path whole = folder.resolve("whole");
    TinyRun.run(with(threads, every, whole));
    int most = TinyRun.EPOCHS * Math.ceilDiv(TinyRun.EXAMPLES, TinyRun.BATCH) * 2;
    int broken = 0;
    for (int step = 0; step < most; step++) {
      Path in = folder.resolve("broken" + step);
      Training training = with(threads, every, in);
      try {
        TinyRun.run(training, new Breaks(step));
      } catch (Breaks e) {
        broken++;
        String found = model(TinyRun.run(training));
        assertWithMessage("broken off at step %s", step).that(found).isEqualTo(expected);
        assertThat(checkpoints(in)).isEqualTo(checkpoints(whole));
      }
    }
    assertThat(broken).isAtLeast(20);
  }

  private static Training with(int threads, int every, Path in) {
    Checkpoints checkpoints = Checkpoints.in(in);
    return TinyRun.settings(threads)
        .checkpoints(every == 0 ? checkpoints.everyEpochs(2) : checkpoints.everySteps(every))
        .build();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void momentsOfSgdAsWell(boolean nesterov) throws IOException {
    Training.Builder settings = TinyRun.settings(2).optimizer(Optimizer.sgd(0.9, nesterov));
    String expected = model(TinyRun.run(settings.build()));
    Training training = settings.checkpoints(Checkpoints.in(folder.resolve("c"))).build();
    for (int step : new int[] {1, 3, 4}) {
      assertThrows(Breaks.class, () -> TinyRun.run(training, new Breaks(step)));
    }
    assertThat(model(TinyRun.run(training))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void averagesAndFreshStatisticsAsWell(boolean best) throws IOException {
    Training.Builder settings =
        TinyRun.settings(2)
            .optimizer(Optimizer.adamW())
            .averaging(0.8)
            .reestimate(2)
            .clipNorm(0.5)
            .keepBest(best);
    String expected = model(TinyRun.run(settings.build()));
    Path in = folder.resolve("c");
    Training training = settings.checkpoints(Checkpoints.in(in).everySteps(2)).build();
    for (int step : new int[] {1, 3, 4}) {
      assertThrows(Breaks.class, () -> TinyRun.run(training, new Breaks(step)));
    }
    assertThat(model(TinyRun.run(training))).isEqualTo(expected);
  }

  @Test
  void anInterruptedThreadLosesNothing() throws IOException {
    String expected = model(TinyRun.run(TinyRun.settings(1).build()));
    Training training =
        TinyRun.settings(2).checkpoints(Checkpoints.in(folder.resolve("c"))).build();
    for (int i = 0; i < 7; i++) {
      Thread.currentThread().interrupt();
      assertThat(assertThrows(IllegalStateException.class, () -> TinyRun.run(training)))
          .hasMessageThat()
          .startsWith("training was interrupted in epoch " + (i / 3 + 1) + ", after step ");
      assertThat(Thread.interrupted()).isTrue();
    }
    Map<String, String> left = checkpoints(folder.resolve("c"));
    assertThat(left).containsKey("fit-1-step-000000007.safetensors");
    assertThat(model(TinyRun.run(training))).isEqualTo(expected);
  }

  @Test
  void theSameTrainerGoesOnToo() throws IOException {
    String expected = model(TinyRun.run(TinyRun.settings(1).build()));
    TinyTrainer trainer = new TinyTrainer(with(1, 4, folder.resolve("c")));
    Listener stopping = Listeners.earlyStopping(3);
    for (int step : new int[] {2, 9}) {
      assertThrows(
          Breaks.class,
          () -> trainer.fit(TinyRun.train(), TinyRun.validation(), stopping, new Breaks(step)));
    }
    trainer.fit(TinyRun.train(), TinyRun.validation(), stopping);
    trainer.fit(TinyRun.points(TinyRun.EXAMPLES / 2, 3), TinyRun.validation(), stopping);
    assertThat(model(trainer)).isEqualTo(expected);
  }

  @Test
  void aFinishedRunIsNotRunAgain() {
    Training training = with(1, 0, folder.resolve("c"));
    TinyTrainer first = TinyRun.run(training);
    TinyTrainer again = TinyRun.run(training, new Breaks(0));
    assertThat(again.digest()).isEqualTo(first.digest());
  }

  @Test
  void filesOfNumbersGoOn() throws IOException {
    Path csv = folder.resolve("run.csv");
    Training.Builder settings = TinyRun.settings(1);
    TinyTrainer plain = new TinyTrainer(settings.build());
    RunReport whole = plain.fit(TinyRun.train(), TinyRun.validation(), Listeners.csv(csv));
    String expected = withoutDurations(csv);

    Training training = settings.checkpoints(Checkpoints.in(folder.resolve("c"))).build();
    assertThrows(
        Breaks.class,
        () ->
            new TinyTrainer(training)
                .fit(TinyRun.train(), TinyRun.validation(), Listeners.csv(csv), new Breaks(10)));
    Files.writeString(csv, "lost with the machine");
    RunReport resumed =
        new TinyTrainer(training).fit(TinyRun.train(), TinyRun.validation(), Listeners.csv(csv));
    assertThat(withoutDurations(csv)).isEqualTo(expected);
    assertThat(resumed.epochs()).hasSize(whole.epochs().size());
    assertThat(resumed.epochs().getFirst().seconds()).isGreaterThan(0.0);
    assertThat(resumed.seconds()).isGreaterThan(resumed.epochs().getFirst().seconds());
  }

  private static String withoutDurations(Path csv) throws IOException {
    // Columns 8 to 10 of 14.
    return Files.readString(csv).replaceAll("(?m)^((?:[^,]*,){7})(?:[^,]*,){3}", "$1");
  }

  @Test
  void keepsTheNewestAndTheEndOfEarlierFits() throws IOException {
    Training training =
        TinyRun.settings(1)
            .checkpoints(Checkpoints.in(folder.resolve("c")).everySteps(1).keep(3))
            .build();
    TinyRun.run(training);
    assertThat(checkpoints(folder.resolve("c")).keySet())
        .containsExactly(
            "fit-1-step-000000012.safetensors",
            "fit-2-step-000000006.safetensors",
            "fit-2-step-000000007.safetensors",
            "fit-2-step-000000008.safetensors");
    try (Stream<Path> all = Files.list(folder.resolve("c"))) {
      assertThat(all.filter(f -> f.toString().endsWith(".run.json")).count()).isEqualTo(4);
    }
  }

  @Test
  void otherDataSettingsOrNetworksAreRefused() throws IOException {
    Path in = folder.resolve("c");
    Training.Builder settings = TinyRun.settings(1).checkpoints(Checkpoints.in(in));
    TinyTrainer trainer = new TinyTrainer(settings.build());
    assertThrows(
        Breaks.class, () -> trainer.fit(TinyRun.train(), TinyRun.validation(), new Breaks(8)));
    Map<String, String> before = checkpoints(in);

    assertRefused(
        settings,
        41,
        2,
        "its training data were others (…",
        "its train_examples was 40, here it is 41");
    assertRefused(settings, 40, 3, "its validation data were others (…");
    assertRefused(
        settings.seed(6).batch(15), 40, 2, "its batch was 16, here it is 15; its seed was 5");
    TinyTrainer other =
        new TinyTrainer(TinyRun.settings(1).checkpoints(Checkpoints.in(in)).build()) {
          @Override
          protected String declaration() {
            return "0123456789abcdef";
          }
        };
    assertThat(
            assertThrows(
                CheckpointException.class, () -> other.fit(TinyRun.train(), TinyRun.validation())))
        .hasMessageThat()
        .contains("was trained by other code");
    assertThat(checkpoints(in)).isEqualTo(before);
  }

  private static void assertRefused(
      Training.Builder settings, int examples, long validation, String... messages) {
    TinyTrainer trainer = new TinyTrainer(settings.build());
    CheckpointException e =
        assertThrows(
            CheckpointException.class,
            () -> trainer.fit(TinyRun.points(examples, 1), TinyRun.points(30, validation)));
    assertThat(e).hasMessageThat().contains("fit-1-step-000000006.safetensors is of another run: ");
    for (String message : messages) {
      assertThat(e).hasMessageThat().contains(message);
    }
    assertThat(e).hasMessageThat().contains("name another folder in Checkpoints.in");
  }

  @Test
  void numbersThatAreNotFiniteNeverReachAFile() throws IOException {
    Path in = folder.resolve("c");
    TinyTrainer trainer = new TinyTrainer(with(1, 1, in));
    Listener poisons =
        new Listener() {
          @Override
          public void batchEnded(BatchReport batch) {
            if (batch.step() == 2) {
              trainer.parameters().get(3).value[1] = Float.NaN;
            }
          }
        };
    assertThat(
            assertThrows(
                IllegalStateException.class,
                () -> trainer.fit(TinyRun.train(), TinyRun.validation(), poisons)))
        .hasMessageThat()
        .isEqualTo(
            "number 1 of norm1.gamma became NaN in epoch 1, step 2. Use a smaller learning rate or a"
                + " warm-up.");
    assertThat(checkpoints(in).keySet())
        .containsExactly("fit-1-step-000000000.safetensors", "fit-1-step-000000001.safetensors");
  }

  @Test
  void halfWrittenFilesCostOnlyTime() throws IOException {
    String expected = model(TinyRun.run(TinyRun.settings(1).build()));
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 12; i++) {
      Path in = folder.resolve("c" + i);
      Training training = with(1, 2, in);
      int step = random.nextInt(12);
      assertThrows(Breaks.class, () -> TinyRun.run(training, new Breaks(step)));
      // The newest one torn, after a while the one before as well: then from the beginning.
      for (String name : checkpoints(in).keySet().stream().skip(i % 3).toList()) {
        byte[] bytes = Files.readAllBytes(in.resolve(name));
        Files.write(in.resolve(name), Arrays.copyOf(bytes, random.nextInt(bytes.length)));
        Files.write(in.resolve("." + name + ".1f.tmp"), new byte[random.nextInt(100)]);
      }
      assertWithMessage("seed %s, case %s", seed, i)
          .that(model(TinyRun.run(training)))
          .isEqualTo(expected);
      try (Stream<Path> left = Files.list(in)) {
        assertThat(left.filter(f -> f.toString().endsWith(".tmp")).toList()).isEmpty();
      }
    }
  }

  @Test
  void anotherRunStartsFromACheckpoint() throws IOException {
    Path in = folder.resolve("c");
    TinyTrainer first =
        new TinyTrainer(TinyRun.settings(1).checkpoints(Checkpoints.in(in)).build());
    first.fit(
        TinyRun.train().withLabels(List.of("no", "yes")),
        TinyRun.validation().withLabels(List.of("no", "yes")));
    Path end = in.resolve("fit-1-step-000000012.safetensors");

    TinyTrainer second = new TinyTrainer(TinyRun.settings(1).batch(20).averaging(0.5).build());
    second.startFrom(end);
    assertThat(second.digest()).isEqualTo(first.digest());
    TinyModel frozen = second.freeze();
    assertThat(frozen.labels()).containsExactly("no", "yes").inOrder();
    assertThat(frozen.provenance())
        .containsEntry("start", Safetensors.read(end).metadata().get(Safetensors.CHECKSUM));
    assertThat(frozen.logits(new float[] {0.5f, -0.5f}))
        .isEqualTo(first.freeze().logits(new float[] {0.5f, -0.5f}));
    second.fit(TinyRun.train(), TinyRun.validation());
    assertThat(second.digest()).isNotEqualTo(first.digest());
    assertThat(assertThrows(IllegalStateException.class, () -> second.startFrom(end)))
        .hasMessageThat()
        .contains("has been trained already");

    Map<String, Tensor> tensors = new TreeMap<>(Safetensors.read(end).tensors());
    tensors.put("parameters/logits.bias", Tensor.of(new float[3], 3));
    tensors.remove("parameters/norm1.beta");
    Safetensors.write(end, Safetensors.read(end).metadata(), tensors);
    TinyTrainer third = new TinyTrainer(TinyRun.settings(1).build());
    String before = third.digest();
    assertThat(assertThrows(CheckpointException.class, () -> third.startFrom(end)))
        .hasMessageThat()
        .contains(
            "is of another network: parameters/logits.bias is F32[3], here F32[2];"
                + " parameters/norm1.beta is not in it.");
    assertThat(third.digest()).isEqualTo(before);
  }
}
