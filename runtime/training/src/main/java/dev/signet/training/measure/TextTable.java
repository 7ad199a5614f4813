package dev.signet.training.measure;

import java.util.ArrayList;
import java.util.List;

/**
 * A table for people, in text of fixed width: the first column is aligned left, the others right,
 * two spaces between.
 */
public final class TextTable {
  private final List<String[]> rows = new ArrayList<>();

  /** A table with these titles. */
  public TextTable(String... titles) {
    rows.add(titles.clone());
  }

  /**
   * Adds a row.
   *
   * @throws IllegalArgumentException unless there is one cell per title
   */
  public TextTable row(String... cells) {
    if (cells.length != rows.getFirst().length) {
      throw new IllegalArgumentException(
          "A row of "
              + cells.length
              + " cells was given to a table of "
              + rows.getFirst().length
              + " columns. Give one cell per column.");
    }
    rows.add(cells.clone());
    return this;
  }

  /**
   * The first {@code width} characters of a text, the last three replaced by dots where more
   * follow.
   */
  public static String shorten(String text, int width) {
    return text.length() <= width ? text : text.substring(0, Math.max(0, width - 3)) + "...";
  }

  /** All rows, each ended by a line feed. */
  @Override
  public String toString() {
    int[] widths = new int[rows.getFirst().length];
    for (String[] row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row[i].length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String pad = " ".repeat(widths[i] - row[i].length());
        line.append(i == 0 ? row[i] + pad : "  " + pad + row[i]);
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }
}
