package dev.signet.processor.testing;

import dev.signet.processor.check.Checks;
import dev.signet.processor.diag.Kind;
import dev.signet.processor.diag.Severity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The page of all errors and warnings: what the kinds say of themselves, and for each a declaration
 * that has the problem and one that does not, which are tests as well.
 */
public final class ErrorsPage {
  /** Head of the page, and a folder for each code. */
  private static final Path FOLDER = Path.of("src/test/resources/diagnostics");

  private ErrorsPage() {}

  /** All kinds, by code. */
  public static List<Kind> kinds() {
    return Checks.kinds().stream().sorted(Comparator.comparing(Kind::code)).toList();
  }

  /** Codes that have a folder of examples. */
  public static List<String> folders() {
    try (var folders = Files.list(FOLDER)) {
      return folders
          .filter(Files::isDirectory)
          .map(f -> f.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A declaration with exactly this problem. */
  public static String bad(String code) {
    return read(FOLDER.resolve(code).resolve("bad.java"));
  }

  /** The declaration as it should be. */
  public static String good(String code) {
    return read(FOLDER.resolve(code).resolve("good.java"));
  }

  /** The whole page. */
  public static String text() {
    StringBuilder page = new StringBuilder(read(FOLDER.resolve("head.md")));
    page.append("\n| code | severity |\n|---|---|\n");
    for (Kind kind : kinds()) {
      page.append("| [").append(kind.code()).append("](#");
      page.append(kind.code().toLowerCase(Locale.ROOT)).append(") | ");
      page.append(severity(kind)).append(" |\n");
    }
    for (Kind kind : kinds()) {
      page.append("\n## ").append(kind.code()).append("\n\n");
      page.append("*").append(severity(kind)).append("*: ").append(kind.meaning()).append("\n\n");
      page.append("What to do: ").append(kind.cure()).append("\n");
      example(page, "Refused:", "Reported:", kind, bad(kind.code()));
      example(page, "Accepted:", "Not reported:", kind, good(kind.code()));
    }
    return page.toString();
  }

  private static void example(
      StringBuilder page, String ofError, String ofWarning, Kind kind, String source) {
    page.append("\n").append(kind.severity() == Severity.ERROR ? ofError : ofWarning);
    page.append("\n\n```java\n").append(source).append("```\n");
  }

  private static String severity(Kind kind) {
    return kind.severity().name().toLowerCase(Locale.ROOT);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
