package dev.signet.inference.kernel;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FloatThresholdTest {
  @ParameterizedTest
  @ValueSource(
      floats = {0f, 1f, -1f, 0.1f, -3.3e-20f, 1e-45f, -1e-45f, 3.4028235e38f, -3.4028233e38f})
  void findsEveryStep(float step) {
    assertThat(FloatThreshold.search(x -> x >= step)).isEqualTo(step);
    float above = Math.nextUp(step);
    if (Float.isFinite(above)) {
      // Zero and minus zero are one value.
      assertThat(FloatThreshold.search(x -> x > step)).isEqualTo(above + 0f);
    }
  }

  @Test
  void constantsAreInfinite() {
    assertThat(FloatThreshold.search(x -> true)).isEqualTo(Float.NEGATIVE_INFINITY);
    assertThat(FloatThreshold.search(x -> false)).isEqualTo(Float.POSITIVE_INFINITY);
  }

  @Test
  void minusZeroCountsAsZero() {
    assertThat(FloatThreshold.search(x -> x >= 0)).isEqualTo(0f);
    assertThat(FloatThreshold.search(x -> Float.compare(x, -0f) >= 0)).isEqualTo(0f);
  }

  @Test
  void holdsForTheExpressionOfAShiftedSign() {
    float shift = 0.1f;
    float theta = FloatThreshold.search(x -> x + shift >= 0);
    for (float x = -0.11f; x < -0.09f; x = Math.nextUp(x)) {
      if ((x + shift >= 0) != (x >= theta)) {
        assertWithMessage("at %s", x).fail();
      }
    }
  }

  @Test
  void aFallingSignIsRefused() {
    var e = assertThrows(IllegalArgumentException.class, () -> FloatThreshold.search(x -> x <= 2f));
    assertThat(e).hasMessageThat().contains("it must rise with its input");
  }
}
