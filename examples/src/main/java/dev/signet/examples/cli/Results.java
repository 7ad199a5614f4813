package dev.signet.examples.cli;

import dev.signet.inference.file.AtomicFile;
import dev.signet.inference.file.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a job found, by name, in the order found; written as one JSON object. */
final class Results {
  private final Map<String, Object> values = new LinkedHashMap<>();

  Results put(String name, Object value) {
    values.put(name, value);
    return this;
  }

  Object get(String name) {
    return values.get(name);
  }

  Map<String, Object> values() {
    return values;
  }

  /** Writes the file. */
  void write(Path file) throws IOException {
    AtomicFile.write(file, (Json.write(values) + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
