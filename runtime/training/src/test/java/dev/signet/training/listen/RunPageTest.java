package dev.signet.training.listen;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.signet.inference.file.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in the page; tests/report looks at it with a browser. */
class RunPageTest {
  private static final String START = "<script type=\"application/json\" id=\"data\">";

  @TempDir Path folder;

  private static Map<?, ?> data(Path file) throws IOException {
    String page = Files.readString(file);
    int from = page.indexOf(START) + START.length();
    return (Map<?, ?>) Json.parse(page.substring(from, page.indexOf("</script>", from)));
  }

  @Test
  void thePageGrowsByEpochs() throws IOException {
    Path file = folder.resolve("new/run.html");
    Listener page = Listeners.page(file);
    page.started(Runs.RUN);
    assertThat((List<?>) data(file).get("epochs")).isEmpty();
    assertThat(data(file).get("network")).isEqualTo("DigitNet");
    assertThat(data(file).get("seed")).isEqualTo("7");
    page.epochEnded(Runs.epoch(1, 0.75));
    page.epochEnded(Runs.looked());
    Map<?, ?> data = data(file);
    List<?> epochs = (List<?>) data.get("epochs");
    assertThat(epochs).hasSize(2);
    assertThat(((Map<?, ?>) epochs.get(0)).get("validation_accuracy")).isEqualTo(0.75);
    List<?> layers = (List<?>) data.get("layers");
    assertThat(layers).hasSize(2);
    Map<?, ?> conv = (Map<?, ?>) layers.get(1);
    assertThat(conv.get("name")).isEqualTo("conv1");
    assertThat((List<?>) conv.get("zeroed_gradients")).isEqualTo(Arrays.asList(null, 0.5));
    assertThat((List<?>) conv.get("latents")).hasSize(40);
    assertThat((List<?>) conv.get("balance")).hasSize(20);
    Map<?, ?> stem = (Map<?, ?>) layers.get(0);
    assertThat((List<?>) stem.get("zeroed_gradients")).isEqualTo(Arrays.asList(null, null));
    assertThat(data.get("ended")).isNull();
    assertThat((List<?>) data.get("advice")).hasSize(1);
    page.finished(Runs.report(false, Runs.epoch(1, 0.75)));
    assertThat(data(file).get("ended"))
        .isEqualTo("1 epoch in 4:05; best epoch 1: validation accuracy 0.7500");
    page.started(Runs.RUN);
    assertThat((List<?>) data(file).get("epochs")).isEmpty();
    assertThat(data(file).get("ended")).isNull();
  }

  @Test
  void noNameEndsTheScript() throws IOException {
    Path file = folder.resolve("run.html");
    Listeners.page(file).started(new RunInfo("</script><b>$1\\", 1, 1, 1, 1, 0, Long.MIN_VALUE));
    assertThat(data(file).get("network")).isEqualTo("</script><b>$1\\");
    assertThat(data(file).get("seed")).isEqualTo("-9223372036854775808");
  }

  @Test
  void failuresAreAsOfOtherFiles() throws IOException {
    Path blocked = Files.writeString(folder.resolve("plain"), "");
    Listener page = Listeners.page(blocked.resolve("run.html"));
    assertThat(assertThrows(UncheckedIOException.class, () -> page.started(Runs.RUN)))
        .hasMessageThat()
        .contains("The page of the run cannot be written to " + blocked.resolve("run.html"));
    List<String> warnings = new ArrayList<>();
    Path inner = folder.resolve("inner");
    Listener later = new RunPage(inner.resolve("run.html"), warnings::add);
    later.started(Runs.RUN);
    Files.delete(inner.resolve("run.html"));
    Files.delete(inner);
    later.epochEnded(Runs.epoch(1, 0.75));
    later.epochEnded(Runs.epoch(2, 0.75));
    assertThat(warnings).hasSize(1);
    assertThat(warnings.getFirst()).contains("The page of the run could not be written to");
  }
}
