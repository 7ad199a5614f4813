package dev.signet.inference;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class SplitPredictorTest {
  private final TinyModel model = TinyModel.random(1);

  @Test
  void theSameBitsOnAnyNumberOfThreads() {
    float[] logits = new float[3];
    for (int threads = 1; threads <= 6; threads++) { // of four rows
      try (Predictor predictor = model.predictor(threads)) {
        for (int i = 0; i < 3_000; i++) {
          float[] input = input(i);
          predictor.logits(input, logits);
          assertWithMessage("%s threads, input %s", threads, i)
              .that(logits)
              .isEqualTo(model.logits(input));
        }
      }
    }
  }

  @Test
  void manyPredictorsAtOnce() {
    float[][] inputs = new float[64][];
    Arrays.setAll(inputs, SplitPredictorTest::input);
    int[] expected = model.classify(inputs, ValueOrder.INTERLEAVED, 1);
    Thread[] callers = new Thread[4];
    int[][] found = new int[callers.length][];
    for (int c = 0; c < callers.length; c++) {
      int caller = c;
      callers[c] =
          new Thread(() -> {
            try (Predictor predictor = model.predictor(3)) {
              found[caller] = Arrays.stream(inputs).mapToInt(predictor::classify).toArray();
            }
          });
      callers[c].start();
    }
    for (int c = 0; c < callers.length; c++) {
      join(callers[c]);
      assertThat(found[c]).isEqualTo(expected);
    }
  }

  @Test
  void wrongInputsAreRefusedBeforeTheThreadsBegin() {
    try (Predictor predictor = model.predictor(2)) {
      assertThrows(IllegalArgumentException.class, () -> predictor.classify(new float[3]));
      assertThrows(IllegalArgumentException.class, () -> predictor.logits(input(1), new float[4]));
      assertThat(predictor.classify(input(1))).isEqualTo(model.classify(input(1)));
    }
  }

  @Test
  void aClosedPredictorSaysSo() {
    Predictor predictor = model.predictor(2);
    predictor.close();
    predictor.close();
    assertThat(assertThrows(IllegalStateException.class, () -> predictor.classify(input(1))))
        .hasMessageThat()
        .isEqualTo("the threads of this predictor were closed");
  }

  @Test
  void oneThreadHasNothingToClose() {
    Predictor predictor = model.predictor(1);
    predictor.close();
    assertThat(predictor.classify(input(1))).isEqualTo(model.classify(input(1)));
  }

  @Test
  void thereMustBeAThread() {
    for (int threads : new int[] {0, -1}) {
      assertThat(assertThrows(IllegalArgumentException.class, () -> model.predictor(threads)))
          .hasMessageThat()
          .isEqualTo(threads + " threads; there must be at least 1");
    }
  }

  @Test
  void theThreadsOfAForgottenPredictorEnd() throws InterruptedException {
    Thread thread = forgotten();
    while (thread.isAlive()) {
      System.gc();
      thread.join(20);
    }
  }

  /** Starts a predictor and gives its thread. */
  private Thread forgotten() {
    Thread[] before = threads();
    model.predictor(2).classify(input(1));
    return Arrays.stream(threads())
        .filter(t -> t.getName().equals("signet-part-1") && !Arrays.asList(before).contains(t))
        .findFirst()
        .orElseThrow();
  }

  private static Thread[] threads() {
    return Thread.getAllStackTraces().keySet().toArray(new Thread[0]);
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static float[] input(int seed) {
    var random = new Random(seed);
    float[] input = new float[40];
    for (int i = 0; i < input.length; i++) {
      input[i] = random.nextInt(256);
    }
    return input;
  }
}
