package dev.signet.training.listen;

import dev.signet.inference.file.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Writes the numbers of each epoch to a file. The file is opened for each line, so that nothing is
 * left open when training fails.
 */
final class EpochFile extends FileListener {
  /** How a line is written. */
  enum Form {
    CSV {
      @Override
      String header(Map<String, Number> numbers) {
        return String.join(",", numbers.keySet()) + "\n";
      }

      @Override
      String line(EpochReport epoch) {
        return epoch.numbers().values().stream()
            .map(number -> number == null ? "" : number.toString())
            .collect(Collectors.joining(",", "", "\n"));
      }
    },
    JSON_LINES {
      @Override
      String header(Map<String, Number> numbers) {
        return "";
      }

      @Override
      String line(EpochReport epoch) {
        Map<String, Object> all = new LinkedHashMap<>(epoch.numbers());
        all.put("layers", epoch.health().layers().stream().map(LayerHealth::numbers).toList());
        return Json.write(all) + "\n";
      }
    };

    abstract String header(Map<String, Number> numbers);

    abstract String line(EpochReport epoch);
  }

  private final Form form;

  EpochFile(Path file, Form form, Consumer<String> warnings) {
    super(file, warnings);
    this.form = form;
  }

  @Override
  public void started(RunInfo run) {
    double none = Double.NaN;
    EpochReport empty =
        new EpochReport(
            0, 0, 0, none, none, none, none, none, none, none, none, none, Health.UNKNOWN);
    begin("The numbers of each epoch", () -> Files.writeString(file, form.header(empty.numbers())));
  }

  @Override
  public Signal epochEnded(EpochReport epoch) {
    goOn(
        "The numbers of epoch " + epoch.epoch(),
        () -> Files.writeString(file, form.line(epoch), StandardOpenOption.APPEND));
    return Signal.CONTINUE;
  }
}
