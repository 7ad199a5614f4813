package dev.signet.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The page of the last results: text by hand, and between two marks what the runs say. */
public final class Page {
  static final String BEGIN = "<!-- results: written by tests/benchmarks/run page -->";
  static final String END = "<!-- end of results -->";

  private Page() {}

  /**
   * Replaces what stands between the marks.
   *
   * @param page the page's text
   * @param results in the order of the page
   * @throws IllegalArgumentException if a mark is missing
   */
  public static String fill(String page, List<Result> results) {
    int begin = page.indexOf(BEGIN);
    int end = page.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IllegalArgumentException(
          "the page has no line \"%s\" followed by \"%s\"; put them back".formatted(BEGIN, END));
    }
    String text = results.stream().map(Result::toMarkdown).collect(Collectors.joining("\n"));
    return page.substring(0, begin + BEGIN.length()) + "\n\n" + text + "\n" + page.substring(end);
  }

  /** Fills a page from all results in a folder, in the order of their names. */
  public static void write(Path page, Path folder) throws IOException {
    List<Path> files;
    try (var list = Files.list(folder)) {
      files = list.filter(f -> f.toString().endsWith(".json")).sorted().toList();
    }
    var results = new ArrayList<Result>();
    for (Path file : files) {
      results.add(Result.read(file));
    }
    Files.writeString(page, fill(Files.readString(page), results));
  }
}
