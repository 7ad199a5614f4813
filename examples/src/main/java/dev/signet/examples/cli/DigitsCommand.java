package dev.signet.examples.cli;

import dev.signet.examples.baseline.LogisticRegression;
import dev.signet.examples.digits.DigitNetModel;
import dev.signet.examples.digits.DigitNetTrainer;
import dev.signet.examples.digits.DrawnDigits;
import dev.signet.training.Training;
import dev.signet.training.data.Augmentation;
import dev.signet.training.data.Dataset;
import dev.signet.training.data.Idx;
import dev.signet.training.data.InMemory;
import dev.signet.training.optimize.Schedule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Learns to read digits that the example draws, or any set in the format of MNIST. */
@Command(
    name = "digits",
    description = "Learns to read 28x28 pictures: digits drawn from the seed, or a set like MNIST.")
final class DigitsCommand implements Callable<Integer> {
  static final int DRAWN_EPOCHS = 3;
  private static final int DRAWN_IMAGES = 16_000;
  private static final int DRAWN_TESTS = 4_000;
  static final int DATA_EPOCHS = 13;
  private static final double RATE = 0.005;

  @Spec private CommandSpec spec;
  @Mixin private JobOptions options;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder with train-images-idx3-ubyte and so on, plain or .gz.")
  private Path data;

  @Option(
      names = "--flip",
      description = "Mirror every other picture while training: for clothes, not for digits.")
  private boolean flip;

  @Override
  public Integer call() throws IOException {
    Console console = new Console(spec.commandLine().getOut());
    if (flip && data == null) {
      throw new UserError("--flip would mirror digits, which no one writes. Use it with --data.");
    }
    ImageJob.Task given = data == null ? null : given(data, options.seed);
    Path out = options.out("digits");
    ImageJob.Task task = given == null ? drawn(console) : given;
    Training.Builder settings = recipe(options.training(data == null ? DRAWN_EPOCHS : DATA_EPOCHS));
    if (flip) {
      settings.augmentation(Augmentation.flip());
    }
    new ImageJob<>(task, DigitNetTrainer.create(settings.build()), DigitNetModel::load, console)
        .run(out, options.json);
    return 0;
  }

  /** How the network is trained. */
  static Training.Builder recipe(Training.Builder settings) {
    return settings.schedule(Schedule.warmUp(0.05, Schedule.cosine(RATE))).keepBest(true);
  }

  /** Pictures drawn from the seed. */
  static ImageJob.Task drawn(long seed) {
    return task(
        DrawnDigits.draw(seed, 0, DRAWN_IMAGES), DrawnDigits.draw(seed, 1, DRAWN_TESTS), seed);
  }

  private static ImageJob.Task task(DrawnDigits train, DrawnDigits test, long seed) {
    return new ImageJob.Task("digits", "drawn digits", set(train), set(test), seed);
  }

  private ImageJob.Task drawn(Console console) {
    DrawnDigits train = DrawnDigits.draw(options.seed, 0, DRAWN_IMAGES);
    DrawnDigits test = DrawnDigits.draw(options.seed, 1, DRAWN_TESTS);
    console.line("Drew %,d digits, and %,d others to test on.", train.size(), test.size());
    int[] labels = classes(train);
    double baseline =
        LogisticRegression.fit(floats(train), labels, DrawnDigits.CLASSES, options.seed)
            .accuracy(floats(test), classes(test));
    console.line("Logistic regression on their pixels reads %.1f%% of these.", 100 * baseline);
    return task(train, test, options.seed).with("logistic_regression_accuracy", baseline);
  }

  /** A set like MNIST, by the name of its folder. */
  static ImageJob.Task given(Path data, long seed) throws IOException {
    Path folder = JobOptions.folder(data, "a set in the format of MNIST");
    String name = folder.toAbsolutePath().normalize().getFileName().toString();
    boolean fashion = name.toLowerCase(Locale.ROOT).contains("fashion");
    Dataset train = fashion ? Idx.train(folder, Idx.FASHION_MNIST) : Idx.train(folder);
    Dataset test = fashion ? Idx.test(folder, Idx.FASHION_MNIST) : Idx.test(folder);
    for (Dataset set : List.of(train, test)) {
      if (set.height() != DrawnDigits.SIZE || set.width() != DrawnDigits.SIZE) {
        throw new UserError(
            ("The pictures in %s are %d by %d pixels, the network reads 28 by 28."
                    + " Give a set like MNIST.")
                .formatted(folder, set.height(), set.width()));
      }
    }
    return new ImageJob.Task("digits", name, train, test, seed);
  }

  private static Dataset set(DrawnDigits digits) {
    int size = DrawnDigits.SIZE;
    return InMemory.bytes(1, size, size, digits.pixels(), classes(digits), DrawnDigits.CLASSES);
  }

  private static int[] classes(DrawnDigits digits) {
    int[] classes = new int[digits.size()];
    for (int i = 0; i < classes.length; i++) {
      classes[i] = digits.labels()[i];
    }
    return classes;
  }

  private static float[] floats(DrawnDigits digits) {
    float[] values = new float[digits.pixels().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = digits.pixels()[i] & 0xff;
    }
    return values;
  }
}
