package dev.signet.examples.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that every job takes. */
final class JobOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  private int epochs;

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

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "Passes over the training data; schedules scale with them.")
  void epochs(int given) {
    if (given < 1) {
      throw new ParameterException(
          spec.commandLine(), "--epochs must be at least 1, not " + given + ".");
    }
    epochs = given;
  }

  /** The epochs asked for, or else the usual ones. */
  int epochsOr(int usual) {
    return epochs == 0 ? usual : epochs;
  }

  /** The folder for results, made before any work; refused where it cannot be one. */
  Path out(String job) throws IOException {
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

  /** A folder of data, refused where there is none. */
  static Path folder(Path given, String holding) {
    if (!Files.isDirectory(given)) {
      throw new UserError(
          "--data "
              + given
              + (Files.exists(given) ? " is no folder" : " does not exist")
              + ". Name the folder that holds "
              + holding
              + ".");
    }
    return given;
  }
}
