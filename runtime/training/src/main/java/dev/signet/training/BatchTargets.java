package dev.signet.training;

import dev.signet.training.data.Dataset;
import dev.signet.training.data.Targets;
import dev.signet.training.loss.Target;
import dev.signet.training.loss.Teacher;

/** What the examples of one batch are to be answered with. */
final class BatchTargets {
  private final Targets kind;
  private final int outputs;
  private final int[] labels;
  private final float[] numbers;
  private final float[] taught;

  /** Room for a batch; {@code taught} tells whether there is a teacher. */
  BatchTargets(Dataset data, int images, boolean taught) {
    this.kind = data.targets();
    this.outputs = data.classes();
    this.labels = new int[kind == Targets.CLASS ? images : 0];
    this.numbers = new float[kind == Targets.CLASS ? 0 : images * outputs];
    this.taught = taught ? new float[images * outputs] : null;
  }

  /**
   * Takes an example into the batch; threads may take different ones.
   *
   * @param values as the student sees them
   * @param teacher null for none
   */
  void load(Dataset data, int image, int index, float[] values, Teacher.Answers teacher) {
    if (kind == Targets.CLASS) {
      labels[image] = data.label(index);
    } else {
      data.target(index, numbers, image * outputs);
    }
    if (teacher != null) {
      float[] into = new float[outputs];
      teacher.outputs(index, values, into);
      System.arraycopy(into, 0, taught, image * outputs, outputs);
    }
  }

  /** What kind they are of. */
  Targets kind() {
    return kind;
  }

  /** The class of an image, where targets are classes. */
  int label(int image) {
    return labels[image];
  }

  /** Moves a cursor to an image. */
  void at(int image, Target cursor) {
    if (kind == Targets.CLASS) {
      cursor.at(labels[image]);
    } else {
      cursor.at(numbers, image * outputs);
    }
    cursor.taught(taught, image * outputs);
  }
}
