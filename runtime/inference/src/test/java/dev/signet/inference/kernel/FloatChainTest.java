package dev.signet.inference.kernel;

import static com.google.common.truth.Truth.assertWithMessage;

import dev.signet.inference.Samples;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The loops of all kernels, bit for bit. */
class FloatChainTest {
  private static Map<String, FloatChain> chains() {
    var chains = new LinkedHashMap<String, FloatChain>();
    chains.put("naive", new NaiveKernels().chain());
    chains.put("plain", new PlainKernels().chain());
    if (Kernels.vector().kernels() != null) {
      chains.put("vector", Kernels.vector().kernels().chain());
    }
    return chains;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 70, 130})
  void everyNumberOfOutputs(int n) {
    var random = new Random(n);
    for (int count : new int[] {0, 1, 2, 5, 27}) {
      float[] in = Samples.floats(random, 3 + count);
      float[] weights = Samples.floats(random, 5 + count * n);
      float[] start = Samples.floats(random, 2 + n + 3);
      float[] expected = start.clone();
      for (int o = 0; o < n; o++) {
        for (int c = 0; c < count; c++) {
          expected[2 + o] = Math.fma(in[3 + c], weights[5 + c * n + o], expected[2 + o]);
        }
      }
      chains()
          .forEach((name, chain) -> {
            float[] out = start.clone();
            chain.run(in, 3, count, weights, 5, n, out, 2);
            assertWithMessage("%s, %s inputs", name, count).that(out).isEqualTo(expected);
          });
    }
  }
}
