package dev.signet.examples.digits;

import java.util.SplittableRandom;

/** Random numbers that are the same on every machine: no logarithm, no library's bell curve. */
final class Chance {
  private final SplittableRandom random;

  /**
   * The numbers of one picture: the {@code index}-th of the {@code stream}-th set of {@code seed}.
   */
  Chance(long seed, int stream, int index) {
    this.random = new SplittableRandom((seed * 31 + stream) * 0x9E3779B97F4A7C15L + index);
  }

  float between(float least, float greatest) {
    return least + (greatest - least) * (random.nextInt(1 << 24) / (float) (1 << 24));
  }

  /** Nearly normal with mean 0 and deviation 1: the sum of four uniform numbers, at most 3.5. */
  float bell() {
    float sum = 0;
    for (int i = 0; i < 4; i++) {
      sum += random.nextInt(1 << 16) / 65536f - 0.5f;
    }
    return sum * 1.7320508f;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean happens(float probability) {
    return between(0, 1) < probability;
  }
}
