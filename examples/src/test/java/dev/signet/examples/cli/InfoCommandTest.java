package dev.signet.examples.cli;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.signet.examples.numbered.E01HelloModel;
import dev.signet.examples.numbered.E01HelloTrainer;
import dev.signet.training.Training;
import dev.signet.training.checkpoint.Checkpoints;
import dev.signet.training.data.Dataset;
import dev.signet.training.data.InMemory;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a model comes from, and a model that tells less of it. */
class InfoCommandTest {
  @TempDir private static Path folder;

  private static Path model;
  private static Dataset train;

  private record Said(int status, String out, String err) {}

  @BeforeAll
  static void freeze() throws IOException {
    model = folder.resolve("hello.safetensors");
    float[] data = new float[16];
    int[] labels = new int[8];
    for (int i = 0; i < data.length; i++) {
      data[i] = (i * 7 % 16 - 8) / 8f;
      labels[i / 2] = i / 2 % 3;
    }
    train = InMemory.floats(2, 1, 1, data, labels, List.of("red", "green", "blue"));
    E01HelloTrainer trainer =
        E01HelloTrainer.create(
            Training.builder()
                .epochs(2)
                .batch(4)
                .threads(1)
                .seed(77)
                .checkpoints(Checkpoints.in(folder.resolve("c")))
                .build());
    trainer.fit(train);
    trainer.freeze().save(model);
    trainer.saveRun(model);
  }

  private static Said model(String command, Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] all = new String[arguments.length + 2];
    all[0] = "model";
    all[1] = command;
    for (int i = 0; i < arguments.length; i++) {
      all[i + 2] = arguments[i].toString();
    }
    int status =
        Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(all);
    return new Said(status, out.toString(), err.toString());
  }

  @Test
  void showsWhatDeterminesAModelAndItsRun() {
    Said said = model("info", model);
    assertWithMessage(said.toString()).that(said.status()).isEqualTo(0);
    assertThat(said.out()).contains("a model of dev.signet.examples.numbered.E01Hello, version 1");
    assertThat(said.out()).contains("checksum is right");
    assertThat(said.out()).containsMatch("(?m)^  labels +\\[\"red\",\"green\",\"blue\"\\]$");
    assertThat(said.out()).containsMatch("(?m)^  seed +77$");
    assertThat(said.out()).containsMatch("(?m)^  train +" + train.fingerprint() + "$");
    assertThat(said.out()).contains("The run, from hello.run.json:");
    assertThat(said.out()).containsMatch("(?m)^  threads +1$");
    assertThat(said.out()).containsMatch("(?m)^  java +\\S");
    assertThat(said.out()).containsMatch("(?m)^  fits\\.epochs +2, the last:$");
    assertThat(said.out()).containsMatch("(?m)^  fits\\.epochs\\.epoch +2$");
  }

  @Test
  void showsCheckpoints() {
    Said said = model("info", folder.resolve("c").resolve("fit-1-step-000000004.safetensors"));
    assertWithMessage(said.toString()).that(said.status()).isEqualTo(0);
    assertThat(said.out()).contains("a checkpoint of dev.signet.examples.numbered.E01Hello");
    assertThat(said.out()).containsMatch("(?m)^  steps +4$");
    assertThat(said.out()).containsMatch("(?m)^  seed +77$");
  }

  @Test
  void redactedModelsComputeTheSame() throws IOException {
    Path all = folder.resolve("all.safetensors");
    Path some = folder.resolve("some.safetensors");
    assertThat(model("redact", model, all).status()).isEqualTo(0);
    assertThat(model("redact", model, some, "--entry", "train", "--entry", "seed").status())
        .isEqualTo(0);
    E01HelloModel sound = E01HelloModel.load(model);
    for (Path file : List.of(all, some)) {
      E01HelloModel redacted = E01HelloModel.load(file);
      assertThat(redacted.verify().passed()).isTrue();
      float[] input = {0.25f, -0.5f};
      assertThat(redacted.logits(input)).isEqualTo(sound.logits(input));
      assertThat(redacted.labels()).isEqualTo(sound.labels());
    }
    assertThat(E01HelloModel.load(all).provenance().keySet()).containsExactly("redacted");
    assertThat(E01HelloModel.load(some).provenance()).containsEntry("redacted", "seed, train");
    assertThat(E01HelloModel.load(some).provenance()).containsKey("batch");
    assertThat(E01HelloModel.load(some).provenance()).doesNotContainKey("seed");
    assertThat(model("info", all).out()).contains("which would tell of machine and durations");
  }

  @Test
  void wrongUseIsOneLine() throws IOException {
    Path text = folder.resolve("text");
    Files.writeString(text, "no model, but long enough");
    Said said = model("info", text);
    assertThat(said.status()).isEqualTo(2);
    assertThat(said.err()).contains("text: is no safetensors file");
    assertThat(model("info", folder.resolve("none")).err()).contains("none is no file.");
    Said entry = model("redact", model, folder.resolve("x"), "--entry", "sneed");
    assertThat(entry.status()).isEqualTo(2);
    assertThat(entry.err()).contains("hello.safetensors says nothing of sneed");
    assertThat(Files.exists(folder.resolve("x"))).isFalse();
  }
}
