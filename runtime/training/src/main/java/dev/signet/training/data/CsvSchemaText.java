package dev.signet.training.data;

import dev.signet.inference.file.Json;
import dev.signet.training.measure.TextTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A schema as text. */
final class CsvSchemaText {
  private static final String FORMAT = "signet-csv-schema";

  private CsvSchemaText() {}

  static String describe(CsvSchema schema) {
    TextTable table =
        new TextTable("column", "kind", "missing", "median", "least", "greatest", "values");
    for (CsvColumn column : schema.columns()) {
      table.row(
          TextTable.shorten(column.name(), 32),
          column.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
          Integer.toString(column.missing()),
          number(column.median()),
          number(column.least()),
          number(column.greatest()),
          Integer.toString(column.width()));
    }
    return table
        + "label \""
        + schema.label()
        + "\": "
        + schema.classes().size()
        + " classes: "
        + CsvColumn.listed(schema.classes())
        + "\n";
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "-" : Float.toString((float) value);
  }

  static String json(CsvSchema schema) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("format", FORMAT);
    json.put("format_version", 1);
    json.put("label", schema.label());
    json.put("classes", schema.classes());
    json.put("delimiter", String.valueOf(schema.delimiter()));
    json.put("missing", schema.missing());
    json.put("ignored", schema.ignored());
    List<Object> columns = new ArrayList<>();
    for (CsvColumn column : schema.columns()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("name", column.name());
      one.put("kind", column.kind().name());
      one.put("missing", column.missing());
      one.put("least", orNull(column.least()));
      one.put("median", orNull(column.median()));
      one.put("mean", orNull(column.mean()));
      one.put("greatest", orNull(column.greatest()));
      one.put("categories", column.categories());
      one.put("fill", orNull(column.fill()));
      columns.add(one);
    }
    json.put("columns", columns);
    return Json.write(json);
  }

  static CsvSchema parse(String text) {
    Map<?, ?> json = as(Map.class, Json.parse(text), "the text");
    if (!FORMAT.equals(json.get("format")) || !Long.valueOf(1).equals(json.get("format_version"))) {
      throw new IllegalArgumentException(
          "expected format \""
              + FORMAT
              + "\" in format_version 1, found "
              + json.get("format")
              + " in "
              + json.get("format_version"));
    }
    List<CsvColumn> columns = new ArrayList<>();
    for (Object element : get(List.class, json, "columns")) {
      Map<?, ?> column = as(Map.class, element, "a column");
      columns.add(
          new CsvColumn(
              get(String.class, column, "name"),
              kind(get(String.class, column, "kind")),
              count(column, "missing"),
              number(column, "least"),
              number(column, "median"),
              number(column, "mean"),
              number(column, "greatest"),
              strings(column, "categories"),
              number(column, "fill")));
    }
    String delimiter = get(String.class, json, "delimiter");
    List<String> classes = strings(json, "classes");
    if (columns.isEmpty() || classes.isEmpty() || delimiter.length() != 1) {
      throw new IllegalArgumentException(
          "expected columns, classes and a delimiter of one character, found "
              + columns.size()
              + " columns, "
              + classes.size()
              + " classes and the delimiter \""
              + delimiter
              + "\"");
    }
    return new CsvSchema(
        columns,
        get(String.class, json, "label"),
        classes,
        strings(json, "ignored"),
        strings(json, "missing"),
        delimiter.charAt(0));
  }

  private static CsvColumn.Kind kind(String name) {
    for (CsvColumn.Kind kind : CsvColumn.Kind.values()) {
      if (kind.name().equals(name)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("\"" + name + "\" is no kind of column");
  }

  private static Double orNull(double value) {
    return Double.isNaN(value) ? null : value;
  }

  private static double number(Map<?, ?> json, String name) {
    return json.containsKey(name) && json.get(name) == null
        ? Double.NaN
        : get(Number.class, json, name).doubleValue();
  }

  private static int count(Map<?, ?> json, String name) {
    long count = get(Long.class, json, name);
    if (count < 0 || count > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("\"" + name + "\" cannot be " + count);
    }
    return (int) count;
  }

  private static List<String> strings(Map<?, ?> json, String name) {
    List<String> strings = new ArrayList<>();
    for (Object element : get(List.class, json, name)) {
      strings.add(as(String.class, element, "an element of \"" + name + "\""));
    }
    return strings;
  }

  private static <T> T get(Class<T> type, Map<?, ?> json, String name) {
    return as(type, json.get(name), "\"" + name + "\"");
  }

  private static <T> T as(Class<T> type, Object value, String what) {
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException(
          "expected "
              + what
              + " as "
              + type.getSimpleName()
              + ", found "
              + (value == null ? "nothing" : value.getClass().getSimpleName()));
    }
    return type.cast(value);
  }
}
