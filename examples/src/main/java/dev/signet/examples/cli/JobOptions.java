package dev.signet.examples.cli;

import dev.signet.training.Training;
import dev.signet.training.checkpoint.Checkpoints;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that every job of training takes. */
final class JobOptions extends OutputOptions {
  /** Between checkpoints: a minute or two. */
  private static final int STEPS = 200;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  private int epochs;

  @Option(
      names = "--checkpoints",
      paramLabel = "DIR",
      description = "Leaves checkpoints there; the same command goes on from them.")
  private Path checkpoints;

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
