package dev.signet.training.measure;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.signet.inference.file.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EvaluationTest {
  private static final List<String> ABC = List.of("a", "b", "c");

  /** Answers a, a, b, a, b, a to a, a, a, b, b, c. */
  private static Evaluation six() {
    return Evaluation.builder(ABC)
        .add(0, new float[] {3, 2, 1})
        .add(0, new float[] {3, 1, 2})
        .add(0, new float[] {2, 3, 1})
        .add(1, new float[] {3, 1, 2})
        .add(1, new float[] {1, 3, 2})
        .add(2, new float[] {3, 2, 1})
        .build();
  }

  private static List<String> numbers(int n) {
    return IntStream.range(0, n).mapToObj(i -> "class" + i).toList();
  }

  @Test
  void countsByHand() {
    Evaluation six = six();
    assertThat(six.size()).isEqualTo(6);
    assertThat(six.correct()).isEqualTo(3);
    assertThat(six.accuracy()).isEqualTo(0.5);
    int[][] expected = {{2, 1, 0}, {1, 1, 0}, {1, 0, 0}};
    for (int label = 0; label < 3; label++) {
      for (int answer = 0; answer < 3; answer++) {
        assertThat(six.confusion(label, answer)).isEqualTo(expected[label][answer]);
      }
    }
    assertThat(List.of(six.support(0), six.support(1), six.support(2))).containsExactly(3L, 2L, 1L);
    assertThat(List.of(six.answers(0), six.answers(1), six.answers(2))).containsExactly(4L, 2L, 0L);
  }

  @Test
  void ratiosByHand() {
    Evaluation six = six();
    assertThat(six.precision(0)).isEqualTo(2 / 4.0);
    assertThat(six.recall(0)).isEqualTo(2 / 3.0);
    assertThat(six.f1(0)).isWithin(1e-15).of(4 / 7.0);
    assertThat(six.precision(1)).isEqualTo(1 / 2.0);
    assertThat(six.recall(1)).isEqualTo(1 / 2.0);
    assertThat(six.f1(1)).isEqualTo(1 / 2.0);
    assertThat(six.precision(2)).isEqualTo(0);
    assertThat(six.recall(2)).isEqualTo(0);
    assertThat(six.f1(2)).isEqualTo(0);
    assertThat(six.macroPrecision()).isWithin(1e-15).of(1 / 3.0);
    assertThat(six.macroRecall()).isWithin(1e-15).of((2 / 3.0 + 1 / 2.0) / 3);
    assertThat(six.macroF1()).isWithin(1e-15).of((4 / 7.0 + 1 / 2.0) / 3);
  }

  @Test
  void topKByHand() {
    // Ranks of the labels: 0, 0, 1, 2, 0, 2.
    assertThat(six().topK(1)).isEqualTo(3 / 6.0);
    assertThat(six().topK(2)).isEqualTo(4 / 6.0);
    assertThat(six().topK(3)).isEqualTo(1);
    for (int k : new int[] {0, 4}) {
      var e = assertThrows(IllegalArgumentException.class, () -> six().topK(k));
      assertThat(e).hasMessageThat().contains("Top-" + k + " accuracy was asked of 3 classes");
    }
  }

  @Test
  void equalLogitsAreTheLowestClass() {
    Evaluation equal =
        Evaluation.builder(ABC)
            .add(0, new float[] {1, 1, 1})
            .add(1, new float[] {1, 1, 1})
            .add(2, new float[] {0, 1, 1})
            .build();
    assertThat(equal.confusion(0, 0)).isEqualTo(1);
    assertThat(equal.confusion(1, 0)).isEqualTo(1);
    assertThat(equal.confusion(2, 1)).isEqualTo(1);
    assertThat(equal.topK(1)).isEqualTo(1 / 3.0);
    assertThat(equal.topK(2)).isEqualTo(1);
  }

  @Test
  void classesNeverMetAreLeftOutOfMeans() {
    Evaluation evaluation =
        Evaluation.builder(numbers(10))
            .add(3, new float[] {0, 0, 0, 1, 0, 0, 0, 0, 0, 0})
            .add(4, new float[] {0, 0, 0, 1, 0, 0, 0, 0, 0, 0})
            .build();
    assertThat(evaluation.macroPrecision()).isEqualTo(0.25);
    assertThat(evaluation.macroRecall()).isEqualTo(0.5);
  }

  @Test
  void logLossByHand() {
    Evaluation even = Evaluation.builder(ABC).add(1, new float[] {7, 7, 7}).build();
    assertThat(even.logLoss()).isWithin(1e-12).of(Math.log(3));
    Evaluation two =
        Evaluation.builder(List.of("a", "b"))
            .add(0, new float[] {1, 0})
            .add(0, new float[] {0, 2})
            .build();
    double expected = (-Math.log(Math.E / (Math.E + 1)) - Math.log(1 / (1 + Math.exp(2)))) / 2;
    assertThat(two.logLoss()).isWithin(1e-12).of(expected);
  }

  @Test
  void logLossOfHugeLogitsIsExact() {
    Evaluation huge =
        Evaluation.builder(List.of("a", "b"))
            .add(0, new float[] {-3e38f, 3e38f})
            .add(0, new float[] {3e38f, -3e38f})
            .build();
    assertThat(huge.logLoss()).isEqualTo((double) 3e38f);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void partsAddUpToTheWhole(long seed) {
    Random random = new Random(seed);
    int classes = 2 + random.nextInt(30);
    List<Evaluation.Builder> parts =
        List.of(Evaluation.builder(numbers(classes)), Evaluation.builder(numbers(classes)));
    Evaluation.Builder whole = Evaluation.builder(numbers(classes));
    int correct = 0;
    int topThree = 0;
    for (int i = 0; i < 200; i++) {
      float[] logits = new float[classes];
      List<Integer> order = new ArrayList<>();
      for (int c = 0; c < classes; c++) {
        logits[c] = random.nextInt(10);
        order.add(c);
      }
      order.sort((a, b) -> Float.compare(logits[b], logits[a])); // stable: lower class first
      int label = random.nextInt(classes);
      correct += order.getFirst() == label ? 1 : 0;
      topThree += order.indexOf(label) < 3 ? 1 : 0;
      whole.add(label, logits);
      parts.get(i % 2).add(label, logits);
    }
    Evaluation sum =
        Evaluation.builder(numbers(classes)).addAll(parts.get(0)).addAll(parts.get(1)).build();
    for (Evaluation evaluation : List.of(whole.build(), sum)) {
      assertWithMessage("seed %s", seed).that(evaluation.size()).isEqualTo(200);
      assertWithMessage("seed %s", seed).that(evaluation.correct()).isEqualTo(correct);
      int k = Math.min(3, classes);
      assertWithMessage("seed %s", seed).that(evaluation.topK(k)).isEqualTo(topThree / 200.0);
      assertWithMessage("seed %s", seed)
          .that(evaluation.logLoss())
          .isWithin(1e-9)
          .of(whole.build().logLoss());
    }
    for (int a = 0; a < classes; a++) {
      for (int b = 0; b < classes; b++) {
        assertThat(sum.confusion(a, b)).isEqualTo(whole.build().confusion(a, b));
      }
    }
  }

  @Test
  void badAnswersAreRefused() {
    Evaluation.Builder builder = Evaluation.builder(ABC);
    Class<IllegalArgumentException> wrong = IllegalArgumentException.class;
    for (int label : new int[] {-1, 3}) {
      var e = assertThrows(wrong, () -> builder.add(label, new float[3]));
      assertThat(e).hasMessageThat().contains("Label " + label + " with 3 logits");
    }
    var length = assertThrows(wrong, () -> builder.add(0, new float[2]));
    assertThat(length).hasMessageThat().contains("2 logits was given to an evaluation of 3");
    for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
      var e = assertThrows(wrong, () -> builder.add(0, new float[] {0, bad, 0}));
      assertThat(e).hasMessageThat().contains("class 1 (b) is " + bad);
    }
    assertThat(builder.size()).isEqualTo(0);
    var none = assertThrows(IllegalStateException.class, builder::build);
    assertThat(none).hasMessageThat().contains("No example");
    assertThrows(wrong, () -> Evaluation.builder(List.of()));
    var other = Evaluation.builder(List.of("a", "b", "x"));
    var e = assertThrows(wrong, () -> builder.addAll(other));
    assertThat(e).hasMessageThat().contains("[a, b, x]");
  }

  @Test
  void builtEvaluationsNeverChange() {
    Evaluation.Builder builder = Evaluation.builder(ABC).add(0, new float[] {1, 0, 0});
    Evaluation one = builder.build();
    builder.add(0, new float[] {0, 1, 0});
    assertThat(one.accuracy()).isEqualTo(1);
    assertThat(one.support(0)).isEqualTo(1);
    assertThat(builder.build().accuracy()).isEqualTo(0.5);
  }

  @Test
  void tableOfFewClasses() {
    String text = six().toString();
    assertThat(text)
        .contains(
            """
            accuracy     0.5000 (3 of 6)
            """);
    assertThat(text)
        .contains(
            """
            class means  precision 0.3333, recall 0.3889, F1 0.3571

            class  examples  precision  recall      F1
            a             3     0.5000  0.6667  0.5714
            b             2     0.5000  0.5000  0.5000
            c             1     0.0000  0.0000  0.0000

            examples by class (rows) and answer (columns)
               a  b  c
            a  2  1  0
            b  1  1  0
            c  1  0  0
            """);
    assertThat(text).doesNotContain("top-5");
  }

  @Test
  void tableOfManyClassesIsShort() {
    Evaluation.Builder builder = Evaluation.builder(numbers(1000));
    for (int i = 0; i < 500; i++) {
      float[] logits = new float[1000];
      logits[i < 40 ? 7 : i] = 1;
      builder.add(i < 25 ? 3 : i, logits);
    }
    String text = builder.build().toString();
    assertThat(text).contains("top-5");
    assertThat(text).contains("the weakest of 1000 classes");
    assertThat(text)
        .contains(
            """
            class    answer  examples
            class3   class7        25
            class25  class7         1
            """);
    assertThat(text.lines().count()).isLessThan(35);
  }

  @Test
  void jsonHoldsTheNumbers() {
    Map<?, ?> json = (Map<?, ?>) Json.parse(six().toJson());
    assertThat(json.get("examples")).isEqualTo(6L);
    assertThat(json.get("accuracy")).isEqualTo(0.5);
    assertThat(json.get("log_loss")).isEqualTo(six().logLoss());
    assertThat(json.get("macro_f1")).isEqualTo(six().macroF1());
    assertThat(json.get("macro_precision")).isEqualTo(six().macroPrecision());
    assertThat(json.get("macro_recall")).isEqualTo(six().macroRecall());
    assertThat(json.get("confusion"))
        .isEqualTo(List.of(List.of(2L, 1L, 0L), List.of(1L, 1L, 0L), List.of(1L, 0L, 0L)));
    Map<?, ?> first = (Map<?, ?>) ((List<?>) json.get("classes")).getFirst();
    assertThat(first.get("label")).isEqualTo("a");
    assertThat(first.get("examples")).isEqualTo(3L);
    assertThat(first.get("precision")).isEqualTo(0.5);
    assertThat(json.containsKey("top5")).isFalse();
    Evaluation wide = Evaluation.builder(numbers(6)).add(5, new float[6]).build();
    assertThat(((Map<?, ?>) Json.parse(wide.toJson())).get("top5")).isEqualTo(0.0);
  }
}
