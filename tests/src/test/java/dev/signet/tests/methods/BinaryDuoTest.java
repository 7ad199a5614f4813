package dev.signet.tests.methods;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.signet.inference.PackedModel;
import dev.signet.tests.support.Bits;
import dev.signet.tests.support.Data;
import dev.signet.training.Parameter;
import dev.signet.training.Trainer;
import dev.signet.training.Training;
import dev.signet.training.data.Dataset;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BinaryDuoTest {
  private static final float[][] INPUTS = Data.inputs(5, 60, 144, 0, 255, false);
  private static final Dataset DATA = Data.labelled(INPUTS, 1, 12, 12, 4);

  private static Training settings() {
    return Training.builder().epochs(3).batch(10).seed(7).build();
  }

  private static DuoNetTrainer coupled() {
    DuoNetTrainer trainer = DuoNetTrainer.create(settings());
    trainer.fit(DATA);
    return trainer;
  }

  @Test
  void theCoupledNetworkIsPackedToTheBit() {
    DuoNetTrainer trainer = coupled();
    PackedModel model = trainer.freeze();
    for (float[] input : INPUTS) {
      assertThat(Bits.of(model.logits(input))).isEqualTo(Bits.of(trainer.evaluateLogits(input)));
    }
  }

  @Test
  void trainsEveryNumberOfTheCoupledNetwork() {
    DuoNetTrainer trainer = DuoNetTrainer.create(settings());
    trainer.prepare(DATA);
    Map<String, float[]> before =
        trainer.parameters().stream().collect(Collectors.toMap(p -> p.name, p -> p.value.clone()));
    trainer.fit(DATA);
    for (Parameter p : trainer.parameters()) {
      assertWithMessage(p.name).that(p.value).isNotEqualTo(before.get(p.name));
    }
  }

  /**
   * The acceptance check of decoupling: latents twice and halved, norms twice with beta shifted by
   * a quarter down and up, the rest as it is; and the same logits, though no weight is the same.
   * They are equal to the bit unless a value lies within rounding of a threshold, as none does
   * here.
   */
  @Test
  void decoupledByHandItSaysTheSame() {
    DuoNetTrainer from = coupled();
    SplitNetTrainer to = SplitNetTrainer.create(settings());
    to.prepare(DATA);
    decouple(from, to);
    PackedModel model = to.freeze();
    for (float[] input : INPUTS) {
      String logits = Bits.of(from.evaluateLogits(input));
      assertThat(Bits.of(to.evaluateLogits(input))).isEqualTo(logits);
      assertThat(Bits.of(model.logits(input))).isEqualTo(logits);
    }
    to.fit(DATA); // both halves go their own way
    float[] beta =
        to.parameters().stream().filter(p -> p.name.equals("norm2.beta")).findFirst().get().value;
    assertThat(beta[0] + 0.25f).isNotEqualTo(beta[12] - 0.25f);
  }

  /** The compiler makes the network, and gives it the numbers, that are written by hand above. */
  @Test
  void decoupledByTheCompilerAsByHand() {
    DuoNetTrainer from = coupled();
    SplitNetTrainer hand = SplitNetTrainer.create(settings());
    hand.prepare(DATA);
    decouple(from, hand);
    DuoNetDecoupledTrainer to = from.decouple(settings());
    assertThat(to.parameters().stream().map(Parameter::toString).toList())
        .containsExactlyElementsIn(hand.parameters().stream().map(Parameter::toString).toList())
        .inOrder();
    for (int i = 0; i < to.parameters().size(); i++) {
      Parameter made = to.parameters().get(i);
      assertWithMessage(made.name).that(made.value).isEqualTo(hand.parameters().get(i).value);
    }
    for (float[] input : INPUTS) {
      assertThat(Bits.of(to.evaluateLogits(input))).isEqualTo(Bits.of(from.evaluateLogits(input)));
    }
    hand.fit(DATA);
    to.fit(DATA);
    for (int i = 0; i < to.parameters().size(); i++) {
      Parameter made = to.parameters().get(i);
      assertWithMessage(made.name).that(made.value).isEqualTo(hand.parameters().get(i).value);
    }
  }

  private static void decouple(Trainer<?> from, Trainer<?> to) {
    Map<String, Parameter> coupled =
        from.parameters().stream().collect(Collectors.toMap(p -> p.name, Function.identity()));
    for (Parameter p : to.parameters()) {
      Parameter source = coupled.get(p.name);
      int half = source.size();
      if (p.size() == half) {
        System.arraycopy(source.value, 0, p.value, 0, half);
      } else if (p.kind == Parameter.Kind.LATENT) {
        int in = source.shape[2];
        for (int i = 0; i < p.size(); i++) {
          p.value[i] = source.value[i / (2 * in) * in + i % in] / 2;
        }
      } else {
        float shift = p.name.endsWith(".beta") ? 0.25f : 0f;
        for (int i = 0; i < half; i++) {
          p.value[i] = source.value[i] - shift;
          p.value[half + i] = source.value[i] + shift;
        }
      }
    }
  }
}
