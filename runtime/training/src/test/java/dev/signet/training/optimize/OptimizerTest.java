package dev.signet.training.optimize;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Steps worked out by hand from the published formulas. */
class OptimizerTest {
  private static float[] twoSteps(Optimizer optimizer, float[] gradient) {
    float[] value = {1f, -2f, 9f};
    Optimizer.Memory memory = optimizer.memory(3);
    memory.step(1, 0.1f, value, gradient, 0, 2);
    memory.step(2, 0.1f, value, gradient, 0, 2);
    assertThat(value[2]).isEqualTo(9f); // outside the part
    return value;
  }

  private static void near(float[] value, double first, double second) {
    assertThat((double) value[0]).isWithin(1e-6).of(first);
    assertThat((double) value[1]).isWithin(1e-6).of(second);
  }

  @Test
  void sgd() {
    near(twoSteps(Optimizer.sgd(), new float[] {0.5f, -1f, 1f}), 0.9, -1.8);
  }

  @Test
  void momentum() {
    // v: 0.5, then 0.9 * 0.5 + 0.5 = 0.95; w: 1 - 0.05 - 0.095
    near(twoSteps(Optimizer.sgd(0.9, false), new float[] {0.5f, -1f, 1f}), 0.855, -1.71);
  }

  @Test
  void nesterov() {
    // g + 0.9 v: 0.95, then 0.5 + 0.9 * 0.95 = 1.355; w: 1 - 0.095 - 0.1355
    near(twoSteps(Optimizer.sgd(0.9, true), new float[] {0.5f, -1f, 1f}), 0.7695, -1.539);
  }

  @Test
  void adamMovesByTheRateWhileGradientsAreConstant() {
    // m / (1 - b1^t) = g and v / (1 - b2^t) = g^2 at every step: rate * sign(g) each
    near(twoSteps(Optimizer.adam(), new float[] {0.5f, -1f, 1f}), 0.8, -1.8);
  }

  @Test
  void adamWithChangingGradient() {
    float[] value = {1f};
    Optimizer.Memory memory = Optimizer.adam(0.9, 0.999, 1e-3).memory(1);
    memory.step(1, 0.1f, value, new float[] {2f}, 0, 1);
    memory.step(2, 0.1f, value, new float[] {-1f}, 0, 1);
    double first = 1 - 0.1 * 2 / (2 + 1e-3);
    double m = (0.9 * 0.2 - 0.1) / (1 - 0.81);
    double v = (0.999 * 0.004 + 0.001) / (1 - 0.999 * 0.999);
    double second = first - 0.1 * m / (Math.sqrt(v) + 1e-3);
    assertThat((double) value[0]).isWithin(1e-6).of(second);
  }

  @Test
  void adamWStepsAsAdamAndSaysThatDecayIsApart() {
    assertThat(twoSteps(Optimizer.adamW(), new float[] {0.5f, -1f, 1f}))
        .isEqualTo(twoSteps(Optimizer.adam(), new float[] {0.5f, -1f, 1f}));
    assertThat(Optimizer.adamW().decouplesDecay()).isTrue();
    assertThat(Optimizer.adam().decouplesDecay()).isFalse();
    assertThat(Optimizer.adamW().toString()).isEqualTo("adamW(0.9, 0.999, 1.0E-8)");
  }

  /** Numbers that floats hold exactly, so that "exceeds" is tried at equality. */
  @Test
  void bopFlipsWhereTheAverageExceedsTheThresholdWithTheSignOfTheWeight() {
    Optimizer.Memory memory = Optimizer.bop(0.25).memory(6);
    float[] w = {1, 1, 1, -1, -1, -1};
    // m = g / 4: 0.25 equals the threshold, 0.5 exceeds it
    memory.step(1, 0.25f, w, new float[] {1, 2, -2, -1, -2, 2}, 0, 6);
    assertThat(w).isEqualTo(new float[] {1, -1, 1, -1, 1, -1});
    // m = 3/4 m + g / 4; where |m| exceeds 0.25 a weight flips only if it has the sign of m
    memory.step(2, 0.25f, w, new float[] {1, 2, 1, -1, -2, -1}, 0, 6);
    assertThat(w).isEqualTo(new float[] {-1, -1, 1, 1, 1, -1});
    assertThat(memory.state().get("average"))
        .isEqualTo(new float[] {0.4375f, 0.875f, -0.125f, -0.4375f, -0.875f, 0.125f});
    // with a rate of 1 the average is the gradient; parts leave the others alone
    memory.step(3, 1f, w, new float[] {9, -1, 9, 9, 9, 9}, 1, 3);
    assertThat(w).isEqualTo(new float[] {-1, 1, -1, 1, 1, -1});
  }

  /** A memory whose arrays are overwritten with another's goes on as that one would. */
  @Test
  void stateIsAllThatIsRemembered() {
    for (Optimizer optimizer :
        List.of(
            Optimizer.sgd(),
            Optimizer.sgd(0.9, false),
            Optimizer.sgd(0.9, true),
            Optimizer.adam())) {
      float[] value = {1f, -2f, 9f};
      float[] first = {0.5f, -1f, 3f};
      float[] second = {-0.25f, 4f, 1f};
      Optimizer.Memory one = optimizer.memory(3);
      one.step(1, 0.1f, value, first, 0, 3);
      float[] resumed = value.clone();
      Optimizer.Memory other = optimizer.memory(3);
      one.state()
          .forEach((name, array) -> System.arraycopy(array, 0, other.state().get(name), 0, 3));
      one.step(2, 0.1f, value, second, 0, 3);
      other.step(2, 0.1f, resumed, second, 0, 3);
      assertWithMessage(optimizer.toString()).that(resumed).isEqualTo(value);
    }
  }

  @Test
  void wrongNumbersAreRefused() {
    assertThat(assertThrows(IllegalArgumentException.class, () -> Optimizer.sgd(1, false)))
        .hasMessageThat()
        .contains("momentum must be from 0");
    assertThrows(IllegalArgumentException.class, () -> Optimizer.sgd(0, true));
    assertThrows(IllegalArgumentException.class, () -> Optimizer.adam(0.9, -0.1, 1e-8));
    assertThrows(IllegalArgumentException.class, () -> Optimizer.adam(0.9, 0.999, 0));
    assertThrows(IllegalArgumentException.class, () -> Optimizer.adamW(1, 0.999, 1e-8));
    assertThrows(IllegalArgumentException.class, () -> Optimizer.bop(-1e-8));
    assertThrows(IllegalArgumentException.class, () -> Optimizer.bop(Double.NaN));
  }
}
