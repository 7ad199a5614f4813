package dev.signet.training.recipe;

import dev.signet.training.checkpoint.Checkpoints;
import java.nio.file.Path;

/**
 * A part of a recipe, for whom makes its trainer.
 *
 * @param number its place in the recipe, from 1
 * @param name as the recipe calls it
 * @param folder where its checkpoints are; other files of the stage may lie there, too
 */
public record Stage(int number, String name, Path folder) {
  /**
   * What the stage's trainer keeps, for {@code Training.Builder.checkpoints}: after every epoch, if
   * nothing else is added.
   */
  public Checkpoints checkpoints() {
    return Checkpoints.in(folder);
  }

  @Override
  public String toString() {
    return "stage " + number + ", " + name;
  }
}
