package dev.signet.processor.write;

/** Breaks comments into lines. */
final class Wrap {
  private Wrap() {}

  /** Paragraphs, one a line of input, broken so that no line passes {@code width} columns. */
  static String at(int width, String... paragraphs) {
    StringBuilder text = new StringBuilder();
    for (String paragraph : paragraphs) {
      if (paragraph.isEmpty()) {
        continue;
      }
      if (paragraph.startsWith("<p>") && text.length() > 0) {
        text.append('\n');
      }
      int column = 0;
      for (String word : paragraph.split(" ")) {
        boolean tag = word.startsWith("@"); // a line that begins with one would be a block tag
        if (column > 0 && !tag && column + 1 + word.length() > width) {
          text.append('\n');
          column = 0;
        } else if (column > 0) {
          text.append(' ');
          column++;
        }
        text.append(word);
        column += word.length();
      }
      text.append('\n');
    }
    return text.toString();
  }
}
