package dev.signet.dsl.estimator;

/** The sign of Signet's own estimators. */
final class Signs {
  private Signs() {}

  /**
   * +1 for {@code x >= 0}, -1 for less; either for NaN. Without a branch: on values of random sign
   * a processor would guess half of them wrong, and the compiler could not vectorise the loop.
   */
  static float of(float x) {
    return Math.copySign(1f, x + 0f); // -0.0 + 0.0 is +0.0
  }
}
