package dev.signet.training.loss;

import dev.signet.inference.PackedModel;
import dev.signet.training.data.Dataset;
import java.io.IOException;
import java.nio.file.Path;

/** Knows outputs for every example that a student is trained on. */
public interface Teacher {
  /** Outputs for an example. */
  int outputs();

  /**
   * Says whether it can teach with these data.
   *
   * @throws IllegalArgumentException where it cannot, saying why
   */
  void check(Dataset train);

  /** Somebody who answers on one thread. */
  Answers answers();

  /** Who it is, as the provenance of a model file wants: equal text only for equal outputs. */
  @Override
  String toString();

  /** Answers on one thread. */
  @FunctionalInterface
  interface Answers {
    /**
     * The outputs for an example.
     *
     * @param index of the example in the training data
     * @param values the raw values that the student sees, interleaved, varied by augmentation
     * @param into receives {@link Teacher#outputs} numbers
     */
    void outputs(int index, float[] values, float[] into);
  }

  /** A model, which is asked about what the student sees, varied by augmentation. */
  static Teacher model(PackedModel model) {
    return new ModelTeacher(model);
  }

  /**
   * Outputs of a file that {@link #write} made, or any safetensors file with an F32 tensor {@code
   * outputs} of shape {@code [examples, outputs]} and the fingerprint of the training data as
   * {@code data} in its metadata. They are those of the examples as they are, whatever augmentation
   * makes of them.
   *
   * @throws IOException where it cannot be read, or is no such file
   */
  static Teacher file(Path file) throws IOException {
    return FileTeacher.read(file);
  }

  /** Writes a teacher's outputs for all examples to a file. */
  static void write(Path file, Teacher teacher, Dataset data) throws IOException {
    FileTeacher.write(file, teacher, data);
  }
}
