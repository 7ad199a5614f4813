package dev.signet.training.kernel;

import static com.google.common.truth.Truth.assertWithMessage;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RunKernelTest {
  private static final int LONGEST = 70;

  static Stream<RunKernel> kernels() {
    return Stream.of(new PlainRunKernel(), new VectorRunKernel());
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void runsOfAnyLengthAreCopied(RunKernel kernel) {
    Random random = new Random(1);
    for (int count = 0; count <= LONGEST; count++) {
      float[] from = numbers(LONGEST + 10, random);
      float[] into = numbers(LONGEST + 10, random);
      float[] expected = into.clone();
      System.arraycopy(from, 3, expected, 5, count);
      kernel.copy(from, 3, into, 5, count);
      assertWithMessage("%s numbers", count).that(into).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void runsOfAnyLengthAreAdded(RunKernel kernel) {
    Random random = new Random(2);
    for (int count = 0; count <= LONGEST; count++) {
      float[] from = numbers(LONGEST + 10, random);
      float[] into = numbers(LONGEST + 10, random);
      float[] expected = into.clone();
      for (int i = 0; i < count; i++) {
        expected[5 + i] += from[3 + i];
      }
      kernel.add(from, 3, into, 5, count);
      assertWithMessage("%s numbers", count).that(into).isEqualTo(expected);
    }
  }

  private static float[] numbers(int count, Random random) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = random.nextFloat() - 0.5f;
    }
    return numbers;
  }
}
