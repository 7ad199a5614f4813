package dev.signet.training.kernel;

import static com.google.common.truth.Truth.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SignPackerTest {
  static Stream<SignPacker> packers() {
    return Stream.of(new PlainSignPacker(), new VectorSignPacker());
  }

  @ParameterizedTest
  @MethodSource("packers")
  void bitsAreChannels(SignPacker packer) {
    Random random = new Random(1);
    for (int channels : new int[] {1, 7, 16, 63, 64, 65, 100, 192}) {
      int pixels = 5;
      float[] x = new float[3 + pixels * channels];
      for (int i = 0; i < x.length; i++) {
        x[i] = random.nextBoolean() ? 1f : -1f;
      }
      int perPixel = Math.ceilDiv(channels, 64);
      long[] expected = new long[pixels * perPixel];
      for (int i = 0; i < pixels * channels; i++) {
        int c = i % channels;
        expected[i / channels * perPixel + c / 64] |= (x[3 + i] > 0 ? 1L : 0L) << c;
      }
      long[] words = new long[pixels * perPixel];
      assertThat(packer.pack(x, 3, pixels, channels, words)).isTrue();
      assertThat(words).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @MethodSource("packers")
  void everyOtherNumberIsSeen(SignPacker packer) {
    for (float other : new float[] {0f, -0f, 0.999f, -1.001f, 2f, Float.NaN, 1e30f}) {
      for (int at : new int[] {0, 8, 69, 70, 139}) {
        float[] x = new float[140];
        Arrays.fill(x, -1f);
        assertThat(packer.pack(x, 0, 2, 70, new long[4])).isTrue();
        x[at] = other;
        assertThat(packer.pack(x, 0, 2, 70, new long[4])).isFalse();
      }
    }
  }
}
