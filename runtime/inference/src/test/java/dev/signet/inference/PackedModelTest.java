package dev.signet.inference;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import dev.signet.inference.kernel.ConvShape;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedModelTest {
  private final TinyModel model = TinyModel.random(1);

  @Test
  void logitsAreThoseOfTheDefinition() {
    for (int i = 0; i < 50; i++) {
      float[] input = input(i);
      assertWithMessage("input %s", i).that(model.logits(input)).isEqualTo(expected(1, input));
    }
  }

  @Test
  void planesAndInterleavedAreOneInput() {
    float[] interleaved = input(5);
    float[] planes = new float[40];
    byte[] bytes = new byte[40];
    for (int pixel = 0; pixel < 20; pixel++) {
      for (int c = 0; c < 2; c++) {
        planes[c * 20 + pixel] = interleaved[pixel * 2 + c];
        bytes[pixel * 2 + c] = (byte) interleaved[pixel * 2 + c];
      }
    }
    float[] expected = model.logits(interleaved);
    assertThat(model.logits(planes, ValueOrder.PLANES)).isEqualTo(expected);
    assertThat(model.logits(interleaved, ValueOrder.INTERLEAVED)).isEqualTo(expected);
    assertThat(model.logits(planes)).isNotEqualTo(expected);
    assertThat(model.logits(bytes, ValueOrder.INTERLEAVED)).isEqualTo(expected);
    assertThat(model.classify(bytes)).isEqualTo(model.classify(interleaved));
  }

  @Test
  void bytesAreUnsigned() {
    float[] floats = new float[40];
    byte[] bytes = new byte[40];
    Arrays.fill(floats, 200f);
    Arrays.fill(bytes, (byte) 200);
    assertThat(model.logits(bytes, ValueOrder.PLANES)).isEqualTo(model.logits(floats));
  }

  @Test
  void probabilitiesAreTheSoftmax() {
    float[] input = input(9);
    float[] logits = model.logits(input);
    double sum = 0;
    for (float logit : logits) {
      sum += Math.exp(logit);
    }
    float[] probabilities = model.probabilities(input);
    for (int i = 0; i < 3; i++) {
      assertThat(probabilities[i]).isWithin(1e-6f).of((float) (Math.exp(logits[i]) / sum));
    }
    int best = model.classify(input);
    assertThat(model.classifyOrReject(input, probabilities[best])).isEqualTo(OptionalInt.of(best));
    assertThat(model.classifyOrReject(input, Math.nextUp((double) probabilities[best])))
        .isEqualTo(OptionalInt.empty());
    List<Prediction> top = model.topK(input, 3);
    assertThat(top.get(0).index()).isEqualTo(best);
    assertThat(top.get(0).label()).isEqualTo(List.of("ant", "bee", "cat").get(best));
    assertThat(top.get(0).probability()).isEqualTo(probabilities[best]);
    assertThat(top.get(1).probability()).isAtLeast(top.get(2).probability());
  }

  @Test
  void hugeLogitsDoNotOverflow() {
    assertThat(Softmax.probabilities(new float[] {3e38f, 3e38f, -3e38f}))
        .isEqualTo(new float[] {0.5f, 0.5f, 0f});
  }

  @Test
  void ofEqualLogitsTheFirstWins() {
    assertThat(Predictor.greatest(new float[] {1, 3, 3, 2})).isEqualTo(1);
    List<Prediction> top = Softmax.top(new float[] {1, 3, 3, 1}, 4, List.of());
    assertThat(top.stream().map(Prediction::index).toList()).containsExactly(1, 2, 0, 3).inOrder();
    assertThat(top.get(0).label()).isEqualTo("1");
  }

  @Test
  void wrongInputsNameWhatIsWrong() {
    assertRefused(
        () -> model.classify(new float[39]),
        "39 values; one input of example.Tiny has 2 channels x 4 rows x 5 columns = 40 values");
    assertRefused(
        () -> model.classify((float[]) null),
        "null instead of values; one input of example.Tiny has 2 channels x 4 rows x 5 columns = 40"
            + " values");
    assertRefused(
        () -> model.classify(new float[][] {new float[40], null}),
        "input 1: null instead of values; one input of example.Tiny has 2 channels x 4 rows x 5"
            + " columns = 40 values");
    float[] values = new float[40];
    values[7] = Float.NaN;
    assertRefused(
        () -> model.logits(values),
        "value 7 is NaN; inputs of example.Tiny must lie in [0.0, 255.0]");
    values[7] = 255.5f;
    assertRefused(
        () -> model.probabilities(values, ValueOrder.PLANES),
        "value 7 is 255.5; inputs of example.Tiny must lie in [0.0, 255.0]");
    values[7] = Float.NEGATIVE_INFINITY;
    assertRefused(
        () -> model.classify(new float[][] {new float[40], values}),
        "input 1: value 7 is -Infinity; inputs of example.Tiny must lie in [0.0, 255.0]");
    assertRefused(
        () -> model.topK(new float[40], 4), "k is 4; it must lie in [1, 3], the number of classes");
    assertRefused(
        () -> model.topK(new float[40], 0), "k is 0; it must lie in [1, 3], the number of classes");
    assertRefused(
        () -> model.classifyOrReject(new float[40], Double.NaN),
        "minProbability is NaN; it must lie in [0, 1]");
    assertRefused(
        () -> model.classifyOrReject(new float[40], 1.5),
        "minProbability is 1.5; it must lie in [0, 1]");
    assertRefused(
        () -> model.classify(new float[2][40], ValueOrder.PLANES, 0),
        "0 threads; there must be at least 1");
    assertRefused(
        () -> {
          model.predictor().logits(new float[40], new float[4]);
          return 0;
        },
        "room for 4 outputs; the network has 3");
  }

  @Test
  void batchesOnAnyNumberOfThreadsAreTheSame() {
    float[][] batch = new float[101][];
    int[] expected = new int[batch.length];
    for (int i = 0; i < batch.length; i++) {
      batch[i] = input(i);
      expected[i] = Predictor.greatest(expected(1, batch[i]));
    }
    for (int threads : new int[] {1, 2, 3, 8, 500}) {
      assertThat(model.classify(batch, ValueOrder.INTERLEAVED, threads)).isEqualTo(expected);
    }
    assertThat(model.classify(batch)).isEqualTo(expected);
    assertThat(model.classify(new float[0][])).isEmpty();
  }

  @Test
  void eightThreadsGetEqualBits() throws Exception {
    float[][] inputs = new float[64][];
    float[][] expected = new float[inputs.length][];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = input(i);
      expected[i] = expected(1, inputs[i]);
    }
    var executor = Executors.newFixedThreadPool(8);
    try {
      var results = new ArrayList<Future<Integer>>();
      for (int t = 0; t < 8; t++) {
        int start = t;
        Callable<Integer> work =
            () -> {
              int wrong = 0;
              for (int i = 0; i < 2000; i++) {
                int at = (i * 7 + start) % inputs.length;
                wrong += Arrays.equals(model.logits(inputs[at]), expected[at]) ? 0 : 1;
              }
              return wrong;
            };
        results.add(executor.submit(work));
      }
      for (var result : results) {
        assertThat(result.get()).isEqualTo(0);
      }
    } finally {
      executor.shutdownNow();
    }
  }

  @Test
  void thePoolKeepsNoMoreThanItsBound() {
    var pool = new Pool(2);
    Predictor a = pool.borrow(model);
    Predictor b = pool.borrow(model);
    Predictor c = pool.borrow(model);
    assertThat(List.of(a, b, c)).containsNoDuplicates();
    pool.giveBack(a);
    pool.giveBack(b);
    pool.giveBack(c);
    assertThat(pool.idle()).isEqualTo(2);
    assertThat(List.of(a, b)).containsExactly(pool.borrow(model), pool.borrow(model));
    assertThat(pool.idle()).isEqualTo(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aPredictorAllocatesNothing(int parts) {
    assumeTrue(ManagementFactory.getThreadMXBean() instanceof ThreadMXBean);
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    assumeTrue(threads.isThreadAllocatedMemorySupported());
    float[] in = input(3);
    float[] logits = new float[3];
    byte[] bytes = new byte[40];
    // Until the compiler has seen to the vectors of the Vector API, they are objects.
    long least = Long.MAX_VALUE;
    try (Predictor predictor = model.predictor(parts)) {
      for (int round = 0; round < 200 && least > 0; round++) {
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 500; i++) {
          predictor.logits(in, logits);
          predictor.classify(in, ValueOrder.PLANES);
          predictor.classify(bytes);
        }
        least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
      }
    }
    assertThat(least).isEqualTo(0);
  }

  @Test
  void savesAndLoads(@TempDir Path folder) throws IOException {
    Path path = folder.resolve("tiny.safetensors");
    model.save(path);
    TinyModel loaded = TinyModel.load(path);
    assertThat(loaded.logits(input(1))).isEqualTo(model.logits(input(1)));
    assertThat(loaded.labels()).containsExactly("ant", "bee", "cat").inOrder();
    assertThat(loaded.provenance()).containsEntry("seed", "7");
    assertThat(loaded.byteSize()).isEqualTo(path.toFile().length());
  }

  @Test
  void anInterruptedThreadClassifiesAndSavesNothingHalf(@TempDir Path folder) throws IOException {
    Path path = folder.resolve("tiny.safetensors");
    Files.writeString(path, "before");
    int expected = model.classify(input(1));
    Thread.currentThread().interrupt();
    try {
      assertThat(model.classify(input(1))).isEqualTo(expected);
      float[][] batch = {input(1), input(1), input(1), input(1)};
      for (int threads = 1; threads < 4; threads++) {
        int many = threads;
        var e =
            assertThrows(
                IllegalStateException.class,
                () -> model.classify(batch, ValueOrder.INTERLEAVED, many));
        assertThat(e).hasMessageThat().isEqualTo("interrupted while classifying");
      }
      assertThrows(ClosedByInterruptException.class, () -> model.save(path));
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(Files.readString(path)).isEqualTo("before");
    assertThat(folder.toFile().list()).hasLength(1);
    assertThat(model.classify(input(1))).isEqualTo(expected);
  }

  @Test
  void ofSeveralWrongInputsTheFirstIsNamed() {
    float[][] batch = new float[64][40];
    for (int i = 9; i < 64; i++) {
      batch[i] = new float[3];
    }
    for (int round = 0; round < 50; round++) {
      var e =
          assertThrows(
              IllegalArgumentException.class,
              () -> model.classify(batch, ValueOrder.INTERLEAVED, 4));
      assertThat(e).hasMessageThat().startsWith("input 9: 3 values; ");
    }
  }

  @Test
  void theSummarySaysWhatItIs() {
    List<String> lines = model.summary().lines().toList();
    assertThat(lines)
        .containsAtLeast(
            "network  example.Tiny",
            "input    2 channels x 4 rows x 5 columns, values from 0.0 to 255.0",
            "classes  3 (ant, bee, cat)",
            "steps    1. standardize input, out_shape [4,5,2]",
            "         3. binary_conv conv, out_shape [4,5,70], fan_in 18, kernel [3,3], stride"
                + " [1,1], pad [1,1], padding zero")
        .inOrder();
    assertThat(model.summary()).contains("kernels  ");
  }

  private static void assertRefused(Callable<?> call, String message) {
    var e = assertThrows(IllegalArgumentException.class, call::call);
    assertThat(e).hasMessageThat().isEqualTo(message);
  }

  private static float[] input(long seed) {
    var random = new Random(seed);
    float[] input = new float[40];
    for (int i = 0; i < 40; i++) {
      input[i] = random.nextInt(256);
    }
    return input;
  }

  /** The network of {@link TinyModel} on ints and floats. */
  private static float[] expected(long seed, float[] input) {
    var random = new Random(seed);
    int[] conv = Samples.signs(random, 70 * 18);
    int[] dense = Samples.signs(random, 3 * 1400);
    float[] scale = Samples.floats(random, 3);
    float[] shift = Samples.floats(random, 3);
    int[] signs = new int[40];
    for (int i = 0; i < 40; i++) {
      boolean first = i % 2 == 0;
      float value = Math.fma(input[i], first ? 0.01f : 0.02f, first ? -1.2f : -2.3f);
      signs[i] = value >= (first ? 0.1f : -0.1f) ? 1 : -1;
    }
    var shape = new ConvShape(4, 5, 2, 70, 3, 3, 1, 1, 1, 1, ConvShape.Pad.ZERO);
    int[] accumulators = Samples.convolve(shape, signs, conv);
    int[] hidden = new int[1400];
    for (int i = 0; i < 1400; i++) {
      int c = i % 70;
      int acc = accumulators[i];
      boolean bit = c % 3 == 0 ? acc >= c % 5 : c % 3 == 1 ? acc <= -1 : acc % 4 == 0;
      hidden[i] = bit ? 1 : -1;
    }
    int[] sums = Samples.convolve(ConvShape.dense(1400, 3), hidden, dense);
    float[] logits = new float[3];
    for (int o = 0; o < 3; o++) {
      logits[o] = Math.fma((float) sums[o], scale[o] * 0.01f, shift[o]);
    }
    return logits;
  }
}
