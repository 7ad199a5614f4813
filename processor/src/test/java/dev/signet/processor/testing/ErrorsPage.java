package dev.signet.processor.testing;

import static java.util.stream.Collectors.joining;

import dev.signet.processor.check.Checks;
import dev.signet.processor.diag.Kind;
import dev.signet.processor.diag.Severity;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The page of all errors and warnings: what the kinds say of themselves, and for each a declaration
 * that has the problem and one that does not, which are tests as well.
 */
public final class ErrorsPage {
  /** Head of the page, and a folder for each code. */
  private static final Path FOLDER = Path.of("src/test/resources/diagnostics");

  /** Compiled once, asked for by several tests. */
  private static final Map<String, Compiled> BAD = new ConcurrentHashMap<>();

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

  /** What the compiler says of the declaration that has exactly this problem. */
  public static Compiled compiledBad(String code) {
    return BAD.computeIfAbsent(code, c -> compile(c, bad(c)));
  }

  /** What the compiler says of the declaration as it should be. */
  public static Compiled compiledGood(String code) {
    return compile(code, good(code));
  }

  private static String bad(String code) {
    return read(FOLDER.resolve(code).resolve("bad.java"));
  }

  private static String good(String code) {
    return read(FOLDER.resolve(code).resolve("good.java"));
  }

  /**
   * Examples say in their first line what they are compiled with; files that they name lie beside
   * them, and those that they write are not kept.
   */
  private static Compiled compile(String code, String source) {
    String first = source.lines().findFirst().orElseThrow();
    String javac = "// javac ";
    if (first.startsWith(javac)) {
      String folder = copy(FOLDER.resolve(code)) + File.separator;
      String options = first.substring(javac.length()).replace("lock=", "lock=" + folder);
      return Compiled.options(source, options.split(" ")).without(folder);
    }
    return first.equals("// without signet-inference")
        ? Compiled.withoutRuntime(source)
        : Compiled.source(source);
  }

  private static Path copy(Path folder) {
    Path copy = Folders.fresh();
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
      return copy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The whole page. */
  public static String text() {
    StringBuilder page = new StringBuilder(read(FOLDER.resolve("head.md")));
    page.append(
        "\n| code | severity | example | line:column | messages |\n|---|---|---|---|---|\n");
    for (Kind kind : kinds()) {
      String code = kind.code();
      List<Compiled.Message> said = said(code);
      page.append("| [").append(code).append("](#").append(code.toLowerCase(Locale.ROOT));
      page.append(") | ").append(severity(kind)).append(" | [bad.java](../processor/");
      page.append(FOLDER.resolve(code).resolve("bad.java").toString().replace('\\', '/'));
      page.append(") | ").append(said.stream().map(ErrorsPage::place).collect(joining(", ")));
      page.append(" | ").append(said.size()).append(" |\n");
    }
    for (Kind kind : kinds()) {
      page.append("\n## ").append(kind.code()).append("\n\n");
      page.append("*").append(severity(kind)).append("*: ").append(kind.meaning()).append("\n\n");
      page.append("What to do: ").append(kind.cure()).append("\n");
      boolean error = kind.severity() == Severity.ERROR;
      example(page, error ? "Refused" : "Reported", bad(kind.code()));
      page.append("\n```\n");
      said(kind.code()).forEach(m -> page.append(place(m)).append(": ").append(m.text()));
      page.append("\n```\n");
      example(page, error ? "Accepted" : "Not reported", good(kind.code()));
    }
    return page.toString();
  }

  private static List<Compiled.Message> said(String code) {
    Compiled compiled = compiledBad(code);
    return Stream.concat(compiled.errors().stream(), compiled.warnings().stream()).toList();
  }

  private static String place(Compiled.Message message) {
    return message.line() == 0 ? "no place" : message.line() + ":" + message.column();
  }

  private static void example(StringBuilder page, String title, String source) {
    page.append("\n").append(title).append(":\n\n```java\n").append(source).append("```\n");
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
