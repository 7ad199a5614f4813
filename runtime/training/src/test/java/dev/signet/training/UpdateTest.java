package dev.signet.training;

import static com.google.common.truth.Truth.assertThat;

import dev.signet.training.Parameter.Kind;
import dev.signet.training.optimize.Moment;
import dev.signet.training.optimize.Optimizer;
import dev.signet.training.optimize.Schedule;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The order of clipping, decay and step, by hand; and that no thread changes a bit of it. */
class UpdateTest {
  private static final Moment FIRST = new Moment(0, 10, 10);

  private final Parameter[] parameters = new Parameter[3];
  private Update update;

  /** Three parameters of sizes that cross the pieces; every gradient comes from two shards. */
  private void update(Training.Builder settings, int... sizes) {
    Training training = settings.shard(1).seed(5).build();
    Network network = new Network(training);
    Kind[] kinds = {Kind.REAL_WEIGHT, Kind.NORM, Kind.LATENT};
    for (int i = 0; i < 3; i++) {
      parameters[i] = network.add(new Parameter("p" + i, kinds[i], sizes[i]), Init.ZERO);
    }
    update = new Update("test.Net", network, training);
    gradients(network);
  }

  private void gradients(Network network) {
    Random random = new Random(1);
    network.begin(2, 1, 0f);
    for (Parameter p : parameters) {
      for (int i = 0; i < p.size(); i++) {
        p.value[i] = random.nextFloat() - 0.5f;
      }
    }
    network
        .shards()
        .run(s -> {
          for (Parameter p : parameters) {
            float[] sum = s.partial(p);
            for (int i = 0; i < sum.length; i++) {
              sum[i] = (i % 7 + s.index() - 3) / 4f;
            }
          }
        });
  }

  @Test
  void decayIsAddedToTheGradientOrTakenFromTheWeight() {
    Training.Builder settings = Training.builder().weightDecay(0.25, Kind.NORM);
    update(settings.optimizer(Optimizer.sgd()).schedule(Schedule.constant(0.5)), 1, 1, 1);
    float[] before = {parameters[0].value[0], parameters[1].value[0]};
    update.run(1, update.rates(FIRST));
    // both shards: -3/4 - 2/4
    assertThat(parameters[0].value[0]).isEqualTo(before[0] + 0.625f);
    assertThat(parameters[1].value[0])
        .isWithin(1e-7f)
        .of(before[1] - 0.5f * (-1.25f + 0.25f * before[1]));

    update(settings.optimizer(Optimizer.adamW()).schedule(Schedule.constant(0.5)), 1, 1, 1);
    update.run(1, update.rates(FIRST));
    // Adam's first step is rate * sign(gradient)
    assertThat(parameters[0].value[0]).isWithin(1e-6f).of(before[0] + 0.5f);
    assertThat(parameters[1].value[0]).isWithin(1e-6f).of(before[1] * (1 - 0.125f) + 0.5f);
  }

  @Test
  void theWholeGradientIsClippedBeforeDecay() {
    Training.Builder settings =
        Training.builder().clipNorm(0.5).weightDecay(1, Kind.NORM).optimizer(Optimizer.sgd());
    update(settings.schedule(Schedule.constant(1)), 1, 1, 2);
    float[] before = {parameters[0].value[0], parameters[1].value[0], parameters[2].value[1]};
    update.run(1, update.rates(FIRST));
    // gradients -1.25, -1.25, -1.25 and -2/4 - 1/4 = -0.75
    double factor = 0.5 / Math.sqrt(3 * 1.25 * 1.25 + 0.75 * 0.75);
    assertThat((double) parameters[0].value[0]).isWithin(1e-6).of(before[0] + factor * 1.25);
    assertThat((double) parameters[1].value[0]).isWithin(1e-6).of(factor * 1.25);
    assertThat((double) parameters[2].value[1]).isWithin(1e-6).of(before[2] + factor * 0.75);
  }

  @Test
  void averagesFollowTheValues() {
    Training.Builder settings =
        Training.builder().averaging(0.25).optimizer(Optimizer.sgd()).seed(1);
    update(settings.schedule(Schedule.constant(1)), 1, 1, 1);
    float[] average = update.state().get("p0/running_average");
    assertThat(average).isEqualTo(new float[] {0f}); // where it was declared
    update.run(1, update.rates(FIRST));
    float first = parameters[0].value[0];
    // (1 + 1) / (10 + 1) is less than 0.25
    assertThat(average[0]).isWithin(1e-7f).of(first * 9 / 11);
    parameters[0].value[0] = 3;
    update.exchange();
    assertThat(parameters[0].value[0]).isWithin(1e-7f).of(first * 9 / 11);
    assertThat(average[0]).isEqualTo(3f);
    update.exchange();
    assertThat(parameters[0].value[0]).isEqualTo(3f);
    update.restart();
    assertThat(average[0]).isEqualTo(3f);
    update.run(1, update.rates(FIRST));
    assertThat(average[0]).isWithin(1e-6f).of(3 + (parameters[0].value[0] - 3) * 9 / 11);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void threadsDoNotChangeABit(int threads) {
    int[] sizes = {3, (1 << 14) + 1, 40_000};
    float[][] one = values(1, sizes);
    assertThat(Arrays.deepEquals(values(threads, sizes), one)).isTrue();
  }

  private float[][] values(int threads, int[] sizes) {
    Training.Builder settings =
        Training.builder()
            .threads(threads)
            .clipNorm(3)
            .clipUnits(0.5)
            .averaging(0.9)
            .weightDecay(0.1, Kind.LATENT);
    update(settings, sizes);
    update.run(1, update.rates(FIRST));
    update.exchange();
    return Arrays.stream(parameters).map(p -> p.value).toArray(float[][]::new);
  }
}
