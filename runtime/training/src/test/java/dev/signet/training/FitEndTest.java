package dev.signet.training;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.signet.training.data.Dataset;
import dev.signet.training.data.InMemory;
import dev.signet.training.listen.BatchReport;
import dev.signet.training.listen.Listener;
import dev.signet.training.optimize.Schedule;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What fit leaves behind: averages, and statistics of the finished network. */
class FitEndTest {
  private static Dataset points(int count) {
    Random random = new Random(count);
    float[] values = new float[2 * count];
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      values[2 * i] = random.nextFloat() - 0.5f;
      values[2 * i + 1] = random.nextFloat() - 0.25f;
      labels[i] = values[2 * i] > 0 ? 1 : 0;
    }
    return InMemory.floats(2, 1, 1, values, labels, 2);
  }

  private static Training.Builder settings() {
    return Training.builder().epochs(2).batch(16).seed(3).schedule(Schedule.constant(0.02));
  }

  private static Map<String, float[]> copy(TinyTrainer trainer) {
    Map<String, float[]> all = new HashMap<>();
    trainer.parameters().forEach(p -> all.put(p.name, p.value.clone()));
    return all;
  }

  /** The averages, followed from outside in double. */
  @Test
  void fitEndsWithTheAverages() {
    TinyTrainer trainer = new TinyTrainer(settings().averaging(0.9).build());
    Map<String, double[]> averages = new HashMap<>();
    trainer
        .parameters()
        .forEach(p -> {
          double[] start = new double[p.size()];
          Arrays.setAll(start, i -> p.value[i]);
          averages.put(p.name, start);
        });
    int[] step = {0};
    trainer.fit(
        points(64),
        points(30),
        new Listener() {
          @Override
          public void batchEnded(BatchReport batch) {
            step[0]++;
            double d = Math.min(0.9, (1.0 + step[0]) / (10 + step[0]));
            for (Parameter p : trainer.parameters()) {
              double[] average = averages.get(p.name);
              for (int i = 0; i < average.length; i++) {
                average[i] = d * average[i] + (1 - d) * p.value[i];
              }
            }
          }
        });
    assertThat(step[0]).isEqualTo(8);
    for (Parameter p : trainer.parameters()) {
      for (int i = 0; i < p.size(); i++) {
        assertWithMessage("%s of %s", i, p)
            .that((double) p.value[i])
            .isWithin(1e-5)
            .of(averages.get(p.name)[i]);
      }
    }
  }

  @Test
  void validationMeasuresTheAverages() {
    Dataset data = points(64);
    TinyTrainer trainer = new TinyTrainer(settings().averaging(0.99).build());
    double last = trainer.fit(data, data).last().orElseThrow().validationLoss();
    assertThat(trainer.evaluate(data).logLoss()).isWithin(1e-9).of(last);
    TinyTrainer plain = new TinyTrainer(settings().build());
    assertThat(plain.fit(data, data).last().orElseThrow().validationLoss())
        .isNotWithin(1e-6)
        .of(last);
  }

  /** Whatever the statistics were: with the same weights they come out the same. */
  @Test
  void statisticsAreThoseOfTheFinishedWeights() {
    Dataset data = points(50);
    TinyTrainer running = new TinyTrainer(settings().build());
    running.fit(data);
    TinyTrainer fresh = new TinyTrainer(settings().reestimate(2).build());
    fresh.fit(data);
    TinyTrainer still =
        new TinyTrainer(settings().reestimate(2).schedule(Schedule.constant(1e-30)).build());
    still.fit(data);
    for (Parameter p : fresh.parameters()) {
      boolean statistic = p.kind == Parameter.Kind.STATISTIC;
      float[] kept = copy(running).get(p.name);
      if (statistic) {
        assertThat(p.value).isNotEqualTo(kept);
      } else {
        assertThat(p.value).isEqualTo(kept);
      }
      copyInto(p.value, parameter(still, p.name), statistic ? 7f : 0f);
    }
    still.fit(data);
    for (Parameter p : fresh.parameters()) {
      assertThat(parameter(still, p.name)).isEqualTo(p.value);
    }
  }

  private static float[] parameter(TinyTrainer trainer, String name) {
    return trainer.parameters().stream().filter(p -> p.name.equals(name)).findFirst().get().value;
  }

  private static void copyInto(float[] from, float[] to, float more) {
    for (int i = 0; i < from.length; i++) {
      to[i] = from[i] + more;
    }
  }
}
