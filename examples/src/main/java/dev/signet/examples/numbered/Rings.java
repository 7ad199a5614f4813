package dev.signet.examples.numbered;

import dev.signet.training.data.Dataset;
import dev.signet.training.data.InMemory;
import java.util.List;
import java.util.SplittableRandom;

/** Points of the plane, of three classes: a disc, a ring around it, and what lies outside. */
final class Rings {
  private static final double INNER = 0.4;
  private static final double OUTER = 0.75;

  private Rings() {}

  /** Points with both coordinates from -1 to 1. */
  static Dataset draw(long seed, int points) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[2 * points];
    int[] classes = new int[points];
    for (int i = 0; i < points; i++) {
      values[2 * i] = (float) random.nextDouble(-1, 1);
      values[2 * i + 1] = (float) random.nextDouble(-1, 1);
      double radius = Math.hypot(values[2 * i], values[2 * i + 1]);
      classes[i] = radius < INNER ? 0 : radius < OUTER ? 1 : 2;
    }
    return InMemory.floats(2, 1, 1, values, classes, List.of("disc", "ring", "outside"));
  }
}
