package dev.signet.training.loss;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.signet.training.data.Dataset;
import dev.signet.training.data.Targets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Values by hand, derivatives by central differences. */
class LossTest {
  private static final Teacher NOBODY =
      new Teacher() {
        @Override
        public int outputs() {
          return 4;
        }

        @Override
        public void check(Dataset train) {}

        @Override
        public Answers answers() {
          return (index, values, into) -> {};
        }

        @Override
        public String toString() {
          return "nobody";
        }
      };

  private static double of(Loss loss, Target target, float... outputs) {
    return loss.of(outputs, 0, outputs.length, target, null, 1);
  }

  private static Target label(int label) {
    return new Target().at(label);
  }

  private static Target numbers(float... numbers) {
    return new Target().at(numbers, 0);
  }

  @Test
  void values() {
    float ln2 = (float) Math.log(2);
    // softmax 2/3, 1/3
    assertThat(of(Loss.crossEntropy(), label(0), ln2, 0)).isWithin(1e-7).of(Math.log(1.5));
    // targets 0.9 and 0.1
    assertThat(of(Loss.crossEntropy(0.2), label(0), ln2, 0))
        .isWithin(1e-7)
        .of(0.9 * Math.log(1.5) + 0.1 * Math.log(3));
    // margins 1 - 0.5, 1 + 3 and 1 - 2
    assertThat(of(Loss.squaredHinge(), label(0), 0.5f, 3, -2)).isEqualTo((0.25 + 16) / 3);
    assertThat(of(Loss.squaredHinge(), numbers(1, 1, 0), 0.5f, 3, -0.5f)).isEqualTo(0.5 / 3);
    assertThat(of(Loss.meanSquaredError(), numbers(1, -2), 3, -1)).isEqualTo(2.5);
    // probabilities 2/3 and 1/2
    assertThat(of(Loss.sigmoidCrossEntropy(), numbers(0, 1), ln2, 0))
        .isWithin(1e-7)
        .of((Math.log(3) + Math.log(2)) / 2);
  }

  @Test
  void distillation() {
    float ln9 = (float) Math.log(9);
    Loss loss = Loss.distillation(NOBODY, 2, 0.75);
    // at temperature 2: teacher 3/4, 1/4, student 1/2, 1/2
    double divergence = 0.75 * Math.log(1.5) + 0.25 * Math.log(0.5);
    Target target = label(1).taught(new float[] {7, ln9, 0}, 1);
    assertThat(of(loss, target, 0, 0))
        .isWithin(1e-6)
        .of(0.75 * 4 * divergence + 0.25 * Math.log(2));
    assertThat(of(Loss.distillation(NOBODY, 1, 1), target, ln9, 0)).isWithin(1e-12).of(0);
    // a probability that a double cannot hold
    target.taught(new float[] {0, 3000}, 0);
    assertThat(of(Loss.distillation(NOBODY, 1, 1), target, 3000, 0)).isWithin(1e-9).of(3000);
    assertThat(loss.toString()).isEqualTo("distillation(nobody, 2.0, 0.75, crossEntropy())");
    assertThat(loss.measured()).isEqualTo(Loss.crossEntropy());
  }

  @Test
  void derivatives() {
    Random random = new Random(11);
    Loss[] all = {
      Loss.crossEntropy(),
      Loss.crossEntropy(0.3),
      Loss.squaredHinge(),
      Loss.meanSquaredError(),
      Loss.sigmoidCrossEntropy(),
      Loss.distillation(NOBODY, 3, 0.4),
      Loss.distillation(NOBODY, 0.5, 1, Loss.squaredHinge())
    };
    for (Loss loss : all) {
      for (Targets kind : Targets.values()) {
        if (loss.learns(kind)) {
          derivatives(loss, kind, random);
        }
      }
    }
  }

  private static void derivatives(Loss loss, Targets kind, Random random) {
    int count = 4;
    float[] outputs = new float[count + 2];
    float[] taught = new float[count];
    float[] numbers = new float[count];
    for (int k = 0; k < count; k++) {
      outputs[k + 1] = 2 * (float) random.nextGaussian();
      taught[k] = 2 * (float) random.nextGaussian();
      numbers[k] = kind == Targets.LABELS ? random.nextInt(2) : (float) random.nextGaussian();
    }
    Target target = kind == Targets.CLASS ? label(2) : numbers(numbers);
    target.taught(taught, 0);
    float[] gradient = {9, 0, 0, 0, 0, 9};
    double value = loss.of(outputs, 1, count, target, gradient, 0.5);
    assertThat(loss.of(outputs, 1, count, target, null, 0.5)).isEqualTo(value);
    assertThat(gradient[0] + gradient[5]).isEqualTo(18f);
    for (int k = 1; k <= count; k++) {
      float at = outputs[k];
      float step = 1e-2f;
      outputs[k] = at + step;
      double up = loss.of(outputs, 1, count, target, null, 1);
      outputs[k] = at - step;
      double down = loss.of(outputs, 1, count, target, null, 1);
      outputs[k] = at;
      assertWithMessage("%s, %s, output %s", loss, kind, k)
          .that((double) gradient[k])
          .isWithin(2e-4)
          .of(0.5 * (up - down) / (2 * step));
    }
  }

  @Test
  void lossesThatOverflowNoPower() {
    assertThat(of(Loss.sigmoidCrossEntropy(), numbers(0), 3e38f)).isEqualTo((double) 3e38f);
    assertThat(of(Loss.sigmoidCrossEntropy(), numbers(1), 3e38f)).isEqualTo(0.0);
    for (Loss loss : new Loss[] {Loss.squaredHinge(), Loss.crossEntropy(0.1)}) {
      assertThat(of(loss, label(0), Float.NaN, 1)).isNaN();
    }
  }

  @Test
  void whatEachLearns() {
    assertThat(Loss.crossEntropy().learns(Targets.LABELS)).isFalse();
    assertThat(Loss.squaredHinge().learns(Targets.LABELS)).isTrue();
    assertThat(Loss.squaredHinge().learns(Targets.NUMBERS)).isFalse();
    assertThat(Loss.meanSquaredError().learns(Targets.CLASS)).isFalse();
    assertThat(Loss.sigmoidCrossEntropy().learns(Targets.LABELS)).isTrue();
    assertThat(assertThrows(IllegalStateException.class, () -> numbers(1).label()))
        .hasMessageThat()
        .contains("no class");
    assertThat(assertThrows(IllegalStateException.class, () -> label(1).taught(0)))
        .hasMessageThat()
        .contains("no teacher");
  }

  @Test
  void wrongNumbersAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Loss.crossEntropy(1));
    assertThrows(IllegalArgumentException.class, () -> Loss.distillation(NOBODY, 0, 0.5));
    assertThrows(IllegalArgumentException.class, () -> Loss.distillation(NOBODY, 1, 1.5));
    Loss one = Loss.distillation(NOBODY, 1, 1);
    assertThrows(IllegalArgumentException.class, () -> Loss.distillation(NOBODY, 1, 0.5, one));
  }
}
