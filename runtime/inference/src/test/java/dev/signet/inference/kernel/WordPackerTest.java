package dev.signet.inference.kernel;

import static com.google.common.truth.Truth.assertWithMessage;

import dev.signet.inference.Samples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every packer against the definition. */
class WordPackerTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 7, 8, 9, 15, 16, 17, 31, 33, 63, 64})
  void everyCount(int count) {
    List<WordPacker> packers = new ArrayList<>(List.of(new PlainWordPacker()));
    if (Kernels.vector().kernels() != null) {
      packers.add(Kernels.vector().kernels().packer());
    }
    var random = new Random(count);
    float[] in = Samples.floats(random, 80);
    float[] thresholds = Samples.floats(random, 80);
    in[5] = -0f;
    thresholds[7] = 0f;
    in[6] = thresholds[8];
    Arrays.fill(thresholds, 10, 12, Float.POSITIVE_INFINITY);
    for (WordPacker packer : packers) {
      long each = 0;
      long one = 0;
      for (int i = 0; i < count; i++) {
        each |= in[5 + i] >= thresholds[7 + i] ? 1L << i : 0;
        one |= in[5 + i] >= 0f ? 1L << i : 0;
      }
      String name = packer.getClass().getSimpleName();
      assertWithMessage(name).that(packer.word(in, 5, thresholds, 7, count)).isEqualTo(each);
      assertWithMessage(name).that(packer.word(in, 5, 0f, count)).isEqualTo(one);
    }
  }
}
