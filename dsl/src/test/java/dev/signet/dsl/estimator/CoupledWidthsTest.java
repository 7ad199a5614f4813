package dev.signet.dsl.estimator;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class CoupledWidthsTest {
  @Test
  void publishedWidthsOfConvolutions() {
    assertThat(CoupledWidths.of(2, 64, 64, 128, 128)).isEqualTo(new int[] {45, 45, 90, 90});
    assertThat(CoupledWidths.of(2, 64, 128, 256, 512)).isEqualTo(new int[] {45, 90, 180, 360});
  }

  /** VGG-7's first dense layer reads 4x4 pixels twice, and the next reads it twice. */
  @Test
  void publishedWidthOfVgg7sDenseLayer() {
    long others = 9 * (3 * 45 + 2 * 45 * 45 + 2 * 45 * 90 + 2 * 90 * 90) + 512 * 10;
    assertThat(CoupledWidths.balanced(1_575_616, others, 2 * 16 * 90 + 2 * 512)).isEqualTo(336);
  }

  @Test
  void otherNumbersOfInputs() {
    assertThat(CoupledWidths.of(1, 7, 9)).isEqualTo(new int[] {7, 9});
    assertThat(CoupledWidths.of(4, 6, 9)).isEqualTo(new int[] {3, 4});
    assertThat(CoupledWidths.of(9, 1, 5)).isEqualTo(new int[] {1, 1});
    assertThat(CoupledWidths.of(1, Integer.MAX_VALUE)).isEqualTo(new int[] {Integer.MAX_VALUE});
  }

  @Test
  void atMostSoManyWeights() {
    assertThat(CoupledWidths.balanced(100, 10, 45)).isEqualTo(2);
    assertThat(CoupledWidths.balanced(99, 10, 45)).isEqualTo(1);
  }

  @Test
  void numbersOutOfRange() {
    refused("there must be at least 1 input in one, not 0", () -> CoupledWidths.of(0, 64));
    refused("there must be a width", () -> CoupledWidths.of(2));
    refused("widths must be positive, not 0", () -> CoupledWidths.of(2, 64, 0));
    refused("other weights cannot be -1", () -> CoupledWidths.balanced(10, -1, 1));
    refused("a unit must have at least 1 weight, not 0", () -> CoupledWidths.balanced(10, 0, 0));
    refused(
        "of 10 weights not 4 are left beside the other 7", () -> CoupledWidths.balanced(10, 7, 4));
  }

  private static void refused(String message, Runnable call) {
    var thrown = assertThrows(IllegalArgumentException.class, call::run);
    assertThat(thrown).hasMessageThat().isEqualTo(message);
  }
}
