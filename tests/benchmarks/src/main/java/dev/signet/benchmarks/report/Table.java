package dev.signet.benchmarks.report;

import dev.signet.training.measure.TextTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Rows under columns, with the numbers as they were measured; a cell is text, number or null. */
public final class Table {
  private final String title;
  private final List<Column> columns;
  private final List<List<Object>> rows = new ArrayList<>();

  /** A table without rows. */
  public Table(String title, List<Column> columns) {
    this.title = title;
    this.columns = List.copyOf(columns);
  }

  /**
   * Adds a row.
   *
   * @throws IllegalArgumentException unless there is one cell per column
   */
  public Table row(Object... cells) {
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException(
          "%d cells for the %d columns of \"%s\"".formatted(cells.length, columns.size(), title));
    }
    var row = new ArrayList<Object>(cells.length);
    for (Object cell : cells) {
      row.add(cell instanceof Number n && !Double.isFinite(n.doubleValue()) ? null : cell);
    }
    rows.add(row);
    return this;
  }

  /** Adds a row that says one thing of every column of numbers, such as their mean. */
  public Table summary(String name, Function<List<Double>, Double> of) {
    Object[] cells = new Object[columns.size()];
    cells[0] = name;
    for (int i = 1; i < cells.length; i++) {
      int column = i;
      List<Double> numbers =
          rows.stream()
              .map(row -> row.get(column))
              .filter(Number.class::isInstance)
              .map(n -> ((Number) n).doubleValue())
              .toList();
      cells[i] = numbers.isEmpty() ? null : of.apply(numbers);
    }
    return row(cells);
  }

  /** For a terminal. */
  public String toText() {
    var text = new TextTable(columns.stream().map(Column::title).toArray(String[]::new));
    rows.forEach(row -> text.row(cells(row).toArray(String[]::new)));
    return title + "\n" + text;
  }

  /** For a page. */
  public String toMarkdown() {
    String heads = columns.stream().map(Column::title).collect(Collectors.joining(" | "));
    String lines =
        columns.stream()
            .map(c -> c.format() == Column.Format.TEXT ? "---" : "---:")
            .collect(Collectors.joining("|"));
    String body =
        rows.stream()
            .map(row -> "| " + String.join(" | ", cells(row)) + " |\n")
            .collect(Collectors.joining());
    return "**" + title + "**\n\n| " + heads + " |\n|" + lines + "|\n" + body;
  }

  /** For a file. */
  public Map<String, Object> toJson() {
    var json = new LinkedHashMap<String, Object>();
    json.put("title", title);
    json.put(
        "columns",
        columns.stream()
            .map(c -> Map.<String, Object>of("title", c.title(), "format", c.format().name()))
            .toList());
    json.put("rows", rows);
    return json;
  }

  /** What {@link #toJson} made. */
  static Table fromJson(Map<?, ?> json) {
    var columns = new ArrayList<Column>();
    for (Object column : (List<?>) json.get("columns")) {
      Map<?, ?> map = (Map<?, ?>) column;
      columns.add(
          new Column((String) map.get("title"), Column.Format.valueOf((String) map.get("format"))));
    }
    var table = new Table((String) json.get("title"), columns);
    for (Object row : (List<?>) json.get("rows")) {
      table.row(((List<?>) row).toArray());
    }
    return table;
  }

  private List<String> cells(List<Object> row) {
    var cells = new ArrayList<String>();
    for (int i = 0; i < row.size(); i++) {
      cells.add(columns.get(i).text(row.get(i)));
    }
    return cells;
  }
}
