package dev.signet.training.optimize;

/** The check that the factors of running averages share. */
final class Decay {
  private Decay() {}

  static void check(String name, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(
          name + " must be from 0 up to, but not including, 1, not " + value);
    }
  }
}
