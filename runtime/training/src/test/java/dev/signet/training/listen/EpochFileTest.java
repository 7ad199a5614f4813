package dev.signet.training.listen;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.signet.inference.file.Json;
import dev.signet.training.listen.Listener.Signal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EpochFileTest {
  private static final String HEADER =
      "epoch,steps,loss,accuracy,validation_loss,validation_accuracy,learning_rate,seconds,"
          + "total_seconds,images_per_second,flips,dead_weights,zeroed_gradients,constant_channels";

  @TempDir Path folder;

  @Test
  void csvGrowsByALinePerEpoch() throws IOException {
    Path file = folder.resolve("new/metrics.csv");
    Listener csv = Listeners.csv(file);
    csv.started(Runs.RUN);
    assertThat(Files.readAllLines(file)).containsExactly(HEADER);
    csv.batchEnded(Runs.batch(1, 1));
    assertThat(csv.epochEnded(Runs.epoch(1, 0.8125))).isEqualTo(Signal.CONTINUE);
    assertThat(Files.readAllLines(file))
        .containsExactly(HEADER, "1,938,0.5,0.875,0.625,0.8125,0.001,12.34,12.34,8123.4,,,,")
        .inOrder();
    csv.epochEnded(Runs.unvalidated(2, 0.25));
    assertThat(Files.readAllLines(file).get(2)).isEqualTo("2,1,0.5,0.25,,,0.01,1.0,1.0,100.0,,,,");
    csv.finished(Runs.report(false));
    assertThat(Files.readAllLines(file)).hasSize(3);
    csv.started(Runs.RUN);
    assertThat(Files.readAllLines(file)).containsExactly(HEADER);
  }

  @Test
  void jsonLinesAreObjects() throws IOException {
    Path file = folder.resolve("metrics.jsonl");
    Listener lines = Listeners.jsonLines(file);
    lines.started(Runs.RUN);
    assertThat(Files.readString(file)).isEmpty();
    lines.epochEnded(Runs.epoch(1, 0.8125));
    lines.epochEnded(Runs.unvalidated(2, 0.25));
    List<String> written = Files.readAllLines(file);
    Map<?, ?> first = (Map<?, ?>) Json.parse(written.getFirst());
    assertThat(String.join(",", first.keySet().stream().map(Object::toString).toList()))
        .isEqualTo(HEADER + ",layers");
    assertThat(first.get("epoch")).isEqualTo(1L);
    assertThat(first.get("validation_accuracy")).isEqualTo(0.8125);
    Map<?, ?> second = (Map<?, ?>) Json.parse(written.get(1));
    assertThat(second.get("accuracy")).isEqualTo(0.25);
    assertThat(second.containsKey("validation_loss")).isTrue();
    assertThat(second.get("validation_loss")).isNull();
    assertThat(written).hasSize(2);
  }

  @Test
  void jsonLinesHaveTheLayers() throws IOException {
    Path file = folder.resolve("metrics.jsonl");
    Listener lines = Listeners.jsonLines(file);
    lines.started(Runs.RUN);
    lines.epochEnded(Runs.looked());
    assertThat(Files.readString(file))
        .endsWith(
            ",\"flips\":0.0625,\"dead_weights\":0.0,\"zeroed_gradients\":0.5,"
                + "\"constant_channels\":0.25,\"layers\":[{\"layer\":\"stem\",\"flips\":0.125,"
                + "\"dead_weights\":0.0,\"zeroed_gradients\":null,\"constant_channels\":null},"
                + "{\"layer\":\"conv1\",\"flips\":0.0,\"dead_weights\":0.0,"
                + "\"zeroed_gradients\":0.5,\"constant_channels\":0.25}]}\n");
  }

  @Test
  void filesThatCannotBeWrittenEndTheRunBeforeItBegins() throws IOException {
    Path blocked = Files.writeString(folder.resolve("plain"), "");
    for (Path file : List.of(folder, blocked.resolve("metrics.csv"))) {
      Listener csv = Listeners.csv(file);
      var e = assertThrows(UncheckedIOException.class, () -> csv.started(Runs.RUN));
      assertThat(e).hasMessageThat().contains("cannot be written to " + file);
    }
  }

  @Test
  void laterFailuresAreOneWarning() throws IOException {
    Path file = folder.resolve("metrics.csv");
    List<String> warnings = new ArrayList<>();
    Listener csv = new EpochFile(file, EpochFile.Form.CSV, warnings::add);
    csv.started(Runs.RUN);
    csv.epochEnded(Runs.epoch(1, 0.5));
    assertThat(warnings).isEmpty();
    Files.delete(file);
    for (int epoch = 2; epoch < 5; epoch++) {
      assertThat(csv.epochEnded(Runs.epoch(epoch, 0.5))).isEqualTo(Signal.CONTINUE);
    }
    assertThat(warnings).hasSize(1);
    assertThat(warnings.getFirst()).contains("epoch 2 could not be written to " + file);
    assertThat(Files.exists(file)).isFalse();
  }
}
