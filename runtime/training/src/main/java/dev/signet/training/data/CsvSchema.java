package dev.signet.training.data;

import dev.signet.inference.file.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How rows of text become examples: columns, what missing cells become, categories and classes, as
 * fitted to training data by {@link Csv}. The same schema serves test data and later predictions.
 * Examples are vectors: one channel per value, height and width 1, columns in the order of the
 * training data's header. Immutable.
 */
public final class CsvSchema {
  private final List<CsvColumn> columns;
  private final String label;
  private final List<String> classes;
  private final List<String> ignored;
  private final List<String> missing;
  private final char delimiter;
  private final Set<String> missingTexts;
  private final int width;

  CsvSchema(
      List<CsvColumn> columns,
      String label,
      List<String> classes,
      List<String> ignored,
      List<String> missing,
      char delimiter) {
    this.columns = List.copyOf(columns);
    this.label = label;
    this.classes = Labels.checked(classes, classes.size());
    this.ignored = List.copyOf(ignored);
    this.missing = List.copyOf(missing);
    this.delimiter = delimiter;
    missingTexts = Set.copyOf(missing);
    width = columns.stream().mapToInt(CsvColumn::width).sum();
    Set<String> names = new HashSet<>(ignored);
    names.add(label);
    for (CsvColumn column : columns) {
      if (!names.add(column.name())) {
        throw new IllegalArgumentException(
            "The schema has column \"" + column.name() + "\" twice. Fit it again.");
      }
    }
  }

  /** The columns of features, in order. */
  public List<CsvColumn> columns() {
    return columns;
  }

  /** The column of the class. */
  public String label() {
    return label;
  }

  /** Names of the classes, in the order of their numbers. */
  public List<String> classes() {
    return classes;
  }

  /** Columns left out. */
  public List<String> ignored() {
    return ignored;
  }

  /** Texts that stand for a missing value, sorted. */
  public List<String> missing() {
    return missing;
  }

  /** The character between fields. */
  public char delimiter() {
    return delimiter;
  }

  /** Values of one example. */
  public int width() {
    return width;
  }

  /**
   * Reads a file of labelled rows.
   *
   * @throws DatasetException for a file or cell that does not fit, with the line's number
   */
  public Dataset dataset(Path file) throws IOException {
    return dataset(CsvTable.read(file, delimiter));
  }

  /**
   * Labelled rows as examples.
   *
   * @throws DatasetException for a column or cell that does not fit, with the line's number
   */
  public Dataset dataset(CsvTable table) throws DatasetException {
    int of = table.columns().indexOf(label);
    if (of < 0) {
      throw lacking(table, label);
    }
    float[] values = values(table);
    int[] classOf = new int[table.size()];
    for (int row = 0; row < classOf.length; row++) {
      String text = table.cell(row, of);
      classOf[row] = classes.indexOf(text);
      if (classOf[row] < 0) {
        throw table.error(
            row,
            "column \""
                + label
                + "\": \""
                + text
                + "\" is none of the classes of the training data: "
                + CsvColumn.listed(classes)
                + ".");
      }
    }
    return InMemory.floats(width, 1, 1, values, classOf, classes);
  }

  /**
   * The values of rows, one row after the other; the label's column may be there or not.
   *
   * @throws DatasetException for a column or cell that does not fit, with the line's number
   */
  public float[] values(CsvTable table) throws DatasetException {
    for (String name : table.columns()) {
      if (!known(name)) {
        throw new DatasetException(
            table.name() + unknown(name) + " Remove the column, or fit the schema again.");
      }
    }
    if ((long) width * table.size() > Integer.MAX_VALUE - 8) {
      throw new DatasetException(
          table.name() + " has more than 2147483639 values. Read it in parts.");
    }
    float[] values = new float[width * table.size()];
    int at = 0;
    for (CsvColumn column : columns) {
      int from = table.columns().indexOf(column.name());
      if (from < 0) {
        throw lacking(table, column.name());
      }
      for (int row = 0; row < table.size(); row++) {
        try {
          column.encode(present(table.cell(row, from)), values, row * width + at);
        } catch (IllegalArgumentException e) {
          throw table.error(row, e.getMessage());
        }
      }
      at += column.width();
    }
    return values;
  }

  /**
   * The values of one row, for a prediction.
   *
   * @param cells text by column; the empty text, like the others declared, is a missing value. The
   *     label and ignored columns may be there or not.
   * @throws IllegalArgumentException for a column that is unknown or not there, or a cell that does
   *     not fit
   */
  public float[] row(Map<String, String> cells) {
    for (String name : cells.keySet()) {
      if (!known(name)) {
        throw new IllegalArgumentException("The row" + unknown(name) + " Remove it.");
      }
    }
    float[] values = new float[width];
    int at = 0;
    for (CsvColumn column : columns) {
      String cell = cells.get(column.name());
      if (cell == null) {
        throw new IllegalArgumentException(
            "The row lacks column \""
                + column.name()
                + "\". Give all columns of features; an empty text is a missing value.");
      }
      column.encode(present(cell.strip()), values, at);
      at += column.width();
    }
    return values;
  }

  private String present(String cell) {
    return missingTexts.contains(cell) ? null : cell;
  }

  private boolean known(String name) {
    return name.equals(label)
        || ignored.contains(name)
        || columns.stream().anyMatch(column -> column.name().equals(name));
  }

  private String unknown(String name) {
    return " has a column \""
        + name
        + "\" that the training data had not. It had "
        + CsvColumn.listed(columns.stream().map(CsvColumn::name).toList())
        + ".";
  }

  private static DatasetException lacking(CsvTable table, String name) {
    return new DatasetException(
        table.name()
            + " has no column \""
            + name
            + "\", which the training data had. It has "
            + CsvColumn.listed(table.columns())
            + ".");
  }

  /**
   * A table of the columns for people: kind, missing cells, median, smallest and largest number.
   */
  public String describe() {
    return CsvSchemaText.describe(this);
  }

  /** Everything the schema knows, as JSON; equal schemas give equal text. */
  public String toJson() {
    return CsvSchemaText.json(this);
  }

  /**
   * A schema from what {@link #toJson} gave.
   *
   * @throws IllegalArgumentException for other text, saying what is wrong
   */
  public static CsvSchema fromJson(String json) {
    return CsvSchemaText.parse(json);
  }

  /** Writes the schema to a file, for example beside the model; the file is replaced whole. */
  public void save(Path file) throws IOException {
    AtomicFile.write(file, toJson().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads a schema from a file.
   *
   * @throws DatasetException for a file that is missing, damaged or something else
   */
  public static CsvSchema load(Path file) throws IOException {
    try {
      return fromJson(Files.readString(file));
    } catch (IllegalArgumentException e) {
      throw new DatasetException(
          file + " holds no schema: " + e.getMessage() + ". Save the schema again.", e);
    } catch (IOException e) {
      throw DatasetException.unreadable(file, e);
    }
  }

  @Override
  public String toString() {
    return describe();
  }
}
