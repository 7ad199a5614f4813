package dev.signet.training.checkpoint;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Where a run leaves what it goes on from, and how often. With this setting {@code fit} goes on by
 * itself: a program that was killed is started again as it was, finds the newest sound checkpoint
 * of its folder and ends with the same bytes as if nothing had happened.
 *
 * <pre>{@code
 * Training.builder().checkpoints(Checkpoints.in(Path.of("run")).everySteps(500).keep(3))
 * }</pre>
 *
 * <p>A folder belongs to one trainer. After every change of network, data or settings, name another
 * one or delete it: {@code fit} refuses to mix two runs.
 *
 * @param folder made where it is not there
 * @param steps a checkpoint after so many steps; 0 for none between the epochs
 * @param epochs a checkpoint after so many epochs; the end of {@code fit} always has one
 * @param kept so many of the newest are kept; those at the end of earlier calls of {@code fit} stay
 *     as well
 */
public record Checkpoints(Path folder, int steps, int epochs, int kept) {
  /** Checks the numbers. */
  public Checkpoints {
    Objects.requireNonNull(folder, "folder");
    if (steps < 0) {
      throw new IllegalArgumentException(
          "a checkpoint after every " + steps + " steps; give 1 or more");
    }
    atLeastOne("epochs", epochs);
    if (kept < 1) {
      throw new IllegalArgumentException("keep must be at least 1, not " + kept);
    }
  }

  /** After every epoch, the newest two kept. */
  public static Checkpoints in(Path folder) {
    return new Checkpoints(folder, 0, 1, 2);
  }

  /** Also after every so many steps; 1 or more. */
  public Checkpoints everySteps(int steps) {
    atLeastOne("steps", steps);
    return new Checkpoints(folder, steps, epochs, kept);
  }

  /** After every so many epochs only; 1 or more. */
  public Checkpoints everyEpochs(int epochs) {
    return new Checkpoints(folder, steps, epochs, kept);
  }

  /**
   * How many of the newest are kept, 1 or more. An older one is deleted only when a newer one is
   * safe on the disk; two let a run survive a disk that damages the newest.
   */
  public Checkpoints keep(int kept) {
    return new Checkpoints(folder, steps, epochs, kept);
  }

  private static void atLeastOne(String what, int number) {
    if (number < 1) {
      throw new IllegalArgumentException(
          "a checkpoint after every " + number + " " + what + "; give 1 or more");
    }
  }
}
