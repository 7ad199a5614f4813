package dev.signet.dsl;

import static com.google.common.truth.Truth.assertWithMessage;

import org.junit.jupiter.api.Test;

/** Arithmetic on parameters must not come out as a size that somebody could have written. */
final class ParamTest {
  private static final int[] CODES = {Param.OUT, Param.WIDTH, Param.IN, Param.STRIDE};

  @Test
  void multiplesPartsAndNeighbours() {
    for (int code : CODES) {
      for (int k = 2; k <= 64; k++) {
        expectNoSize(code * k, code + " * " + k);
        expectNoSize(code / k, code + " / " + k);
        expectNoSize(code + k, code + " + " + k);
        expectNoSize(code - k, code + " - " + k);
        expectNoSize(k - code, k + " - " + code);
      }
    }
  }

  @Test
  void pairs() {
    for (int a : CODES) {
      for (int b : CODES) {
        expectNoSize(a + b, a + " + " + b);
        expectNoSize(a * b, a + " * " + b);
        expectNoSize(2 * a + b, "2 * " + a + " + " + b);
        if (a != b) {
          expectNoSize(a - b, a + " - " + b);
          expectNoSize(2 * a - b, "2 * " + a + " - " + b);
        }
      }
    }
  }

  /** A quotient by a larger code is 0, which is refused as out of range. */
  @Test
  void quotients() {
    for (int i = 0; i < CODES.length; i++) {
      for (int j = i + 1; j < CODES.length; j++) {
        assertWithMessage("%s / %s", CODES[i], CODES[j]).that(CODES[i] / CODES[j]).isEqualTo(0);
      }
    }
  }

  /** Sizes that the processor takes for literals, or for mistyped ones. */
  private static void expectNoSize(int value, String sum) {
    assertWithMessage("%s = %s", sum, value)
        .that(value >= -1_000_000 && value <= 100_000_000)
        .isFalse();
  }
}
