package dev.signet.tests.learning;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.signet.tests.support.Bits;
import dev.signet.training.Parameter;
import dev.signet.training.Parameters;
import dev.signet.training.Training;
import dev.signet.training.data.Dataset;
import dev.signet.training.listen.BatchReport;
import dev.signet.training.listen.Listener;
import dev.signet.training.listen.RunInfo;
import dev.signet.training.optimize.Optimizer;
import dev.signet.training.optimize.Schedule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A network whose binary weights have no latents. */
class BopTest {
  private static final Dataset TRAIN = Stripes.draw(1, 600);
  private static final Dataset TEST = Stripes.draw(2, 300);
  private static final float RATE = 1e-2f;
  private static final float THRESHOLD = 1e-6f;

  private static Training settings(int epochs) {
    return Training.builder()
        .epochs(epochs)
        .batch(32)
        .seed(7)
        .optimizer(
            Optimizer.bop(THRESHOLD),
            Schedule.constant(RATE),
            Parameters.kinds(Parameter.Kind.BINARY))
        .build();
  }

  @Test
  void learnsAndIsPackedToTheBit() {
    SignNetTrainer trainer = SignNetTrainer.create(settings(6));
    trainer.fit(TRAIN);
    assertThat(trainer.evaluate(TEST).accuracy()).isAtLeast(0.95);
    SignNetModel model = trainer.freeze();
    float[] picture = new float[Stripes.SIDE * Stripes.SIDE];
    for (int i = 0; i < 50; i++) {
      TEST.values(i, picture, 0);
      assertThat(Bits.of(model.logits(picture)))
          .isEqualTo(Bits.of(trainer.evaluateLogits(picture)));
    }
  }

  /** The rule, written down a second time, over every weight and step of a run. */
  @Test
  void everyFlipFollowsFromTheGradients() {
    SignNetTrainer trainer = SignNetTrainer.create(settings(1));
    List<Parameter> signs =
        trainer.parameters().stream().filter(p -> p.kind == Parameter.Kind.BINARY).toList();
    assertThat(signs).hasSize(2);
    Watch watch = new Watch(signs);
    trainer.fit(TRAIN.head(320), watch);
    assertThat(watch.flips).isGreaterThan(0);
  }

  private static final class Watch implements Listener {
    private final List<Parameter> signs;
    private float[][] before;
    private float[][] average;
    private int flips;

    Watch(List<Parameter> signs) {
      this.signs = signs;
    }

    @Override
    public void started(RunInfo run) {
      before = signs.stream().map(p -> p.value.clone()).toArray(float[][]::new);
      average = signs.stream().map(p -> new float[p.size()]).toArray(float[][]::new);
    }

    @Override
    public void batchEnded(BatchReport batch) {
      for (int p = 0; p < before.length; p++) {
        for (int i = 0; i < before[p].length; i++) {
          float m = average[p][i] + RATE * (signs.get(p).gradient[i] - average[p][i]);
          average[p][i] = m;
          boolean flips = Math.abs(m) > THRESHOLD && Math.signum(m) == before[p][i];
          float expected = flips ? -before[p][i] : before[p][i];
          assertWithMessage("weight %s of %s after step %s", i, signs.get(p), batch.step())
              .that(signs.get(p).value[i])
              .isEqualTo(expected);
          before[p][i] = expected;
          this.flips += flips ? 1 : 0;
        }
      }
    }
  }

  @Test
  void createRefusesAnOptimizerThatCannotMoveThem() {
    assertThat(
            assertThrows(
                IllegalArgumentException.class,
                () -> SignNetTrainer.create(Training.builder().build())))
        .hasMessageThat()
        .startsWith("[FlipsNeeded] The weights conv1.source.sign are -1 and +1 without latents");
    assertThat(
            assertThrows(
                IllegalArgumentException.class, () -> StripeNetTrainer.create(settings(1))))
        .hasMessageThat()
        .startsWith("[OptimizerUnused] bop(");
  }
}
