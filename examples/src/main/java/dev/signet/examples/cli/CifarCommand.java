package dev.signet.examples.cli;

import dev.signet.examples.cifar.CifarNetModel;
import dev.signet.examples.cifar.CifarNetTrainer;
import dev.signet.training.Training;
import dev.signet.training.data.Augmentation;
import dev.signet.training.data.Cifar;
import dev.signet.training.optimize.Schedule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Learns CIFAR-10. */
@Command(name = "cifar", description = "Learns to name 32x32 colour pictures: CIFAR-10.")
final class CifarCommand implements Callable<Integer> {
  static final int EPOCHS = 10;
  private static final double RATE = 0.002;
  private static final int PAD = 3;

  @Spec private CommandSpec spec;
  @Mixin private JobOptions options;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      required = true,
      description = "Folder of the binary version: data_batch_1.bin, test_batch.bin and so on.")
  private Path data;

  @Override
  public Integer call() throws IOException {
    Console console = new Console(spec.commandLine().getOut());
    ImageJob.Task task = task(data, options.seed);
    Path out = options.out("cifar");
    Training settings = recipe(options.training(EPOCHS)).build();
    new ImageJob<>(task, CifarNetTrainer.create(settings), CifarNetModel::load, console)
        .run(out, options.json);
    return 0;
  }

  /** What is learnt. */
  static ImageJob.Task task(Path data, long seed) throws IOException {
    Path folder = JobOptions.folder(data, "the binary version of CIFAR-10");
    return new ImageJob.Task(
        "cifar", "CIFAR-10", Cifar.train10(folder), Cifar.test10(folder), seed);
  }

  /** How the network is trained. */
  static Training.Builder recipe(Training.Builder settings) {
    return settings
        .schedule(Schedule.warmUp(0.05, Schedule.cosine(RATE)))
        .augmentation(Augmentation.cropAndFlip(PAD, true))
        .keepBest(true);
  }
}
