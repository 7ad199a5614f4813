package dev.signet.training.recipe;

import dev.signet.training.Trainer;
import dev.signet.training.checkpoint.Checkpoints;
import dev.signet.training.data.Dataset;
import dev.signet.training.listen.Listener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Stages of training, one network after another: real, then with binary inputs, then binary
 * (Martinez et al. 2020, arXiv 2003.11535; Liu et al. 2020, arXiv 2003.03488); teacher to student;
 * coupled, then decoupled. Each stage has checkpoints in a folder of its own: a program that was
 * stopped is started again as it was, loads the ends of the stages that are done, goes on within
 * the one that was broken off, and ends with the same bytes.
 *
 * <pre>{@code
 * BinaryNetTrainer trainer = Recipe.in(folder)
 *     .first("real", stage -> RealNetTrainer.create(settings.checkpoints(stage.checkpoints()).build()))
 *     .then("signs", stage -> BinaryNetTrainer.create(settings.checkpoints(stage.checkpoints()).build()))
 *     .run(train, validation, Listeners.progress());
 * }</pre>
 *
 * @param <T> the trainer of the last stage
 */
public final class Recipe<T extends Trainer<?>> {
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]*");

  /** Trains up to and including a stage. */
  private interface Part<T> {
    T run(Dataset train, Dataset validation, Function<Stage, List<Listener>> listeners);
  }

  /** A recipe without stages yet. */
  public static final class Start {
    private final Path folder;

    private Start(Path folder) {
      this.folder = folder;
    }

    /**
     * The first stage.
     *
     * @param name names its folder: letters, digits, spaces, dots and dashes
     * @param trainer makes its trainer, with the stage's {@link Stage#checkpoints}
     * @throws IllegalArgumentException if the name is none
     */
    public <T extends Trainer<?>> Recipe<T> first(String name, Function<Stage, T> trainer) {
      Stage stage = stage(folder, List.of(), name);
      Objects.requireNonNull(trainer, "trainer");
      return new Recipe<>(
          folder,
          List.of(stage),
          (train, validation, listeners) ->
              fit(stage, trainer.apply(stage), train, validation, listeners));
    }
  }

  private final Path folder;
  private final List<Stage> stages;
  private final Part<T> part;

  private Recipe(Path folder, List<Stage> stages, Part<T> part) {
    this.folder = folder;
    this.stages = stages;
    this.part = part;
  }

  /** A recipe whose stages have folders in this one, which is made if it is not there. */
  public static Start in(Path folder) {
    return new Start(Objects.requireNonNull(folder, "folder"));
  }

  /**
   * One more stage, which {@linkplain Trainer#startFrom(Trainer) starts from} what the one before
   * has learnt.
   *
   * @param name names its folder: letters, digits, spaces, dots and dashes
   * @param trainer makes its trainer, with the stage's {@link Stage#checkpoints}
   * @throws IllegalArgumentException if the name is none or taken
   */
  public <U extends Trainer<?>> Recipe<U> then(String name, Function<Stage, U> trainer) {
    Objects.requireNonNull(trainer, "trainer");
    return then(
        name,
        (stage, before) -> {
          U next = trainer.apply(stage);
          next.startFrom(before);
          return next;
        });
  }

  /**
   * One more stage, which takes of the one before what it wants: {@code before.decouple(settings)},
   * or a {@code Teacher.model(before.freeze())} in its loss.
   *
   * @param name names its folder: letters, digits, spaces, dots and dashes
   * @param trainer makes its trainer, with the stage's {@link Stage#checkpoints}, from the trainer
   *     of the stage before, which is done
   * @throws IllegalArgumentException if the name is none or taken
   */
  public <U extends Trainer<?>> Recipe<U> then(String name, BiFunction<Stage, T, U> trainer) {
    Objects.requireNonNull(trainer, "trainer");
    Stage stage = stage(folder, stages, name);
    List<Stage> all = new ArrayList<>(stages);
    all.add(stage);
    return new Recipe<>(
        folder,
        List.copyOf(all),
        (train, validation, listeners) -> {
          U next = trainer.apply(stage, part.run(train, validation, listeners));
          return fit(stage, next, train, validation, listeners);
        });
  }

  private static Stage stage(Path folder, List<Stage> before, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a stage cannot be called '"
              + name
              + "', which names its folder: begin with a letter or a digit, and go on with those,"
              + " spaces, dots and dashes");
    }
    if (before.stream().anyMatch(s -> s.name().equals(name))) {
      throw new IllegalArgumentException(
          "two stages are called '" + name + "': give each a name of its own");
    }
    int number = before.size() + 1;
    return new Stage(number, name, folder.resolve(number + "-" + name));
  }

  private static <T extends Trainer<?>> T fit(
      Stage stage,
      T trainer,
      Dataset train,
      Dataset validation,
      Function<Stage, List<Listener>> listeners) {
    Checkpoints kept = trainer.training().checkpoints();
    if (kept == null || !kept.folder().equals(stage.folder())) {
      throw new IllegalArgumentException(
          stage
              + ": its trainer "
              + (kept == null ? "has no checkpoints" : "has its checkpoints in " + kept.folder())
              + ", so that the recipe could not go on after a stop. Give its settings"
              + " checkpoints(stage.checkpoints())");
    }
    trainer.fit(train, validation, listeners.apply(stage).toArray(Listener[]::new));
    return trainer;
  }

  /** In order. */
  public List<Stage> stages() {
    return stages;
  }

  /**
   * Trains all stages, or goes on where an earlier run was stopped.
   *
   * @param train what every stage learns from
   * @param validation what every stage measures its epochs on; null for none
   * @param listeners are told of every stage
   * @return the trainer of the last stage
   * @throws dev.signet.training.checkpoint.CheckpointException if a stage that is there already is
   *     one of other data, settings or network
   */
  public T run(Dataset train, Dataset validation, Listener... listeners) {
    List<Listener> all = List.of(listeners);
    return part.run(train, validation, stage -> all);
  }

  /** As the other, with listeners of its own for each stage, such as a file in its folder. */
  public T run(Dataset train, Dataset validation, Function<Stage, List<Listener>> listeners) {
    return part.run(train, validation, listeners);
  }
}
