package dev.signet.training;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.signet.training.data.Dataset;
import dev.signet.training.data.InMemory;
import dev.signet.training.listen.EpochReport;
import dev.signet.training.listen.Listeners;
import dev.signet.training.listen.RunReport;
import dev.signet.training.loss.Loss;
import dev.signet.training.loss.Teacher;
import dev.signet.training.optimize.Schedule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Regression, labels, teachers: the same network, other targets and losses. */
class TargetsTest {
  private static final List<String> NAMES = List.of("product", "sum");

  private final Dataset examples = examples(400, false);
  private final Dataset numbers = examples.withNumbers(NAMES, targets(examples, false));
  private final Dataset labels = examples.withManyLabels(NAMES, targets(examples, true));

  private static Dataset examples(int count, boolean wrong) {
    Random random = new Random(count);
    float[] values = new float[2 * count];
    int[] classOf = new int[count];
    for (int i = 0; i < count; i++) {
      values[2 * i] = side(random, 0.7f);
      values[2 * i + 1] = side(random, 0.4f);
      classOf[i] = values[2 * i] * values[2 * i + 1] > 0 != wrong ? 1 : 0;
    }
    return InMemory.floats(2, 1, 1, values, classOf, 2);
  }

  /** Far from the borders between classes. */
  private static float side(Random random, float least) {
    float size = least + 0.2f * random.nextFloat();
    return random.nextBoolean() ? size : -size;
  }

  private static float[] targets(Dataset data, boolean signs) {
    float[] targets = new float[2 * data.size()];
    for (int i = 0; i < data.size(); i++) {
      float[] x = new float[2];
      data.values(i, x, 0);
      float product = x[0] * x[1];
      float sum = x[0] + x[1];
      targets[2 * i] = signs ? (product > 0 ? 1 : 0) : product;
      targets[2 * i + 1] = signs ? (sum > 0 ? 1 : 0) : sum;
    }
    return targets;
  }

  private static Training.Builder settings(Loss loss) {
    return Training.builder()
        .epochs(15)
        .batch(32)
        .seed(3)
        .schedule(Schedule.cosine(0.02))
        .loss(loss);
  }

  @Test
  void numbersAreLearnt() {
    TinyTrainer trainer = new TinyTrainer(settings(Loss.meanSquaredError()).keepBest(true).build());
    RunReport report = trainer.fit(numbers, numbers.head(100), Listeners.earlyStopping(15));
    EpochReport best = report.best().orElseThrow();
    assertThat(best.accuracy()).isNaN();
    assertThat(best.validationAccuracy()).isNaN();
    assertThat(best.score()).isEqualTo(-best.validationLoss());
    // The mean squares of product and sum are about 0.16 and 0.9: zeros have a loss of 0.52.
    assertThat(best.validationLoss()).isLessThan(0.3);
    assertThat(trainer.evaluateLoss(numbers.head(100))).isWithin(1e-9).of(best.validationLoss());
    assertThat(trainer.freeze().labels()).isEqualTo(NAMES);
    assertThat(trainer.freeze().provenance()).containsEntry("loss", "meanSquaredError()");
    assertThat(assertThrows(IllegalArgumentException.class, () -> trainer.evaluate(numbers)))
        .hasMessageThat()
        .contains("are NUMBERS; ask evaluateLoss");
  }

  @Test
  void labelsAreLearnt() {
    for (Loss loss : new Loss[] {Loss.sigmoidCrossEntropy(), Loss.squaredHinge()}) {
      TinyTrainer trainer = new TinyTrainer(settings(loss).build());
      EpochReport last = trainer.fit(labels, labels.head(100)).last().orElseThrow();
      // both labels right; a coin does it for a quarter of the examples
      assertWithMessage("%s", loss).that(last.validationAccuracy()).isAtLeast(0.65);
      assertWithMessage("%s", loss).that(last.accuracy()).isAtLeast(0.6);
    }
  }

  @Test
  void classesAreLearntByHinge() {
    TinyTrainer trainer = new TinyTrainer(settings(Loss.squaredHinge()).build());
    EpochReport last = trainer.fit(examples, examples.head(100)).last().orElseThrow();
    assertThat(last.validationAccuracy()).isAtLeast(0.9);
    assertThat(trainer.evaluate(examples.head(100)).accuracy())
        .isEqualTo(last.validationAccuracy());
  }

  /** Trained on a teacher's word alone, though every label is wrong. */
  @Test
  void teachersTeach(@TempDir Path folder) throws IOException {
    TinyTrainer trainer = new TinyTrainer(settings(Loss.crossEntropy()).build());
    trainer.fit(examples);
    TinyModel model = trainer.freeze();
    Dataset wrong = examples(400, true);
    Teacher teacher = Teacher.model(model);
    Path file = folder.resolve("outputs.safetensors");
    Teacher.write(file, teacher, wrong);
    Teacher reader = Teacher.file(file);
    float[] last = null;
    for (Teacher each : new Teacher[] {teacher, reader}) {
      Training settings = settings(Loss.distillation(each, 2, 1)).seed(9).threads(2).build();
      TinyTrainer student = new TinyTrainer(settings);
      student.fit(wrong);
      float[][] taught = student.evaluateLogits(wrong);
      int agreed = 0;
      for (int i = 0; i < taught.length; i++) {
        float[] x = new float[2];
        wrong.values(i, x, 0);
        agreed += model.classify(x) == BatchLoss.greatest(taught[i], 0, 2) ? 1 : 0;
      }
      assertThat(agreed).isAtLeast(360);
      assertWithMessage("from a model and from its file")
          .that(last == null ? taught[0] : last)
          .isEqualTo(taught[0]);
      last = taught[0];
    }
    assertThat(teacher.toString()).isEqualTo("model(" + model.checksum() + ")");
    Path saved = folder.resolve("model.safetensors");
    model.save(saved);
    assertThat(new String(Files.readAllBytes(saved), StandardCharsets.ISO_8859_1))
        .contains(model.checksum());

    TinyTrainer other = new TinyTrainer(settings(Loss.distillation(reader, 2, 1)).build());
    assertThat(assertThrows(IllegalArgumentException.class, () -> other.fit(examples.head(20))))
        .hasMessageThat()
        .contains("has a teacher's outputs for other data (400 examples) than these (20)");
    Dataset named = examples.withLabels(List.of("no", "yes"));
    TinyTrainer third = new TinyTrainer(settings(Loss.distillation(teacher, 2, 1)).build());
    assertThat(assertThrows(IllegalArgumentException.class, () -> third.fit(named)))
        .hasMessageThat()
        .contains("the teacher tells [0, 1] apart, but the training data have [no, yes]");
    assertThat(assertThrows(IOException.class, () -> Teacher.file(saved)))
        .hasMessageThat()
        .contains("holds no teacher's outputs");
  }

  @Test
  void lossesAndTargetsThatDoNotFit() {
    TinyTrainer classifier = new TinyTrainer(settings(Loss.crossEntropy()).build());
    assertThat(assertThrows(IllegalArgumentException.class, () -> classifier.fit(numbers)))
        .hasMessageThat()
        .isEqualTo(
            "the targets of the data are NUMBERS, which crossEntropy() does not learn; take"
                + " Loss.meanSquaredError");
    TinyTrainer regression = new TinyTrainer(settings(Loss.meanSquaredError()).build());
    assertThat(assertThrows(IllegalArgumentException.class, () -> regression.fit(numbers, labels)))
        .hasMessageThat()
        .contains("are NUMBERS, those of the validation data LABELS");
  }
}
