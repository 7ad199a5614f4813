package dev.signet.examples.study;

import dev.signet.inference.CostRow;
import dev.signet.inference.PackedModel;
import dev.signet.inference.Predictor;
import dev.signet.training.Trainer;
import dev.signet.training.data.Dataset;
import dev.signet.training.listen.EpochReport;
import dev.signet.training.listen.Listener;
import dev.signet.training.recipe.Recipe;
import dev.signet.training.recipe.Stage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Trains one network with one seed. */
public final class Trial {
  private static final int TIMED = 400;
  private static final double NANOS = 1e3;

  private final Course course;
  private final Sets data;
  private final Map<String, Double> accuracies = new HashMap<>();
  private final List<Double> curve = new ArrayList<>();
  private double seconds;

  /** How a network is trained. */
  public interface Course {
    /**
     * Its stages.
     *
     * @param folder for checkpoints
     * @param measure is told of trainers between stages, by what a score calls them
     */
    Recipe<?> in(Path folder, BiConsumer<String, Trainer<?>> measure);
  }

  /** A trial that has not begun. */
  public Trial(Course course, Sets data) {
    this.course = course;
    this.data = data;
  }

  /**
   * Trains, or goes on.
   *
   * @param folder for checkpoints
   * @param progress is told of every epoch
   */
  public Score run(Path folder, Consumer<EpochReport> progress) {
    Trainer<?> trainer =
        course
            .in(folder, this::measure)
            .run(data.train(), data.validation(), stage -> List.of(watching(stage, progress)));
    measure(Score.END, trainer);
    PackedModel model = trainer.freeze();
    CostRow cost = model.costSheet().total();
    return new Score(
        accuracies,
        curve,
        seconds,
        micros(model, data.test()),
        cost.nominal().binaryMacs(),
        cost.nominal().flops(),
        cost.executed().bitOperations(),
        cost.executed().tensorBytes());
  }

  private Listener watching(Stage stage, Consumer<EpochReport> progress) {
    return new Listener() {
      @Override
      public Signal epochEnded(EpochReport epoch) {
        if (stage.number() == 1) {
          curve.add(epoch.validationAccuracy());
        }
        seconds += epoch.seconds();
        progress.accept(epoch);
        return Signal.CONTINUE;
      }
    };
  }

  private void measure(String stage, Trainer<?> trainer) {
    accuracies.put(stage, accuracy(trainer.freeze(), data.test()));
  }

  private static double accuracy(PackedModel model, Dataset test) {
    long right =
        IntStream.range(0, test.size())
            .parallel()
            .filter(i -> model.classify(values(test, i)) == test.label(i))
            .count();
    return (double) right / test.size();
  }

  /** The median, on one thread, after a first half that warms up. */
  private static double micros(PackedModel model, Dataset test) {
    Predictor predictor = model.predictor();
    long[] nanos = new long[TIMED];
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < TIMED; i++) {
        float[] values = values(test, i % test.size());
        long begin = System.nanoTime();
        predictor.classify(values);
        nanos[i] = System.nanoTime() - begin;
      }
    }
    Arrays.sort(nanos);
    return nanos[TIMED / 2] / NANOS;
  }

  private static float[] values(Dataset test, int index) {
    float[] values = new float[test.valuesPerExample()];
    test.values(index, values, 0);
    return values;
  }
}
