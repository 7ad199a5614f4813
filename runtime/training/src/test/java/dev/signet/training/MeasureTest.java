package dev.signet.training;

import static com.google.common.truth.Truth.assertThat;

import dev.signet.dsl.Estimator;
import dev.signet.dsl.Site;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an estimator of inputs is told of the batch. */
class MeasureTest {
  private final List<Float> told = new ArrayList<>();
  private final List<Integer> batches = new ArrayList<>();

  /** Keeps the count of its calls as its statistic. */
  private final class Counting implements Estimator {
    @Override
    public float deployed(float x, Site site) {
      return x;
    }

    @Override
    public float derivative(float x, Site site) {
      return 1f;
    }

    @Override
    public void measure(float magnitude, int batch, float[][] learned) {
      told.add(magnitude);
      batches.add(batch);
      learned[0][0]++;
    }
  }

  /** Its network's inputs are measured in every step. */
  private final class Measuring extends TinyTrainer {
    private final Parameter calls = parameter("calls", Parameter.Kind.STATISTIC, Init.ZERO, 1);
    private final Counting counting = new Counting();
    private final List<Float> expected = new ArrayList<>();

    Measuring(Training training) {
      super(training);
    }

    @Override
    protected void forward() {
      measure(counting, input, calls);
      int[] images = new int[1];
      shards(s -> {
        synchronized (images) {
          images[0] += s.images();
        }
      });
      double sum = 0;
      for (int i = 0; i < images[0] * input.size; i++) {
        sum += Math.abs(input.value[i]);
      }
      expected.add((float) (sum / (images[0] * input.size)));
      super.forward();
    }
  }

  @Test
  void everyBatchIsMeasuredWhole() {
    Training training =
        Training.builder().epochs(1).batch(16).seed(3).threads(3).reestimate(2).build();
    Measuring trainer = new Measuring(training);
    trainer.fit(TinyRun.points(40, 1));
    assertThat(trainer.calls.value[0]).isEqualTo((float) told.size());
    assertThat(told).hasSize(trainer.expected.size());
    for (int i = 0; i < told.size(); i++) {
      assertThat(told.get(i)).isWithin(1e-6f).of(trainer.expected.get(i));
    }
    // three batches of training, then those over which statistics are estimated
    assertThat(batches.subList(0, 5)).containsExactly(0, 0, 0, 1, 2).inOrder();
  }
}
