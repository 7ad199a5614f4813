package dev.signet.training;

import dev.signet.training.checkpoint.Checkpoints;
import dev.signet.training.data.Augmentation;
import dev.signet.training.data.Dataset;
import dev.signet.training.data.InMemory;
import dev.signet.training.listen.BatchReport;
import dev.signet.training.listen.Listener;
import dev.signet.training.listen.Listeners;
import dev.signet.training.optimize.Optimizer;
import dev.signet.training.optimize.Schedule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/**
 * A short run with all that a run can carry from step to step: moments, statistics, a schedule, an
 * augmentation, the best epoch, patience. As a program it is what the tests kill.
 */
final class TinyRun {
  static final int EPOCHS = 4;
  static final int EXAMPLES = 40;
  static final int BATCH = 16;

  private TinyRun() {}

  static Dataset points(int count, long seed) {
    Random random = new Random(seed);
    float[] values = new float[2 * count];
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      values[2 * i] = 2 * random.nextFloat() - 1;
      values[2 * i + 1] = 2 * random.nextFloat() - 1;
      labels[i] = values[2 * i] * values[2 * i + 1] > 0 ? 1 : 0;
    }
    return InMemory.floats(2, 1, 1, values, labels, 2);
  }

  static Dataset train() {
    return points(EXAMPLES, 1);
  }

  static Dataset validation() {
    return points(30, 2);
  }

  static Training.Builder settings(int threads) {
    Augmentation noise =
        (values, offset, channels, height, width, random) -> {
          values[offset] += 0.1f * random.nextFloat();
        };
    return Training.builder()
        .epochs(EPOCHS)
        .batch(BATCH)
        .shard(3)
        .threads(threads)
        .seed(5)
        .optimizer(Optimizer.adam())
        .schedule(Schedule.warmUp(0.1, Schedule.cosine(0.03)))
        .augmentation(noise)
        .weightDecay(0.001)
        .keepBest(true);
  }

  /** Two calls of fit, and the bytes that come of them. */
  static TinyTrainer run(Training training, Listener... listeners) {
    TinyTrainer trainer = new TinyTrainer(training);
    Listener[] all = Arrays.copyOf(listeners, listeners.length + 1);
    all[listeners.length] = Listeners.earlyStopping(3);
    trainer.fit(train(), validation(), all);
    trainer.fit(points(EXAMPLES / 2, 3), validation(), all);
    return trainer;
  }

  /** Arguments: folder of checkpoints, file for the model, threads, steps between checkpoints. */
  public static void main(String[] args) throws IOException {
    Checkpoints checkpoints = Checkpoints.in(Path.of(args[0]));
    int steps = Integer.parseInt(args[3]);
    Training training =
        settings(Integer.parseInt(args[2]))
            .checkpoints(steps == 0 ? checkpoints : checkpoints.everySteps(steps))
            .build();
    run(training, new Begun()).freeze().save(Path.of(args[1]));
    System.out.println("ended");
  }

  /** Says when the first step is done: libraries are loaded and files are written from then on. */
  private static final class Begun implements Listener {
    private boolean said;

    @Override
    public void batchEnded(BatchReport batch) {
      if (!said) {
        System.out.println("begun");
        said = true;
      }
    }
  }
}
