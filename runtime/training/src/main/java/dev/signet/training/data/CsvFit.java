package dev.signet.training.data;

import dev.signet.training.data.CsvColumn.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Learns a schema from training data. */
final class CsvFit {
  // Up to 18 digits fit a long.
  private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,18}");

  private final Csv options;
  private final CsvTable table;

  CsvFit(Csv options, CsvTable table) {
    this.options = options;
    this.table = table;
  }

  CsvSchema schema() throws DatasetException {
    List<CsvColumn> columns = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      String name = table.columns().get(i);
      if (name.equals(options.label) || options.ignored.contains(name)) {
        continue;
      }
      if (name.isEmpty()) {
        throw new DatasetException(
            table.name()
                + ": column "
                + (i + 1)
                + " has no name; often it only numbers the rows. Name it, or ignore \"\".");
      }
      columns.add(
          options.kinds.containsKey(name) ? categories(i, options.kinds.get(name)) : number(i));
    }
    if (columns.isEmpty()) {
      throw new DatasetException(
          table.name() + " has no column of features left. Ignore fewer columns.");
    }
    return new CsvSchema(
        columns,
        options.label,
        classes(),
        List.copyOf(options.ignored),
        options.missing.stream().sorted().toList(),
        options.delimiter);
  }

  private List<String> classes() throws DatasetException {
    int column = table.columns().indexOf(options.label);
    Set<String> found = new LinkedHashSet<>();
    for (int row = 0; row < table.size(); row++) {
      String text = table.cell(row, column);
      if (options.missing.contains(text)) {
        throw table.error(
            row, "the label in column \"" + options.label + "\" is missing. Remove the row.");
      }
      found.add(text);
    }
    if (found.size() < 2) {
      throw new DatasetException(
          table.name()
              + ": column \""
              + options.label
              + "\" holds only \""
              + found.iterator().next()
              + "\". Training needs two classes or more.");
    }
    return options.sorted ? sorted(found) : List.copyOf(found);
  }

  private static List<String> sorted(Set<String> texts) {
    Comparator<String> order = Comparator.naturalOrder();
    if (texts.stream().allMatch(text -> WHOLE.matcher(text).matches())) {
      order = Comparator.<String>comparingLong(Long::parseLong).thenComparing(order);
    }
    return texts.stream().sorted(order).toList();
  }

  private CsvColumn number(int column) throws DatasetException {
    String name = table.columns().get(column);
    double[] values = new double[table.size()];
    int count = 0;
    for (int row = 0; row < table.size(); row++) {
      String cell = table.cell(row, column);
      if (options.missing.contains(cell)) {
        checkAllowed(row, name);
        continue;
      }
      try {
        values[count++] = CsvColumn.number(name, cell);
      } catch (IllegalArgumentException e) {
        throw table.error(row, e.getMessage());
      }
    }
    checkSome(count, name);
    values = Arrays.copyOf(values, count);
    double mean = Arrays.stream(values).sum() / count;
    Arrays.sort(values);
    double median = (values[(count - 1) / 2] + values[count / 2]) / 2;
    double fill =
        switch (options.fill) {
          case MEDIAN -> median;
          case MEAN -> mean;
          case REFUSE -> Double.NaN;
        };
    int missing = table.size() - count;
    return new CsvColumn(
        name, Kind.NUMBER, missing, values[0], median, mean, values[count - 1], List.of(), fill);
  }

  private CsvColumn categories(int column, Kind kind) throws DatasetException {
    String name = table.columns().get(column);
    List<String> cells = table.column(column);
    Set<String> found = new TreeSet<>(cells);
    found.removeAll(options.missing);
    List<String> categories = options.categories.getOrDefault(name, sorted(found));
    int[] counts = new int[categories.size()];
    int missing = 0;
    for (int row = 0; row < cells.size(); row++) {
      if (options.missing.contains(cells.get(row))) {
        checkAllowed(row, name);
        missing++;
        continue;
      }
      int category = categories.indexOf(cells.get(row));
      if (category < 0) {
        throw table.error(
            row,
            "column \""
                + name
                + "\": \""
                + cells.get(row)
                + "\" is none of the categories given: "
                + CsvColumn.listed(categories)
                + ".");
      }
      counts[category]++;
    }
    checkSome(cells.size() - missing, name);
    int frequent = 0;
    for (int i = 1; i < counts.length; i++) {
      frequent = counts[i] > counts[frequent] ? i : frequent;
    }
    double fill = options.fill == Csv.Missing.REFUSE ? Double.NaN : frequent;
    double none = Double.NaN;
    return new CsvColumn(name, kind, missing, none, none, none, none, categories, fill);
  }

  private void checkAllowed(int row, String column) throws DatasetException {
    if (options.fill == Csv.Missing.REFUSE) {
      throw table.error(
          row,
          "column \"" + column + "\": the value is missing, and missing values are refused here.");
    }
  }

  private void checkSome(int count, String column) throws DatasetException {
    if (count == 0) {
      throw new DatasetException(
          table.name() + ": column \"" + column + "\" has no value at all. Ignore the column.");
    }
  }
}
