package dev.signet.training.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A file of delimited text in UTF-8, as cells: the first line names the columns. Follows RFC 4180:
 * fields may be quoted and then hold delimiters, line breaks and doubled quotes. Spaces around
 * unquoted fields are dropped, blank lines skipped, a byte order mark ignored; lines may end in any
 * way. Immutable.
 */
public final class CsvTable {
  private final String name;
  private final List<String> columns;
  private final List<String[]> rows;
  private final int[] lines;

  private CsvTable(String name, List<String> columns, List<String[]> rows, int[] lines) {
    this.name = name;
    this.columns = columns;
    this.rows = rows;
    this.lines = lines;
  }

  /**
   * Reads a file.
   *
   * @param delimiter the character between fields, such as comma, semicolon or tab
   * @throws DatasetException for a file that is missing or damaged, with the line's number
   */
  public static CsvTable read(Path file, char delimiter) throws IOException {
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      return parse(file.toString(), reader, delimiter);
    } catch (DatasetException e) {
      throw e;
    } catch (NoSuchFileException e) {
      throw new DatasetException(file + " does not exist. Give the path of a text file.", e);
    } catch (CharacterCodingException e) {
      throw new DatasetException(file + ": it is no text in UTF-8. Convert it first.", e);
    } catch (IOException e) {
      throw DatasetException.unreadable(file, e);
    }
  }

  /**
   * Reads a text.
   *
   * @param name what errors call it
   * @throws DatasetException for damage, with the line's number
   */
  public static CsvTable parse(String name, String text, char delimiter) throws DatasetException {
    try {
      return parse(name, new StringReader(text), delimiter);
    } catch (DatasetException e) {
      throw e;
    } catch (IOException e) {
      throw new IllegalStateException("A text in memory could not be read.", e);
    }
  }

  private static CsvTable parse(String name, Reader reader, char delimiter) throws IOException {
    CsvParser parser = new CsvParser(name, reader, delimiter);
    String[] header = parser.next();
    if (header == null) {
      throw new DatasetException(name + " is empty. Its first line must name the columns.");
    }
    Set<String> seen = new HashSet<>();
    for (String column : header) {
      if (!seen.add(column)) {
        throw parser.error("two columns are named \"" + column + "\". Rename one of them.");
      }
    }
    List<String[]> rows = new ArrayList<>();
    IntStream.Builder lines = IntStream.builder();
    for (String[] row = parser.next(); row != null; row = parser.next()) {
      if (row.length != header.length) {
        throw parser.error(
            "it has "
                + row.length
                + (row.length == 1 ? " field" : " fields")
                + ", the header has "
                + header.length
                + ". Give every line as many, and check the delimiter, now "
                + (delimiter == '\t' ? "a tab" : "'" + delimiter + "'")
                + ".");
      }
      rows.add(row);
      lines.add(parser.line());
    }
    if (rows.isEmpty()) {
      throw new DatasetException(name + " has a header and no rows. Give at least one row.");
    }
    return new CsvTable(name, List.of(header), rows, lines.build().toArray());
  }

  /** Where it comes from, as errors say it. */
  public String name() {
    return name;
  }

  /** Names of the columns, in order. */
  public List<String> columns() {
    return columns;
  }

  /** Number of rows, the header not counted; at least 1. */
  public int size() {
    return rows.size();
  }

  /** The text of a cell. */
  public String cell(int row, int column) {
    return rows.get(row)[column];
  }

  /** The line of the file on which a row begins; the header is on line 1. */
  public int line(int row) {
    return lines[row];
  }

  /**
   * Shuffles the rows and cuts in two, so that a {@link CsvSchema} can be fitted to the training
   * part alone. The same seed gives the same parts on every machine.
   *
   * @param share the part of the rows that goes to training, above 0 and below 1
   * @throws IllegalArgumentException for another share, or where one part would be empty
   */
  public Split split(double share, long seed) {
    int first = Splitting.cut(size(), share);
    int[] order = Splitting.shuffled(size(), new Random(seed));
    return new Split(
        rows(Arrays.copyOf(order, first)), rows(Arrays.copyOfRange(order, first, order.length)));
  }

  private CsvTable rows(int[] chosen) {
    return new CsvTable(
        name,
        columns,
        Arrays.stream(chosen).mapToObj(rows::get).toList(),
        Arrays.stream(chosen).map(i -> lines[i]).toArray());
  }

  /** All cells of a column. */
  List<String> column(int column) {
    return rows.stream().map(row -> row[column]).toList();
  }

  /** An error about a row. */
  DatasetException error(int row, String message) {
    return new DatasetException(name + ", line " + lines[row] + ": " + message);
  }

  /**
   * Two parts of a table.
   *
   * @param train rows to train on
   * @param validation the others
   */
  public record Split(CsvTable train, CsvTable validation) {}
}
