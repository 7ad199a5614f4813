package dev.signet.inference.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The sidecar of a model or checkpoint, {@code NAME.run.json}: what differs between equal runs, and
 * so has no place in the file itself.
 */
public final class RunRecord {
  private RunRecord() {}

  /** {@code digits.safetensors} to {@code digits.run.json}, in the same folder. */
  public static Path beside(Path file) {
    String name = file.getFileName().toString();
    String extension = ".safetensors";
    String stem =
        name.endsWith(extension) ? name.substring(0, name.length() - extension.length()) : name;
    return file.resolveSibling(stem + ".run.json");
  }

  /**
   * Writes the sidecar: the time now, the machine and JVM, and what the caller measured.
   *
   * @param file the model or checkpoint it belongs to
   * @param more further members, such as threads and durations; strings, numbers, booleans, maps
   *     and lists of them
   */
  public static void write(Path file, Map<String, ?> more) throws IOException {
    var members = new LinkedHashMap<String, Object>();
    members.put("file", file.getFileName().toString());
    members.put("written", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    members.put("os", property("os.name") + " " + property("os.version"));
    members.put("architecture", property("os.arch"));
    members.put("processors", Runtime.getRuntime().availableProcessors());
    members.put("java", property("java.vm.name") + " " + Runtime.version());
    members.putAll(more);
    AtomicFile.write(beside(file), (Json.write(members) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static String property(String name) {
    return System.getProperty(name, "unknown");
  }
}
