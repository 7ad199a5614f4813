package dev.signet.tests.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folders of this repository, found from the folder the tests run in. */
public final class Repository {
  private Repository() {}

  /** The top folder. */
  public static Path root() {
    Path start = Path.of("").toAbsolutePath();
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      if (Files.isDirectory(folder.resolve("dsl/src/main/java"))) {
        return folder;
      }
    }
    throw new IllegalStateException("no folder above " + start + " holds dsl/src/main/java");
  }

  /** The folder of this module's test resources, as they stand in the repository. */
  public static Path testResources() {
    return root().resolve("tests/src/test/resources");
  }

  /**
   * Every Java file below a folder of the repository, sorted; empty where there is no such folder.
   */
  public static List<Path> javaFiles(String folder) {
    Path start = root().resolve(folder);
    if (!Files.isDirectory(start)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(start)) {
      return files.filter(f -> f.toString().endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
