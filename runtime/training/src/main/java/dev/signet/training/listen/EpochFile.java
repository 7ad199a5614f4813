package dev.signet.training.listen;

import dev.signet.inference.file.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Writes the numbers of each epoch to a file. The file is opened for each line, so that nothing is
 * left open when training fails.
 */
final class EpochFile implements Listener {
  /** How a line is written. */
  enum Form {
    CSV {
      @Override
      String header(Map<String, Number> numbers) {
        return String.join(",", numbers.keySet()) + "\n";
      }

      @Override
      String line(Map<String, Number> numbers) {
        return numbers.values().stream()
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
      String line(Map<String, Number> numbers) {
        return Json.write(numbers) + "\n";
      }
    };

    abstract String header(Map<String, Number> numbers);

    abstract String line(Map<String, Number> numbers);
  }

  private final Path file;
  private final Form form;
  private final Consumer<String> warnings;
  private boolean broken;

  EpochFile(Path file, Form form, Consumer<String> warnings) {
    this.file = Objects.requireNonNull(file, "file");
    this.form = form;
    this.warnings = warnings;
  }

  static void warn(String message) {
    System.getLogger(Listeners.class.getName()).log(System.Logger.Level.WARNING, message);
  }

  @Override
  public void started(RunInfo run) {
    broken = false;
    double none = Double.NaN;
    EpochReport empty =
        new EpochReport(0, 0, 0, none, none, none, none, none, none, none, none, none);
    try {
      if (file.getParent() != null) {
        Files.createDirectories(file.getParent());
      }
      Files.writeString(file, form.header(empty.numbers()));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The numbers of each epoch cannot be written to "
              + file
              + " ("
              + e
              + "). Give a file that can be written.",
          e);
    }
  }

  @Override
  public Signal epochEnded(EpochReport epoch) {
    if (!broken) {
      try {
        Files.writeString(file, form.line(epoch.numbers()), StandardOpenOption.APPEND);
      } catch (IOException e) {
        broken = true;
        warnings.accept(
            "The numbers of epoch "
                + epoch.epoch()
                + " could not be written to "
                + file
                + " ("
                + e
                + "). Training goes on; nothing more is written there.");
      }
    }
    return Signal.CONTINUE;
  }
}
