package dev.signet.training.loss;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;

class SoftmaxCrossEntropyTest {
  @Test
  void valueAndGradient() {
    // probabilities 1/6, 2/6, 3/6
    float[] logits = {9f, 0f, (float) Math.log(2), (float) Math.log(3)};
    float[] gradient = {9f, 0f, 0f, 0f};
    double loss = SoftmaxCrossEntropy.loss(logits, 1, 3, 2, gradient, 0.5);
    assertThat(loss).isWithin(1e-7).of(Math.log(2));
    assertThat(gradient[0]).isEqualTo(9f);
    assertThat((double) gradient[1]).isWithin(1e-7).of(1 / 12.0);
    assertThat((double) gradient[2]).isWithin(1e-7).of(1 / 6.0);
    assertThat((double) gradient[3]).isWithin(1e-7).of(-0.25);
  }

  @Test
  void hugeLogitsAreSafe() {
    float[] logits = {3e38f, -3e38f};
    float[] gradient = new float[2];
    assertThat(SoftmaxCrossEntropy.loss(logits, 0, 2, 0, gradient, 1)).isEqualTo(0.0);
    assertThat(gradient).isEqualTo(new float[] {0f, 0f});
    assertThat(SoftmaxCrossEntropy.loss(logits, 0, 2, 1, gradient, 1)).isWithin(1e33).of(6e38);
    assertThat(gradient).isEqualTo(new float[] {1f, -1f});
  }

  @Test
  void nanIsPassedOn() {
    float[] logits = {Float.NaN, 1f};
    assertThat(SoftmaxCrossEntropy.loss(logits, 0, 2, 1, null, 1)).isNaN();
  }
}
