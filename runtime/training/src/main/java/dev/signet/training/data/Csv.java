package dev.signet.training.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Says how to read a table of text as examples, and fits a {@link CsvSchema} to training data:
 *
 * <pre>{@code
 * CsvSchema schema = Csv.labelled("species").ignore("id").oneHot("island").fit(trainFile);
 * Dataset train = schema.dataset(trainFile);
 * Dataset test = schema.dataset(testFile);
 * }</pre>
 *
 * <p>Every column but the label is a number unless declared otherwise. Unless set: the delimiter is
 * a comma; the texts {@code NA}, {@code ?} and nothing stand for a missing value, which becomes the
 * training data's median (of categories: the most frequent, the first of equals); classes are
 * sorted, by number where all are whole numbers.
 */
public final class Csv {
  /** What becomes of a missing value. */
  public enum Missing {
    /** The median of the column in the training data. */
    MEDIAN,
    /** The mean of the column in the training data. */
    MEAN,
    /** An error. */
    REFUSE
  }

  final String label;
  final Set<String> ignored = new LinkedHashSet<>();
  final Map<String, CsvColumn.Kind> kinds = new LinkedHashMap<>();
  final Map<String, List<String>> categories = new LinkedHashMap<>();
  Set<String> missing = Set.of("", "NA", "?");
  Missing fill = Missing.MEDIAN;
  boolean sorted = true;
  char delimiter = ',';

  private Csv(String label) {
    this.label = label;
  }

  /**
   * Begins.
   *
   * @param column the column that holds the class, as any text
   */
  public static Csv labelled(String column) {
    return new Csv(column);
  }

  /** Sets the character between fields. */
  public Csv delimiter(char character) {
    delimiter = character;
    return this;
  }

  /** Leaves columns out. */
  public Csv ignore(String... columns) {
    for (String column : columns) {
      checkNew(column);
      ignored.add(column);
    }
    return this;
  }

  /** Columns of categories that become one value per category: 1 for the cell's own, 0 else. */
  public Csv oneHot(String... columns) {
    for (String column : columns) {
      checkNew(column);
      kinds.put(column, CsvColumn.Kind.ONE_HOT);
    }
    return this;
  }

  /**
   * A column of categories that becomes the category's number.
   *
   * @param order the categories from 0 on; none given means those of the training data, sorted
   */
  public Csv ordinal(String column, String... order) {
    checkNew(column);
    kinds.put(column, CsvColumn.Kind.ORDINAL);
    if (order.length > 0) {
      categories.put(column, Labels.checked(List.of(order), order.length));
    }
    return this;
  }

  /** Sets the texts that stand for a missing value, in place of the usual ones. */
  public Csv missing(String... texts) {
    missing = Set.copyOf(List.of(texts));
    return this;
  }

  /** Sets what becomes of a missing value. */
  public Csv fill(Missing by) {
    fill = by;
    return this;
  }

  /** Numbers the classes as they appear in the training data. */
  public Csv classesInOrderOfAppearance() {
    sorted = false;
    return this;
  }

  /** Reads a file with this delimiter, for example to split it before fitting. */
  public CsvTable table(Path file) throws IOException {
    return CsvTable.read(file, delimiter);
  }

  /**
   * Fits to a file of training data.
   *
   * @throws DatasetException for a file or cell that does not fit, with the line's number
   */
  public CsvSchema fit(Path file) throws IOException {
    return fit(table(file));
  }

  /**
   * Fits to training data.
   *
   * @throws DatasetException for a table or cell that does not fit, with the line's number
   */
  public CsvSchema fit(CsvTable table) throws DatasetException {
    List<String> named = new ArrayList<>(List.of(label));
    named.addAll(ignored);
    named.addAll(kinds.keySet());
    for (String column : named) {
      if (!table.columns().contains(column)) {
        throw new DatasetException(
            table.name()
                + " has no column \""
                + column
                + "\". It has "
                + CsvColumn.listed(table.columns())
                + "; check the name and the delimiter.");
      }
    }
    return new CsvFit(this, table).schema();
  }

  private void checkNew(String column) {
    if (column.equals(label) || ignored.contains(column) || kinds.containsKey(column)) {
      throw new IllegalArgumentException(
          "Column \"" + column + "\" was declared twice. Declare each column once.");
    }
  }
}
