package dev.signet.examples.cli;

import dev.signet.inference.file.Json;
import dev.signet.inference.file.ModelFile;
import dev.signet.inference.file.ModelFileException;
import dev.signet.inference.file.RunRecord;
import dev.signet.inference.file.Safetensors;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Where a model or a checkpoint comes from. */
@Command(
    name = "info",
    description = {
      "Says of a model or a checkpoint what it is, what its numbers depend on, and, from the"
          + " .run.json beside it, on which machine and how long it was trained.",
      "The file's checksum is tried as well."
    })
final class InfoCommand implements Callable<Integer> {
  /** Longer texts, such as rows of fingerprints, are cut. */
  private static final int WIDEST = 100;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "Such as out/digits/digits.safetensors.")
  private Path file;

  @Override
  public Integer call() throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new UserError(file + " is no file.");
    }
    Safetensors.Contents contents;
    try {
      contents = Safetensors.read(file);
    } catch (ModelFileException e) {
      throw new UserError(e.getMessage());
    }
    Map<String, String> texts = contents.metadata();
    String format = texts.getOrDefault("format", "");
    if (!format.startsWith("signet-")) {
      throw new UserError(file + " was not written by Signet.");
    }
    Console console = new Console(spec.commandLine().getOut());
    console.line(
        "%s: %s of %s, version %s, %,d bytes, %d tensors, %s",
        file,
        format.equals("signet-model") ? "a model" : "a checkpoint",
        texts.get("network"),
        texts.get("format_version"),
        Files.size(file),
        contents.tensors().size(),
        texts.containsKey(Safetensors.CHECKSUM) ? "checksum is right" : "without a checksum");
    table(console, "What it is", what(texts));
    table(console, "What its numbers depend on", provenance(texts));
    sidecar(console);
    return 0;
  }

  private static Map<String, Object> what(Map<String, String> texts) {
    Map<String, Object> what = new LinkedHashMap<>();
    texts.forEach((name, text) -> {
      boolean told = name.equals("format") || name.equals("format_version");
      boolean large = name.equals("plan") || name.startsWith(ModelFile.PROVENANCE);
      if (!told && !large && !name.equals("network")) {
        what.put(name, text);
      }
    });
    return what;
  }

  private static Map<String, Object> provenance(Map<String, String> texts) {
    Map<String, Object> provenance = new TreeMap<>();
    texts.forEach((name, text) -> {
      if (name.startsWith(ModelFile.PROVENANCE)) {
        provenance.put(name.substring(ModelFile.PROVENANCE.length()), text);
      }
    });
    return provenance;
  }

  private void sidecar(Console console) throws IOException {
    Path beside = RunRecord.beside(file);
    if (!Files.isRegularFile(beside)) {
      console.line("");
      console.line("There is no %s, which would tell of machine and durations.", beside);
      return;
    }
    Map<String, Object> members = new LinkedHashMap<>();
    try {
      if (Json.parse(Files.readString(beside)) instanceof Map<?, ?> all) {
        all.forEach((name, value) -> flatten((String) name, value, members));
      }
    } catch (IllegalArgumentException | CharacterCodingException e) {
      throw new UserError(beside + " is spoilt: " + e.getMessage() + ". Delete it.");
    }
    table(console, "The run, from " + beside.getFileName(), members);
  }

  /** One line for each number or text; of a list only the last element, and how many there are. */
  private static void flatten(String name, Object value, Map<String, Object> into) {
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, inner) -> flatten(name + "." + key, inner, into));
    } else if (value instanceof List<?> list && !list.isEmpty()) {
      into.put(name, list.size() + (list.size() == 1 ? "" : ", the last:"));
      flatten(
          name,
          list.getLast() instanceof Map<?, ?> map ? map : Map.of("last", list.getLast()),
          into);
    } else {
      into.put(name, value);
    }
  }

  private static void table(Console console, String title, Map<String, Object> rows) {
    console.line("");
    console.line("%s:", title);
    int wide = rows.keySet().stream().mapToInt(String::length).max().orElse(1);
    rows.forEach((name, value) -> {
      String text = String.valueOf(value);
      String cut = text.length() > WIDEST ? text.substring(0, WIDEST - 1) + "…" : text;
      console.line("  %-" + wide + "s  %s", name, cut);
    });
    if (rows.isEmpty()) {
      console.line("  nothing is said");
    }
  }
}
