package dev.signet.processor.text;

/**
 * Lays out code line by line: indents what follows a line's end, and breaks a line that would be
 * too long at the last place that allowed it.
 */
final class Layout {
  /** Columns of a line. */
  private static final int WIDTH = 100;

  private static final String INDENT = "  ";

  /** Levels by which the rest of a broken line is indented. */
  private static final int CONTINUED = 2;

  private final StringBuilder text = new StringBuilder();
  private final Imports imports;
  private int level;
  private boolean comment;
  private boolean lineStarts = true;

  /** Where the line began. */
  private int line;

  /** Where the line may be broken; -1 for nowhere. */
  private int gap = -1;

  /** Characters that go when it is broken there. */
  private int gapWidth;

  private int gapLevel;

  /** Ends of lines within the current statement; -1 outside. */
  private int statementLines = -1;

  Layout(Imports imports) {
    this.imports = imports;
  }

  /** Adds code. */
  Layout add(CodeBlock code) {
    for (Object part : code.parts()) {
      if (part instanceof String words) {
        add(words);
      } else if (part instanceof TypeName type) {
        add(type);
      } else {
        mark((CodeBlock.Mark) part);
      }
    }
    return this;
  }

  /** Adds a type. */
  Layout add(TypeName type) {
    words(type.in(imports));
    return this;
  }

  /** Adds words, which may have several lines. */
  Layout add(String words) {
    int from = 0;
    for (int end = words.indexOf('\n'); end >= 0; end = words.indexOf('\n', from)) {
      words(words.substring(from, end));
      end();
      from = end + 1;
    }
    words(words.substring(from));
    return this;
  }

  /** Adds a comment for Javadoc. */
  void comment(CodeBlock doc) {
    if (doc.isEmpty()) {
      return;
    }
    add("/**\n");
    comment = true;
    add(doc);
    endLine();
    comment = false;
    add(" */\n");
  }

  /** Ends the line unless one was just ended. */
  void endLine() {
    if (text.charAt(text.length() - 1) != '\n') {
      end();
    }
  }

  /** Indents what follows. */
  Layout in() {
    level++;
    return this;
  }

  /** Takes an indentation back. */
  Layout out() {
    level--;
    return this;
  }

  /** A space, or the end of a line. */
  void space() {
    gap(1);
    text.append(' ');
  }

  /** Nothing, or the end of a line. */
  void noSpace() {
    if (text.length() > line) {
      gap(0);
    }
  }

  private void mark(CodeBlock.Mark mark) {
    switch (mark) {
      case IN -> in();
      case OUT -> out();
      case SPACE -> space();
      case NO_SPACE -> noSpace();
      case STATEMENT -> statementLines = 0;
      case END -> {
        if (statementLines > 0) {
          level -= CONTINUED;
        }
        statementLines = -1;
      }
    }
  }

  private void gap(int width) {
    gap = text.length();
    gapWidth = width;
    gapLevel = level + CONTINUED;
  }

  private void end() {
    if (comment && lineStarts) {
      indent(level);
      text.append(" *");
    }
    text.append('\n');
    line = text.length();
    gap = -1;
    lineStarts = true;
    if (statementLines == 0) {
      level += CONTINUED;
    }
    if (statementLines >= 0) {
      statementLines++;
    }
  }

  private void words(String words) {
    if (words.isEmpty()) {
      return;
    }
    if (lineStarts) {
      indent(level);
      text.append(comment ? " * " : "");
    }
    lineStarts = false;
    text.append(words);
    if (gap >= 0 && text.length() - line > WIDTH) {
      String rest = text.substring(gap + gapWidth);
      text.setLength(gap);
      text.append('\n');
      line = text.length();
      gap = -1;
      indent(gapLevel);
      text.append(rest);
    }
  }

  private void indent(int levels) {
    for (int i = 0; i < levels; i++) {
      text.append(INDENT);
    }
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
