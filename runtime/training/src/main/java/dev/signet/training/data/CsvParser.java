package dev.signet.training.data;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/** Cuts delimited text into records, one at a time. */
final class CsvParser {
  private static final int END = -1;

  private final String name;
  private final Reader reader;
  private final char delimiter;
  private final StringBuilder field = new StringBuilder();
  private int ahead;
  private int line = 1;
  private int recordLine = 1;

  /**
   * Prepares a parser.
   *
   * @param name what errors call the text
   */
  CsvParser(String name, Reader reader, char delimiter) throws IOException {
    if (delimiter == '"' || delimiter == '\n' || delimiter == '\r') {
      throw new IllegalArgumentException(
          "Quotes and line breaks cannot stand between fields. Give another delimiter.");
    }
    this.name = name;
    this.reader = reader;
    this.delimiter = delimiter;
    ahead = reader.read();
    if (ahead == '\ufeff') {
      ahead = reader.read();
    }
  }

  /** The line on which the last record began, from 1. */
  int line() {
    return recordLine;
  }

  /** An error about the last record. */
  DatasetException error(String message) {
    return new DatasetException(name + ", line " + recordLine + ": " + message);
  }

  /** The next record that is not a blank line, or null after the last. */
  String[] next() throws IOException {
    List<String> fields = new ArrayList<>();
    while (ahead != END) {
      recordLine = line;
      boolean quoted = field(fields);
      while (ahead == delimiter) {
        advance();
        quoted |= field(fields);
      }
      endLine();
      if (quoted || fields.size() > 1 || !fields.getFirst().isEmpty()) {
        return fields.toArray(String[]::new);
      }
      fields.clear();
    }
    return null;
  }

  /** Reads one field, up to its delimiter, line break or the end; tells whether it was quoted. */
  private boolean field(List<String> fields) throws IOException {
    field.setLength(0);
    skipSpaces();
    boolean quoted = ahead == '"';
    if (quoted) {
      quotedField();
      skipSpaces();
      if (!atFieldEnd()) {
        throw error(
            "after the quoted field \""
                + shortened(field)
                + "\" comes '"
                + (char) ahead
                + "'. Double the quotes inside a quoted field.");
      }
      fields.add(field.toString());
      return true;
    }
    for (; !atFieldEnd(); advance()) {
      if (ahead == '"') {
        throw error(
            "a quote follows \""
                + shortened(field)
                + "\" inside an unquoted field. Quote the whole field and double its quotes.");
      }
      field.append((char) ahead);
    }
    fields.add(field.toString().strip());
    return false;
  }

  private void quotedField() throws IOException {
    int opened = line;
    for (advance(); ; advance()) {
      if (ahead == END) {
        throw new DatasetException(
            name + ", line " + opened + ": a quoted field is never closed. Close it by a quote.");
      }
      if (ahead == '"') {
        advance();
        if (ahead != '"') {
          return;
        }
      }
      line += ahead == '\n' ? 1 : 0;
      field.append((char) ahead);
    }
  }

  private boolean atFieldEnd() {
    return ahead == delimiter || ahead == '\n' || ahead == '\r' || ahead == END;
  }

  private void endLine() throws IOException {
    line++;
    if (ahead == '\r') {
      advance();
      if (ahead != '\n') {
        return;
      }
    }
    if (ahead == '\n') {
      advance();
    }
  }

  private void skipSpaces() throws IOException {
    while ((ahead == ' ' || ahead == '\t') && ahead != delimiter) {
      advance();
    }
  }

  private void advance() throws IOException {
    ahead = reader.read();
  }

  private static String shortened(CharSequence text) {
    return text.length() <= 40 ? text.toString() : text.subSequence(0, 40) + "...";
  }
}
