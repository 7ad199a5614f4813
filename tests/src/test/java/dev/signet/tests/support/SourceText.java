package dev.signet.tests.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Java source as a test over imports sees it. */
public final class SourceText {
  /** A comment, text block, string or character, whichever begins first. */
  private static final Pattern SILENT =
      Pattern.compile(
          "//[^\\n]*|/\\*.*?\\*/|\"\"\".*?\"\"\"|"
              + "\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])+'",
          Pattern.DOTALL);

  private SourceText() {}

  /** The file's code: without comments, and with every literal emptied. */
  public static String code(Path file) {
    return withoutCommentsAndLiterals(read(file));
  }

  /** As {@link #code}, of a text. */
  public static String withoutCommentsAndLiterals(String text) {
    return SILENT.matcher(text).replaceAll(m -> m.group().startsWith("/") ? " " : "\"\"");
  }

  /** Every qualified name in {@code code} that starts with one of the packages, once each. */
  public static List<String> names(String code, List<String> packages) {
    String alternatives = String.join("|", packages.stream().map(Pattern::quote).toList());
    return Pattern.compile("(?<![\\w.])(?:" + alternatives + ")(?:\\.\\w+)+")
        .matcher(code)
        .results()
        .map(m -> m.group())
        .distinct()
        .toList();
  }

  /** The whole text of a file. */
  public static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
