package dev.signet.training;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.signet.inference.file.Json;
import dev.signet.inference.kernel.Kernels;
import dev.signet.training.data.Dataset;
import dev.signet.training.data.InMemory;
import dev.signet.training.listen.BatchReport;
import dev.signet.training.listen.Listener;
import dev.signet.training.listen.RunReport;
import dev.signet.training.optimize.Schedule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people try with a trainer, in and out of order. */
class TrainerHabitsTest {
  private static Dataset points(int count) {
    Random random = new Random(count);
    float[] values = new float[2 * count];
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      values[2 * i] = random.nextFloat() - 0.5f;
      values[2 * i + 1] = random.nextFloat() - 0.5f;
      labels[i] = values[2 * i] > 0 ? 1 : 0;
    }
    return InMemory.floats(2, 1, 1, values, labels, 2);
  }

  private static TinyTrainer trainer() {
    return new TinyTrainer(settings().build());
  }

  private static Training.Builder settings() {
    return Training.builder().epochs(2).batch(16).seed(3);
  }

  /** A data set whose values or labels nobody checked. */
  private record Unchecked(Dataset data, float value, int label) implements Dataset {
    @Override
    public int channels() {
      return data.channels();
    }

    @Override
    public int height() {
      return data.height();
    }

    @Override
    public int width() {
      return data.width();
    }

    @Override
    public int size() {
      return data.size();
    }

    @Override
    public int classes() {
      return data.classes();
    }

    @Override
    public List<String> labels() {
      return data.labels();
    }

    @Override
    public void values(int index, float[] into, int offset) {
      data.values(index, into, offset);
      into[offset + 1] = index == 5 ? value : into[offset + 1];
    }

    @Override
    public int label(int index) {
      return index == 5 ? label : data.label(index);
    }

    @Override
    public String fingerprint() {
      return data.fingerprint();
    }
  }

  @Test
  void nothingIsKnownBeforeFit() {
    TinyTrainer trainer = trainer();
    for (Runnable call :
        List.<Runnable>of(
            () -> trainer.evaluate(points(4)),
            () -> trainer.evaluateLogits(new float[2]),
            trainer::freeze)) {
      assertThat(assertThrows(IllegalStateException.class, call::run))
          .hasMessageThat()
          .isEqualTo("test.Tiny does not know its input's range yet: call fit or prepare first");
    }
    assertThat(assertThrows(IllegalStateException.class, () -> trainer.saveRun(Path.of("any"))))
        .hasMessageThat()
        .contains("call fit before saveRun");
    assertThat(assertThrows(NullPointerException.class, () -> trainer.fit((Dataset) null)))
        .hasMessageThat()
        .isEqualTo("there are no training data");
  }

  @Test
  void anUntrainedNetworkCanBeFrozenAndSaysSo() {
    TinyTrainer trainer = trainer();
    trainer.prepare(points(20));
    Map<String, String> provenance = trainer.freeze().provenance();
    assertThat(provenance).containsEntry("train", points(20).fingerprint());
    assertThat(provenance).doesNotContainKey("epochs_done");
    assertThat(trainer.evaluate(points(10)).size()).isEqualTo(10);
  }

  @Test
  void allDataOfAllFitsAreNamed() {
    TinyTrainer trainer = trainer();
    trainer.fit(points(20));
    trainer.fit(points(20));
    trainer.fit(points(30));
    Map<String, String> provenance = trainer.freeze().provenance();
    assertThat(provenance)
        .containsEntry("train", points(20).fingerprint() + ", " + points(30).fingerprint());
    assertThat(provenance).containsEntry("epochs_done", "6");
    assertThat(provenance).containsEntry("steps_done", "12");
    assertThat(provenance).doesNotContainKey("validation");
  }

  @Test
  void whatChoseTheEpochIsNamed() {
    TinyTrainer trainer = new TinyTrainer(settings().keepBest(true).build());
    trainer.fit(points(20), points(12));
    assertThat(trainer.freeze().provenance()).containsEntry("validation", points(12).fingerprint());
  }

  @Test
  void wrongValuesAndLabelsAreNamedWhoeverGivesThem() {
    TinyTrainer trainer = trainer();
    trainer.fit(points(20));
    Dataset nan = new Unchecked(points(20), Float.NaN, 0);
    assertRefused(() -> trainer.fit(nan), "value 1 of example 5 of the training data is NaN");
    Dataset wide = new Unchecked(points(20), 4.5f, 0);
    assertRefused(
        () -> trainer.fit(points(20), wide),
        "value 1 of example 5 of the validation data is 4.5, outside the range -4.0 to 4.0 that"
            + " test.Tiny declares");
    assertRefused(() -> trainer.evaluate(nan), "of the evaluation data is NaN");
    assertRefused(
        () -> trainer.evaluateLogits(new float[] {0, Float.POSITIVE_INFINITY}),
        "value 1 of the image is Infinity");
    assertRefused(() -> trainer.evaluateLogits(new float[3]), "has 2 values, not 3");
    Dataset label = new Unchecked(points(20), 0, 2);
    assertRefused(
        () -> trainer.fit(label), "example 5 of the training data has label 2; labels are 0 to 1");
  }

  private static void assertRefused(Runnable call, String message) {
    assertThat(assertThrows(IllegalArgumentException.class, call::run))
        .hasMessageThat()
        .contains(message);
  }

  @Test
  void sizesThatAreLargerThanOthersAreFine() {
    Dataset train = points(20);
    Training large = settings().batch(1000).shard(500).threads(9).build();
    RunReport report = new TinyTrainer(large).fit(train);
    assertThat(report.run().batch()).isEqualTo(20);
    assertThat(report.last().orElseThrow().steps()).isEqualTo(2);
  }

  @Test
  void aListenersExceptionEndsTrainingAndNothingElse() {
    TinyTrainer trainer = trainer();
    Listener breaks =
        new Listener() {
          @Override
          public void batchEnded(BatchReport batch) {
            if (batch.epoch() == 2) {
              throw new UnsupportedOperationException("mine");
            }
          }
        };
    assertThat(
            assertThrows(
                UnsupportedOperationException.class, () -> trainer.fit(points(40), breaks)))
        .hasMessageThat()
        .isEqualTo("mine");
    Map<String, String> provenance = trainer.freeze().provenance();
    assertThat(provenance).containsEntry("epochs_done", "1");
    assertThat(provenance).containsEntry("steps_done", "4");
    assertThat(trainer.fit(points(40)).epochs()).hasSize(2);
  }

  @Test
  void anInterruptionEndsTrainingBetweenSteps() {
    TinyTrainer trainer = trainer();
    Thread.currentThread().interrupt();
    IllegalStateException e;
    try {
      e = assertThrows(IllegalStateException.class, () -> trainer.fit(points(40)));
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(e).hasMessageThat().startsWith("training was interrupted in epoch 1, after step 1");
    assertThat(trainer.freeze().provenance()).containsEntry("steps_done", "1");
  }

  @Test
  void settingsThatCannotBe() {
    Training.Builder builder = Training.builder();
    assertRefused(() -> builder.epochs(0), "epochs must be at least 1, not 0");
    assertRefused(() -> builder.threads(-1), "threads must be at least 1, not -1");
    assertRefused(() -> builder.shard(0), "shard must be at least 1, not 0");
    assertRefused(
        () -> Schedule.cosine(-0.1), "the learning rate must be positive and finite, not -0.1");
    Training negative = settings().schedule(progress -> -1f).build();
    assertThat(
            assertThrows(
                IllegalStateException.class, () -> new TinyTrainer(negative).fit(points(20))))
        .hasMessageThat()
        .isEqualTo(
            "the learning rate of the schedule custom is -1.0 before step 1; it must be finite and"
                + " not negative");
    Training beyond = settings().progress(Schedule.line(0, 2)).epochs(4).build();
    assertThat(
            assertThrows(
                IllegalStateException.class, () -> new TinyTrainer(beyond).fit(points(20))))
        .hasMessageThat()
        .isEqualTo(
            "the progress of the schedule line(0.0, 2.0) is 1.25 before step 6; estimators want it"
                + " from 0 to 1");
    assertThat(builder.weightDecay(0.1, Parameter.Kind.BIAS, Parameter.Kind.BIAS).build())
        .isNotNull();
  }

  @Test
  void estimatorsSeeTheProgressThatIsScheduled() {
    List<Float> seen = new ArrayList<>();
    TinyTrainer trainer =
        new TinyTrainer(
            settings().epochs(4).progress(Schedule.line(0.5, 1).byEpoch()).batch(16).build());
    trainer.fit(
        points(32),
        new Listener() {
          @Override
          public void batchEnded(BatchReport batch) {
            seen.add(trainer.progress());
          }
        });
    assertThat(seen)
        .containsExactly(0.5f, 0.5f, 0.625f, 0.625f, 0.75f, 0.75f, 0.875f, 0.875f)
        .inOrder();
    assertThat(trainer.progress()).isEqualTo(1f);
  }

  @Test
  void theRunIsWrittenBesideTheModel(@TempDir Path folder) throws IOException {
    TinyTrainer trainer = new TinyTrainer(settings().threads(2).build());
    trainer.fit(points(20), points(10));
    Path model = folder.resolve("tiny.safetensors");
    trainer.freeze().save(model);
    trainer.saveRun(model);
    var run = (Map<?, ?>) Json.parse(Files.readString(folder.resolve("tiny.run.json")));
    assertThat(run.get("file")).isEqualTo("tiny.safetensors");
    assertThat(run.get("network")).isEqualTo("test.Tiny");
    assertThat(run.get("threads")).isEqualTo(2L);
    assertThat(run.get("kernels")).isEqualTo(Kernels.selected());
    var fit = (Map<?, ?>) ((List<?>) run.get("fits")).getFirst();
    assertThat(fit.get("train_examples")).isEqualTo(20L);
    assertThat((Double) fit.get("seconds")).isGreaterThan(0.0);
    var epochs = (List<?>) fit.get("epochs");
    assertThat(epochs).hasSize(2);
    assertThat(((Map<?, ?>) epochs.get(1)).get("epoch")).isEqualTo(2L);
    assertThat(((Map<?, ?>) epochs.get(1)).get("validation_accuracy")).isNotNull();
  }
}
