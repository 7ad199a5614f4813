package dev.signet.benchmarks.networks;

import dev.signet.benchmarks.ours.OurNet;
import dev.signet.examples.digits.DigitNetTrainer;
import dev.signet.tests.published.BiRealNet18Trainer;
import dev.signet.training.Trainer;
import dev.signet.training.Training;
import dev.signet.training.data.Dataset;
import dev.signet.training.data.InMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Packed models to time: as they are before the first epoch, with random weights of one bit. The
 * time of a prediction does not depend on what the bits say.
 */
public final class Models {
  private static final Training SETTINGS = Training.builder().seed(1).build();

  private Models() {}

  /** Writes both models into a folder. For a JVM of its own: it loads the libraries of training. */
  public static void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    freeze(DigitNetTrainer.create(SETTINGS), noise(1, 28, 10), OurNet.DIGITS.file(folder));
    freeze(BiRealNet18Trainer.create(SETTINGS), noise(3, 224, 1000), OurNet.BIREAL18.file(folder));
  }

  private static void freeze(Trainer<?> trainer, Dataset examples, Path file) throws IOException {
    trainer.prepare(examples);
    trainer.freeze().save(file);
  }

  /** A few pictures of random bytes: what the range of the inputs is learned from. */
  private static Dataset noise(int channels, int size, int classes) {
    byte[] bytes = new byte[4 * channels * size * size];
    new Random(1).nextBytes(bytes);
    return InMemory.bytes(channels, size, size, bytes, new int[4], classes);
  }
}
