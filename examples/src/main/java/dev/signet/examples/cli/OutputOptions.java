package dev.signet.examples.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What chance is made from and where results go: options that every job takes. */
class OutputOptions {
  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "What all chance is made from (default: ${DEFAULT-VALUE}).")
  long seed;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder for the model and the pictures (default: out/ and the job's name).")
  Path out;

  @Option(names = "--json", paramLabel = "FILE", description = "Also writes the results there.")
  Path json;

  /** The folder for results, made before any work; refused where it cannot be one. */
  final Path out(String job) throws IOException {
    Path folder = out == null ? Path.of("out", job) : out;
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new UserError("--out " + folder + " is a file. Name a folder.");
    }
    if (json != null && Files.isDirectory(json)) {
      throw new UserError("--json " + json + " is a folder. Name a file.");
    }
    Files.createDirectories(folder);
    if (json != null && json.toAbsolutePath().getParent() instanceof Path parent) {
      Files.createDirectories(parent);
    }
    return folder;
  }
}
