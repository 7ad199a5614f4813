package dev.signet.tests.support;

import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Texts kept in {@code tests/src/test/resources/golden}. {@code -Dgolden.update} writes them anew;
 * what changed is then read in the difference of the repository.
 */
public final class Golden {
  private Golden() {}

  /** Compares a generated source with {@code golden/<test>/<method>/<type>.java}. */
  public static void check(String test, String method, String type, String found) {
    text(test, method, type + ".java", found);
  }

  /** Compares any text with {@code golden/<test>/<method>/<name>}. */
  public static void text(String test, String method, String name, String found) {
    Path file =
        Repository.testResources().resolve("golden").resolve(test).resolve(method).resolve(name);
    if (System.getProperty("golden.update") != null) {
      write(file, found);
    }
    String where = Repository.root().relativize(file).toString();
    String expected =
        Files.exists(file)
            ? SourceText.read(file)
            : "no golden file " + where + ": run with -Dgolden.update to write it, and read it";
    assertWithMessage("%s (after a change that is meant, run with -Dgolden.update)", where)
        .that(found)
        .isEqualTo(expected);
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
