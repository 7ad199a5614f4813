package dev.signet.examples.cli;

import dev.signet.training.Training;
import dev.signet.training.checkpoint.Checkpoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that every job takes. */
final class JobOptions {
  /** Between checkpoints: a minute or two. */
  private static final int STEPS = 200;

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

  @Option(
      names = "--checkpoints",
      paramLabel = "DIR",
      description = "Leaves checkpoints there; the same command goes on from them.")
  private Path checkpoints;

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

  /** Settings with seed, epochs and checkpoints as asked for. */
  Training.Builder training(int usualEpochs) {
    Training.Builder training = Training.builder().epochs(epochsOr(usualEpochs)).seed(seed);
    return checkpoints == null
        ? training
        : training.checkpoints(Checkpoints.in(checkpoints).everySteps(STEPS));
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
