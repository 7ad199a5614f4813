package dev.signet.tests.learning;

import dev.signet.training.data.InMemory;
import java.util.List;
import java.util.SplittableRandom;

/** Pictures of 12 x 12 bytes with stripes in four directions, a random phase and noise. */
final class Stripes {
  static final int SIDE = 12;
  private static final List<String> LABELS = List.of("level", "upright", "rising", "falling");

  private Stripes() {}

  static InMemory draw(long seed, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] pixels = new byte[count * SIDE * SIDE];
    int[] labels = new int[count];
    for (int n = 0; n < count; n++) {
      labels[n] = random.nextInt(4);
      double phase = 2 * Math.PI * random.nextDouble();
      for (int i = 0; i < SIDE * SIDE; i++) {
        double along = along(labels[n], i / SIDE, i % SIDE);
        double bright = 128 + 70 * Math.sin(2 * Math.PI * along / 4 + phase);
        bright += 40 * random.nextGaussian();
        pixels[n * SIDE * SIDE + i] = (byte) Math.max(0, Math.min(255, Math.rint(bright)));
      }
    }
    return InMemory.bytes(1, SIDE, SIDE, pixels, labels, LABELS);
  }

  private static double along(int direction, int y, int x) {
    return switch (direction) {
      case 0 -> y;
      case 1 -> x;
      case 2 -> x + y;
      default -> x - y;
    };
  }
}
