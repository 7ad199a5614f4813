package dev.signet.training;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.signet.training.data.Dataset;
import dev.signet.training.data.InMemory;
import dev.signet.training.listen.BatchReport;
import dev.signet.training.listen.EpochReport;
import dev.signet.training.listen.Listener;
import dev.signet.training.listen.RunInfo;
import dev.signet.training.listen.RunReport;
import dev.signet.training.loss.ClassWeights;
import dev.signet.training.measure.Evaluation;
import dev.signet.training.optimize.Schedule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainerTest {
  /** Points of a square; the class says whether both coordinates have the same sign. */
  private static Dataset points(int count, long seed) {
    Random random = new Random(seed);
    float[] values = new float[2 * count];
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      float a = side(random);
      float b = side(random);
      values[2 * i] = a;
      values[2 * i + 1] = b;
      labels[i] = a * b > 0 ? 1 : 0;
    }
    return InMemory.floats(2, 1, 1, values, labels, 2);
  }

  private static float side(Random random) {
    float size = 0.7f + 0.3f * random.nextFloat();
    return random.nextBoolean() ? size : -size;
  }

  private static Training.Builder settings() {
    return Training.builder().epochs(12).batch(32).seed(3).schedule(Schedule.cosine(0.02));
  }

  @Test
  void learnsXor() {
    Dataset train = points(600, 1);
    Dataset test = points(300, 2);
    TinyTrainer trainer = new TinyTrainer(settings().build());
    RunReport report = trainer.fit(train, test);

    Evaluation evaluation = trainer.evaluate(test);
    assertThat(evaluation.accuracy()).isGreaterThan(0.95);
    EpochReport last = report.last().orElseThrow();
    assertThat(last.validationAccuracy()).isEqualTo(evaluation.accuracy());
    assertThat(last.loss()).isLessThan(report.epochs().getFirst().loss() / 2);
  }

  @Test
  void packedModelGivesTheBitsOfTheEvaluation() {
    Dataset train = points(200, 1);
    TinyTrainer trainer = new TinyTrainer(settings().epochs(3).build());
    trainer.fit(train);
    TinyModel model = trainer.freeze();
    float[][] all = trainer.evaluateLogits(train);
    for (int i = 0; i < train.size(); i++) {
      float[] raw = new float[2];
      train.values(i, raw, 0);
      assertWithMessage("example %s", i).that(model.logits(raw)).isEqualTo(all[i]);
      assertThat(trainer.evaluateLogits(raw)).isEqualTo(all[i]);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void threadsDoNotChangeTheResult(int threads, @TempDir Path folder) throws Exception {
    Dataset train = points(150, 1);
    Path one = folder.resolve("one.safetensors");
    Path many = folder.resolve("many.safetensors");
    TinyTrainer first = new TinyTrainer(settings().shard(5).threads(1).epochs(2).build());
    first.fit(train, points(90, 2));
    first.freeze().save(one);
    TinyTrainer second = new TinyTrainer(settings().shard(5).threads(threads).epochs(2).build());
    second.fit(train, points(90, 2));
    second.freeze().save(many);
    assertThat(second.digest()).isEqualTo(first.digest());
    assertThat(Files.readAllBytes(many)).isEqualTo(Files.readAllBytes(one));
  }

  @Test
  void anotherSeedGivesAnotherResult() {
    Dataset train = points(100, 1);
    TinyTrainer first = new TinyTrainer(settings().seed(1).epochs(1).build());
    TinyTrainer second = new TinyTrainer(settings().seed(2).epochs(1).build());
    assertThat(first.digest()).isNotEqualTo(second.digest());
    first.fit(train);
    second.fit(train);
    assertThat(first.digest()).isNotEqualTo(second.digest());
  }

  @Test
  void standardisationIsThatOfTheTrainingData() {
    float[] values = {1, 5, 2, 5, 3, 5, 2, 5};
    Dataset train = InMemory.floats(2, 1, 1, values, new int[] {0, 1, 0, 1}, 2);
    Dataset wide =
        InMemory.floats(2, 1, 1, new float[] {1, 0, 2, 0, 3, 0, 2, 0}, new int[] {0, 1, 0, 1}, 2);
    TinyTrainer trainer = new TinyTrainer(settings().build());
    trainer.prepare(wide);
    // mean 2, deviation sqrt(1/2); the second channel never changes: scale 1, shift -0
    assertThat(trainer.inputScale()).isEqualTo(new float[] {(float) Math.sqrt(2), 1f});
    assertThat(trainer.inputShift()[0]).isEqualTo((float) (-2 / Math.sqrt(0.5)));
    TinyTrainer other = new TinyTrainer(settings().build());
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> other.prepare(train));
    assertThat(e).hasMessageThat().contains("value 1 of example 0 of the training data is 5.0");
    assertThat(e).hasMessageThat().contains("-4.0 to 4.0");
  }

  @Test
  void listenersAreTold() {
    List<String> calls = new ArrayList<>();
    Listener listener =
        new Listener() {
          @Override
          public void started(RunInfo run) {
            calls.add("started " + run.steps());
          }

          @Override
          public void batchEnded(BatchReport batch) {
            calls.add("batch " + batch.epoch() + "." + batch.step());
          }

          @Override
          public Signal epochEnded(EpochReport epoch) {
            calls.add("epoch " + epoch.epoch());
            return epoch.epoch() == 2 ? Signal.STOP : Signal.CONTINUE;
          }

          @Override
          public void finished(RunReport run) {
            calls.add("finished " + run.stopped());
          }
        };
    new TinyTrainer(settings().batch(40).epochs(5).build()).fit(points(70, 1), listener);
    assertThat(calls)
        .containsExactly(
            "started 2",
            "batch 1.1",
            "batch 1.2",
            "epoch 1",
            "batch 2.1",
            "batch 2.2",
            "epoch 2",
            "finished true")
        .inOrder();
  }

  @Test
  void aSingleImageLeftOverIsSkipped() {
    RunReport report = new TinyTrainer(settings().batch(32).epochs(1).build()).fit(points(65, 1));
    assertThat(report.last().orElseThrow().steps()).isEqualTo(2);
  }

  @Test
  void aBatchOfOneHasNoVariance() {
    TinyTrainer trainer = new TinyTrainer(settings().batch(1).build());
    IllegalStateException e =
        assertThrows(IllegalStateException.class, () -> trainer.fit(points(4, 1)));
    assertThat(e).hasMessageThat().contains("norm1");
    assertThat(e).hasMessageThat().contains("at least 2 images");
  }

  private static TinyTrainer poisoned(String parameter) {
    TinyTrainer trainer = new TinyTrainer(settings().build());
    for (Parameter p : trainer.parameters()) {
      if (p.name.equals(parameter)) {
        p.value[3] = Float.NaN;
      }
    }
    return trainer;
  }

  @Test
  void aLossThatIsNotFiniteNamesTheLayer() {
    TinyTrainer trainer = poisoned("norm2.beta");
    IllegalStateException e =
        assertThrows(IllegalStateException.class, () -> trainer.fit(points(64, 1)));
    assertThat(e).hasMessageThat().contains("epoch 1, step 1");
    assertThat(e).hasMessageThat().contains("norm2: NaN in image 0 of the batch, channel 3");
    IllegalStateException frozen = assertThrows(IllegalStateException.class, trainer::freeze);
    assertThat(frozen).hasMessageThat().contains("norm2.shift: the number of channel 3 is NaN");
  }

  @Test
  void aLossThatExplodesNamesTheLayer() {
    TinyTrainer trainer = new TinyTrainer(settings().build());
    Listener inflates =
        new Listener() {
          @Override
          public void batchEnded(BatchReport batch) {
            if (batch.epoch() == 2 && batch.step() == 1) {
              for (Parameter p : trainer.parameters()) {
                Arrays.fill(p.value, 0, p.name.equals("norm2.gamma") ? p.size() : 0, 1e12f);
              }
            }
          }
        };
    assertThat(
            assertThrows(IllegalStateException.class, () -> trainer.fit(points(64, 1), inflates)))
        .hasMessageThat()
        .matches(
            "the loss has exploded from \\d\\.\\d+ in the first step to \\d\\.\\d+e\\+\\d+ in epoch 2,"
                + " step 2; the first layer with values beyond 1000000\\.0 is norm2: .*E\\d+ in image 0 of the"
                + " batch, channel \\d+\\. Use a smaller learning rate or a warm-up\\.");
  }

  @Test
  void parametersThatAreNotFiniteAreFoundBehindSigns() {
    TinyTrainer trainer = poisoned("norm1.beta");
    IllegalStateException e =
        assertThrows(IllegalStateException.class, () -> trainer.fit(points(64, 1)));
    assertThat(e)
        .hasMessageThat()
        .endsWith(
            "became NaN in epoch 1, step 1; the first layer with such values is norm1: NaN in image 0"
                + " of the batch, channel 3. Use a smaller learning rate or a warm-up.");
  }

  @Test
  void dataThatDoNotFitAreRefused() {
    TinyTrainer trainer = new TinyTrainer(settings().build());
    Dataset three = InMemory.floats(3, 1, 1, new float[6], new int[] {0, 1}, 2);
    assertThat(assertThrows(IllegalArgumentException.class, () -> trainer.fit(three)))
        .hasMessageThat()
        .contains("test.Tiny takes {2, 1, 1} (channels, height, width), but the training data");
    Dataset classes = InMemory.floats(2, 1, 1, new float[4], new int[] {0, 2}, 3);
    assertThat(assertThrows(IllegalArgumentException.class, () -> trainer.fit(classes)))
        .hasMessageThat()
        .contains("puts out 2 classes, but the training data have 3");
    Dataset named = points(4, 1).withLabels(List.of("same", "other"));
    assertThat(assertThrows(IllegalArgumentException.class, () -> trainer.fit(points(4, 1), named)))
        .hasMessageThat()
        .contains("[same, other]");
    assertThat(assertThrows(IllegalStateException.class, trainer::freeze))
        .hasMessageThat()
        .contains("call fit or prepare first");
    TinyTrainer best = new TinyTrainer(settings().keepBest(true).build());
    assertThat(assertThrows(IllegalArgumentException.class, () -> best.fit(points(4, 1))))
        .hasMessageThat()
        .contains("keepBest needs validation data");
  }

  @Test
  void keepBestRestoresTheBestEpoch() {
    // The rate of the last epochs ruins what was learned.
    Training training =
        settings().epochs(6).keepBest(true).schedule(Schedule.step(0.02, 1000, 0.6)).build();
    Dataset validation = points(200, 2);
    TinyTrainer trainer = new TinyTrainer(training);
    RunReport report = trainer.fit(points(300, 1), validation);
    double best = report.best().orElseThrow().validationAccuracy();
    assertThat(trainer.evaluate(validation).accuracy()).isEqualTo(best);
    assertWithMessage("otherwise this shows nothing")
        .that(report.last().orElseThrow().validationAccuracy())
        .isLessThan(best);
  }

  @Test
  void aSecondFitContinues() {
    Dataset train = points(300, 1);
    TinyTrainer trainer = new TinyTrainer(settings().epochs(4).build());
    RunReport first = trainer.fit(train);
    RunReport second = trainer.fit(train);
    assertThat(second.epochs().getFirst().loss())
        .isLessThan(first.epochs().getFirst().loss() * 0.8);
  }

  @Test
  void equalClassWeightsChangeNothingAndOthersShiftTheAnswers() {
    Dataset train = points(300, 1);
    // One class is four times as frequent as the other.
    int[] few = IntStream.range(0, 300).filter(i -> train.label(i) == 0 || i % 4 == 0).toArray();
    Dataset skewed = train.subset(few);
    TinyTrainer plain = new TinyTrainer(settings().epochs(2).build());
    plain.fit(skewed);
    TinyTrainer equal =
        new TinyTrainer(settings().epochs(2).classWeights(ClassWeights.of(1, 1)).build());
    equal.fit(skewed);
    assertThat(equal.digest()).isEqualTo(plain.digest());
    TinyTrainer balanced =
        new TinyTrainer(settings().epochs(2).classWeights(ClassWeights.of(1, 100)).build());
    balanced.fit(skewed);
    assertThat(answers(balanced, 1)).isGreaterThan(answers(plain, 1));
    assertThat(balanced.freeze().provenance()).containsEntry("class_weights", "[1.0, 100.0]");
    TinyTrainer wrong = new TinyTrainer(settings().classWeights(ClassWeights.of(1, 1, 1)).build());
    assertThat(assertThrows(IllegalArgumentException.class, () -> wrong.fit(train)))
        .hasMessageThat()
        .isEqualTo("classWeights has 3 numbers, but test.Tiny has 2 classes; give one for each");
  }

  private static long answers(TinyTrainer trainer, int label) {
    return Arrays.stream(trainer.evaluateLogits(points(400, 9)))
        .filter(logits -> BatchLoss.greatest(logits, 0, 2) == label)
        .count();
  }

  /** Loss of the first step with these weights, and its gradient by the last layer's bias. */
  private static double[] firstStep(Dataset batch, double... weights) {
    TinyTrainer trainer =
        new TinyTrainer(
            settings().epochs(1).batch(8).classWeights(ClassWeights.of(weights)).build());
    double loss = trainer.fit(batch).last().orElseThrow().loss();
    for (Parameter p : trainer.parameters()) {
      if (p.name.equals("logits.bias")) {
        return new double[] {loss, p.gradient[0]};
      }
    }
    throw new AssertionError("no bias");
  }

  @Test
  void lossAndGradientAreWeightedMeans() {
    Dataset batch = points(8, 1);
    double ones = IntStream.range(0, 8).map(batch::label).sum();
    double zeros = 8 - ones;
    double[] alike = firstStep(batch, 1, 1);
    double[] three = firstStep(batch, 3, 1);
    double[] predicted = firstStep(batch, 1, 5);
    for (int i = 0; i < 2; i++) {
      // (w0 A + w1 B) / (w0 n0 + w1 n1), with A and B from the first two.
      double a = (three[i] * (3 * zeros + ones) - alike[i] * 8) / 2;
      double b = alike[i] * 8 - a;
      assertThat(predicted[i]).isWithin(1e-6).of((a + 5 * b) / (zeros + 5 * ones));
      assertThat(Math.abs(predicted[i] - alike[i])).isGreaterThan(1e-3);
    }
  }

  @Test
  void provenanceHasSettingsAndDataButNoThreads() {
    Dataset train = points(64, 1);
    TinyTrainer trainer = new TinyTrainer(settings().epochs(2).threads(2).build());
    trainer.fit(train);
    var provenance = trainer.freeze().provenance();
    assertThat(provenance).containsEntry("seed", "3");
    assertThat(provenance).containsEntry("schedule", "cosine(0.02)");
    assertThat(provenance).containsEntry("optimizer", "adam(0.9, 0.999, 1.0E-8)");
    assertThat(provenance).containsEntry("train", train.fingerprint());
    assertThat(provenance).containsEntry("epochs_done", "2");
    assertThat(provenance).doesNotContainKey("threads");
  }

  @Test
  void settingsAreChecked() {
    Training.Builder builder = Training.builder();
    assertThat(assertThrows(IllegalArgumentException.class, () -> builder.batch(0)))
        .hasMessageThat()
        .isEqualTo("batch must be at least 1, not 0");
    assertThat(assertThrows(IllegalArgumentException.class, () -> builder.weightDecay(-1)))
        .hasMessageThat()
        .contains("-1.0");
  }

  @Test
  void summaryCountsTrainedNumbers() {
    // latents 32 + 256, factors 16, norms 4 x 16, dense 32 + 2
    assertThat(new TinyTrainer(settings().build()).summary()).contains("402 numbers are trained");
  }
}
