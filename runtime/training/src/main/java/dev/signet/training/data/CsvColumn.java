package dev.signet.training.data;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * One column of features, as the training data had it.
 *
 * @param name its name in the header
 * @param kind how its cells become values
 * @param missing missing cells in the training data
 * @param least smallest number; NaN unless a number
 * @param median middle number, or the mean of the two middle ones; NaN unless a number
 * @param mean mean of the numbers; NaN unless a number
 * @param greatest largest number; NaN unless a number
 * @param categories the texts of its cells, in the order of their numbers; empty for a number
 * @param fill what a missing cell becomes: a number, or the index of a category; NaN where missing
 *     cells are refused
 */
public record CsvColumn(
    String name,
    Kind kind,
    int missing,
    double least,
    double median,
    double mean,
    double greatest,
    List<String> categories,
    double fill) {
  // Double.parseDouble alone would also take "1d", "0x1p3" and "Infinity".
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");

  /** How cells become values. */
  public enum Kind {
    /** The cell is a number; one value. */
    NUMBER,
    /** One value per category, 1 for the cell's own and 0 for the others. */
    ONE_HOT,
    /** One value: the number of the cell's category, from 0. */
    ORDINAL
  }

  /** Copies the categories; all must differ, and the fill must fit the kind. */
  public CsvColumn {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(kind, "kind");
    categories = Labels.checked(categories, categories.size());
    boolean number = kind == Kind.NUMBER;
    boolean categoryFill = fill >= 0 && fill < categories.size() && fill == Math.rint(fill);
    if (number != categories.isEmpty()
        || (!Double.isNaN(fill) && !Float.isFinite((float) fill))
        || (!number && !Double.isNaN(fill) && !categoryFill)) {
      throw new IllegalArgumentException(
          "Column \""
              + name
              + "\" of kind "
              + kind
              + " has "
              + categories.size()
              + " categories and the fill "
              + fill
              + ", which do not fit together. Fit the schema again.");
    }
  }

  /** How many values a cell becomes. */
  public int width() {
    return kind == Kind.ONE_HOT ? categories.size() : 1;
  }

  /**
   * Writes the values of a cell.
   *
   * @param cell its text, or null when it is missing
   * @throws IllegalArgumentException for a text that does not fit, naming the column
   */
  void encode(String cell, float[] into, int at) {
    if (cell == null && Double.isNaN(fill)) {
      throw new IllegalArgumentException(
          "column \"" + name + "\": the value is missing, and missing values are refused here.");
    }
    if (kind == Kind.NUMBER) {
      into[at] = (float) (cell == null ? fill : number(name, cell));
      return;
    }
    int category = cell == null ? (int) fill : categories.indexOf(cell);
    if (category < 0) {
      throw new IllegalArgumentException(
          "column \""
              + name
              + "\": \""
              + cell
              + "\" is none of the categories of the training data: "
              + listed(categories)
              + ".");
    }
    if (kind == Kind.ORDINAL) {
      into[at] = category;
      return;
    }
    for (int i = 0; i < categories.size(); i++) {
      into[at + i] = i == category ? 1 : 0;
    }
  }

  /** A finite number that a float can hold, or an error that names the column. */
  static double number(String column, String cell) {
    double value = NUMBER.matcher(cell).matches() ? Double.parseDouble(cell) : Double.NaN;
    if (!Float.isFinite((float) value)) {
      throw new IllegalArgumentException(
          "column \""
              + column
              + "\": \""
              + cell
              + "\" is no finite decimal number. Correct it, declare it as missing, or declare the"
              + " column as one-hot, ordinal or ignored.");
    }
    return value;
  }

  /** Up to ten names in quotes, then how many more there are. */
  static String listed(List<String> names) {
    StringBuilder text = new StringBuilder();
    for (String name : names.subList(0, Math.min(10, names.size()))) {
      text.append(text.isEmpty() ? "" : ", ").append('"').append(name).append('"');
    }
    if (names.size() > 10) {
      text.append(" and ").append(names.size() - 10).append(" more");
    }
    return text.toString();
  }
}
