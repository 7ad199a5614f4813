package dev.signet.training.data;

import static com.google.common.truth.Truth.assertWithMessage;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.function.Executable;

/** Small sets and checks that several tests use. */
final class Samples {
  private Samples() {}

  /** Examples of one value, which is the example's number; labels repeat 0, 1, ... */
  static Dataset counting(int size, int classes) {
    float[] values = new float[size];
    int[] labels = new int[size];
    for (int i = 0; i < size; i++) {
      values[i] = i;
      labels[i] = i % classes;
    }
    return InMemory.floats(1, 1, 1, values, labels, classes);
  }

  static float[] values(Dataset data, int index) {
    float[] values = new float[data.valuesPerExample()];
    data.values(index, values, 0);
    return values;
  }

  /** The first value of every example. */
  static List<Integer> firsts(Dataset data) {
    List<Integer> firsts = new ArrayList<>();
    IntStream.range(0, data.size()).forEach(i -> firsts.add((int) values(data, i)[0]));
    return firsts;
  }

  static List<Integer> labels(Dataset data) {
    return IntStream.range(0, data.size()).map(data::label).boxed().toList();
  }

  /** Runs what must fail and checks that its message holds all the parts. */
  static <T extends Throwable> T fails(Class<T> type, Executable action, String... parts) {
    T failure = Assertions.assertThrows(type, action);
    for (String part : parts) {
      assertWithMessage("message").that(failure).hasMessageThat().contains(part);
    }
    return failure;
  }
}
