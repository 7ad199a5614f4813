package dev.signet.benchmarks.report;

import java.util.Locale;

/**
 * A column of a table.
 *
 * @param title its head
 * @param format how its numbers are written
 */
public record Column(String title, Format format) {
  /** What stands where a number is missing. */
  static final String NONE = "-";

  /** How a number is written. */
  public enum Format {
    /** No number. */
    TEXT("%s"),
    /** How many times. */
    RATIO("%.2fx"),
    /** From 0 to 1, as a rule. */
    FRACTION("%.2f"),
    /** Billions of operations a second. */
    GOPS("%.0f"),
    /** Nanoseconds, written as microseconds. */
    MICROS("%.1f"),
    /** Nanoseconds, written as milliseconds. */
    MILLIS("%.3f"),
    /** Seconds. */
    SECONDS("%.2f"),
    /** Whole numbers. */
    COUNT("%.0f");

    private final String pattern;

    Format(String pattern) {
      this.pattern = pattern;
    }
  }

  /** A cell as text. */
  String text(Object cell) {
    if (cell == null) {
      return NONE;
    }
    if (!(cell instanceof Number number)) {
      return cell.toString();
    }
    double unit =
        switch (format) {
          case MICROS -> 1e3;
          case MILLIS -> 1e6;
          default -> 1;
        };
    return String.format(Locale.ROOT, format.pattern, number.doubleValue() / unit);
  }
}
