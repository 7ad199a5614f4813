package dev.signet.processor.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Puts style, script and data into the page's frame. */
final class Page {
  private static final List<String> SCRIPTS =
      List.of("model", "dom", "layout", "graph", "plots", "costs", "details", "tables", "main");

  private Page() {}

  /**
   * The page.
   *
   * @param title of the window
   * @param json what it shows
   */
  static String of(String title, String json) {
    StringBuilder scripts = new StringBuilder();
    SCRIPTS.forEach(s -> scripts.append(read(s + ".js")).append('\n'));
    return read("page.html")
        .replace("{{title}}", escaped(title))
        .replace("{{style}}", read("page.css"))
        .replace("{{script}}", scripts)
        .replace("{{data}}", json.replace("<", "\\u003c")); // no tag can end the script block
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String read(String name) {
    try (InputStream in = Page.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the processor's jar lacks " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
