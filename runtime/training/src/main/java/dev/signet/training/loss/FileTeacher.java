package dev.signet.training.loss;

import dev.signet.inference.file.Safetensors;
import dev.signet.inference.file.Tensor;
import dev.signet.training.data.Dataset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** See {@link Teacher#file}. */
final class FileTeacher implements Teacher {
  private static final String TENSOR = "outputs";
  private static final String DATA = "data";

  private final Path file;
  private final String data;
  private final String checksum;
  private final int examples;
  private final int outputs;
  private final float[] numbers;

  private FileTeacher(Path file, Safetensors.Contents contents, Tensor tensor) {
    this.file = file;
    this.data = contents.metadata().get(DATA);
    this.checksum = contents.metadata().get(Safetensors.CHECKSUM);
    this.examples = tensor.shape()[0];
    this.outputs = tensor.shape()[1];
    this.numbers = tensor.floats();
  }

  static FileTeacher read(Path file) throws IOException {
    Safetensors.Contents contents = Safetensors.read(file);
    Tensor tensor = contents.tensors().get(TENSOR);
    if (tensor == null
        || tensor.type() != Tensor.Type.F32
        || tensor.shape().length != 2
        || !contents.metadata().containsKey(DATA)) {
      throw new IOException(
          file
              + " holds no teacher's outputs: it needs an F32 tensor \"outputs\" of shape [examples,"
              + " outputs], and the fingerprint of their data as \"data\" in its metadata. Write one"
              + " with Teacher.write.");
    }
    for (float number : tensor.floats()) {
      if (!Float.isFinite(number)) {
        throw new IOException(file + " has a teacher's output that is " + number + ".");
      }
    }
    return new FileTeacher(file, contents, tensor);
  }

  static void write(Path file, Teacher teacher, Dataset data) throws IOException {
    teacher.check(data);
    Answers answers = teacher.answers();
    int outputs = teacher.outputs();
    float[] all = new float[Math.multiplyExact(data.size(), outputs)];
    float[] values = new float[data.valuesPerExample()];
    float[] into = new float[outputs];
    for (int i = 0; i < data.size(); i++) {
      data.values(i, values, 0);
      answers.outputs(i, values, into);
      System.arraycopy(into, 0, all, i * outputs, outputs);
    }
    Safetensors.write(
        file,
        Map.of(DATA, data.fingerprint(), "teacher", teacher.toString()),
        Map.of(TENSOR, Tensor.of(all, data.size(), outputs)));
  }

  @Override
  public int outputs() {
    return outputs;
  }

  @Override
  public void check(Dataset train) {
    if (train.size() != examples || !train.fingerprint().equals(data)) {
      throw new IllegalArgumentException(
          "%s has a teacher's outputs for other data (%d examples) than these (%d); write them anew"
                  .formatted(file, examples, train.size())
              + " with Teacher.write");
    }
  }

  @Override
  public Answers answers() {
    return (index, values, into) -> System.arraycopy(numbers, index * outputs, into, 0, outputs);
  }

  @Override
  public String toString() {
    return "file(" + checksum + ")";
  }
}
