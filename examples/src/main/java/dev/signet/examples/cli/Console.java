package dev.signet.examples.cli;

import java.io.PrintWriter;
import java.util.Locale;

/** Lines for the user, with numbers written alike in every country. */
final class Console {
  private final PrintWriter out;

  Console(PrintWriter out) {
    this.out = out;
  }

  void line(String format, Object... values) {
    out.println(values.length == 0 ? format : String.format(Locale.ROOT, format, values));
    out.flush();
  }
}
