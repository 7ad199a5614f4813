package dev.signet.processor.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders for what tests compile. All lie in one, which goes when the tests end. */
public final class Folders {
  private static final Path ALL = all();

  private Folders() {}

  /** A new, empty folder. */
  public static Path fresh() {
    try {
      return Files.createTempDirectory(ALL, "compiled");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path all() {
    try {
      Path folder = Files.createTempDirectory("signet-tests");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      List<Path> inner = paths.sorted(Comparator.reverseOrder()).toList();
      for (Path path : inner) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
