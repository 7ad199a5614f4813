package dev.signet.training.loss;

import java.util.Objects;

/**
 * What is known of one example: the right answer, and a teacher's outputs where there is a teacher.
 * A cursor that its owner moves; not thread-safe. Losses only read it.
 */
public final class Target {
  private int label = -1;
  private float[] numbers;
  private int numbersFrom;
  private float[] taught;
  private int taughtFrom;

  /** Moves to an example of one class, and returns this. */
  public Target at(int label) {
    this.label = label;
    this.numbers = null;
    return this;
  }

  /** Moves to an example with targets from {@code from} on, and returns this. */
  public Target at(float[] numbers, int from) {
    this.label = -1;
    this.numbers = Objects.requireNonNull(numbers, "numbers");
    this.numbersFrom = from;
    return this;
  }

  /** Sets the teacher's outputs for the example, null for none, and returns this. */
  public Target taught(float[] outputs, int from) {
    this.taught = outputs;
    this.taughtFrom = from;
    return this;
  }

  /**
   * The class, from 0.
   *
   * @throws IllegalStateException where the target is no class
   */
  public int label() {
    if (label < 0) {
      throw new IllegalStateException("the target of this example is no class");
    }
    return label;
  }

  /** The k-th target: a number; 1 or 0 for a label; of a class, 1 where it is k, else 0. */
  public float number(int k) {
    return numbers == null ? (k == label ? 1f : 0f) : numbers[numbersFrom + k];
  }

  /**
   * The teacher's k-th output.
   *
   * @throws IllegalStateException where there is no teacher
   */
  public float taught(int k) {
    if (taught == null) {
      throw new IllegalStateException("there is no teacher");
    }
    return taught[taughtFrom + k];
  }
}
