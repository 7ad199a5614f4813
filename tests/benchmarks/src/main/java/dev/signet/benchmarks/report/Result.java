package dev.signet.benchmarks.report;

import dev.signet.benchmarks.measure.Timing;
import dev.signet.inference.file.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One run: what ran where, its tables, and all that was timed. */
public final class Result {
  private final String title;
  private final Map<String, Object> facts = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();
  private final List<Table> tables = new ArrayList<>();
  private final Map<String, Object> timings = new LinkedHashMap<>();

  /** A run without tables. */
  public Result(String title, Map<String, Object> facts) {
    this.title = title;
    this.facts.putAll(facts);
  }

  /** Adds a fact about the run. */
  public void fact(String name, Object value) {
    facts.put(name, value);
  }

  /** Adds a sentence for the reader. */
  public void note(String note) {
    notes.add(note);
  }

  /** Adds a table. */
  public void table(Table table) {
    tables.add(table);
  }

  /** Keeps the times of a contest under its name. */
  public void timings(String contest, Map<String, Timing> times) {
    var json = new LinkedHashMap<String, Object>();
    times.forEach((name, timing) -> json.put(name, timing.toJson()));
    timings.put(contest, json);
  }

  /** For a terminal. */
  public String toText() {
    var text = new StringBuilder(title).append("\n");
    facts.forEach((name, value) -> text.append("  %s: %s%n".formatted(name, value)));
    tables.forEach(table -> text.append('\n').append(table.toText()));
    notes.forEach(note -> text.append("* ").append(note).append('\n'));
    return text.toString();
  }

  /** For a page: a section of the second level. */
  public String toMarkdown() {
    var text = new StringBuilder("## ").append(title).append("\n\n");
    facts.forEach((name, value) -> text.append("* %s: %s\n".formatted(name, value)));
    tables.forEach(table -> text.append('\n').append(table.toMarkdown()));
    if (!notes.isEmpty()) {
      text.append('\n');
      notes.forEach(note -> text.append("* ").append(note).append('\n'));
    }
    return text.toString();
  }

  /** Writes the run as JSON. */
  public void write(Path file) throws IOException {
    var json = new LinkedHashMap<String, Object>();
    json.put("title", title);
    json.put("facts", facts);
    json.put("tables", tables.stream().map(Table::toJson).toList());
    json.put("notes", notes);
    json.put("timings", timings);
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, Json.write(json) + "\n");
  }

  /** Reads what {@link #write} wrote. */
  public static Result read(Path file) throws IOException {
    Map<?, ?> json = (Map<?, ?>) Json.parse(Files.readString(file));
    var result = new Result((String) json.get("title"), Map.of());
    ((Map<?, ?>) json.get("facts")).forEach((name, value) -> result.fact((String) name, value));
    for (Object table : (List<?>) json.get("tables")) {
      result.table(Table.fromJson((Map<?, ?>) table));
    }
    ((List<?>) json.get("notes")).forEach(note -> result.note((String) note));
    ((Map<?, ?>) json.get("timings"))
        .forEach((name, times) -> result.timings.put((String) name, times));
    return result;
  }
}
