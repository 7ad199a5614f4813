package dev.signet.training.listen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Writes a file. Where that fails before the first step the run does not begin; later it is one
 * warning, and training goes on.
 */
abstract class FileListener implements Listener {
  /** What may fail. */
  @FunctionalInterface
  interface Writing {
    void write() throws IOException;
  }

  final Path file;
  private final Consumer<String> warnings;
  private boolean broken;

  FileListener(Path file, Consumer<String> warnings) {
    this.file = Objects.requireNonNull(file, "file");
    this.warnings = warnings;
  }

  static void warn(String message) {
    System.getLogger(Listeners.class.getName()).log(System.Logger.Level.WARNING, message);
  }

  /** Writes before the first step, in a folder that is made where it is not there. */
  final void begin(String what, Writing writing) {
    broken = false;
    try {
      if (file.getParent() != null) {
        Files.createDirectories(file.getParent());
      }
      writing.write();
    } catch (IOException e) {
      throw new UncheckedIOException(
          what + " cannot be written to " + file + " (" + e + "). Give a file that can be written.",
          e);
    }
  }

  /** Writes while training goes on. */
  final void goOn(String what, Writing writing) {
    if (!broken) {
      try {
        writing.write();
      } catch (IOException e) {
        broken = true;
        warnings.accept(
            what
                + " could not be written to "
                + file
                + " ("
                + e
                + "). Training goes on; nothing more is written there.");
      }
    }
  }
}
