package dev.signet.training;

import static com.google.common.truth.Truth.assertThat;

import dev.signet.training.Parameter.Kind;
import org.junit.jupiter.api.Test;

class ClippingTest {
  @Test
  void factorBringsTheNormToTheBound() {
    assertThat(Clipping.factor(new double[] {9, 16}, 2.5)).isEqualTo(0.5f);
    assertThat(Clipping.factor(new double[] {9, 16}, 5)).isEqualTo(1f);
    assertThat(Clipping.factor(new double[] {}, 1)).isEqualTo(1f);
    assertThat(Clipping.factor(new double[] {Double.POSITIVE_INFINITY}, 1)).isEqualTo(1f);
    assertThat(Clipping.factor(new double[] {Double.NaN}, 1)).isEqualTo(1f);
  }

  /** Filters with norms 5 and 10; a tenth of them is the bound. */
  @Test
  void unitsAreClippedByThemselves() {
    Parameter p = new Parameter("conv.weights", Kind.REAL_WEIGHT, 2, 1, 1, 2);
    set(p.value, 3, 4, 6, -8);
    set(p.gradient, 3, -4, 0.6f, 0.8f);
    Clipping.units(p, 0.1);
    assertThat(p.gradient).usingTolerance(1e-7).containsExactly(0.3, -0.4, 0.6, 0.8).inOrder();
  }

  @Test
  void aVectorIsOneUnitAndZerosCanLeave() {
    Parameter bias = new Parameter("conv.bias", Kind.BIAS, 4);
    set(bias.gradient, 1, -1, 1, 1);
    Clipping.units(bias, 0.5);
    // limit 0.5 * 1e-3 over a norm of 2
    assertThat(bias.gradient)
        .usingTolerance(1e-9)
        .containsExactly(2.5e-4, -2.5e-4, 2.5e-4, 2.5e-4)
        .inOrder();
  }

  private static void set(float[] into, float... values) {
    System.arraycopy(values, 0, into, 0, values.length);
  }
}
