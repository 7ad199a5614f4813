package dev.signet.training.layer;

/** Sums of arrays. */
final class Sums {
  private Sums() {}

  /** Adds {@code count} numbers to others. */
  static void add(float[] from, int at, float[] into, int to, int count) {
    for (int i = 0; i < count; i++) {
      into[to + i] += from[at + i];
    }
  }
}
