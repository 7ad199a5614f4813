package dev.signet.training.layer;

import static com.google.common.truth.Truth.assertWithMessage;

import dev.signet.inference.kernel.ConvShape;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/** Compares gradients with central differences of a function in double. */
final class Differences {
  private static final double STEP = 1e-4;

  private Differences() {}

  /**
   * {@code loss} of a copy of {@code at} with one number moved must change as {@code gradient}
   * says.
   */
  static void check(String what, float[] gradient, float[] at, ToDoubleFunction<double[]> loss) {
    double[] point = new double[at.length];
    for (int i = 0; i < at.length; i++) {
      point[i] = at[i];
    }
    for (int i = 0; i < at.length; i++) {
      double x = point[i];
      point[i] = x + STEP;
      double up = loss.applyAsDouble(point);
      point[i] = x - STEP;
      double down = loss.applyAsDouble(point);
      point[i] = x;
      double expected = (up - down) / (2 * STEP);
      assertWithMessage("%s, number %s of %s", what, i, at.length)
          .that((double) gradient[i])
          .isWithin(1e-4 + 1e-4 * Math.abs(expected))
          .of(expected);
    }
  }

  /**
   * What gradients of integers may differ by from those of the naive loops, in parts of the
   * greatest: nothing, except by tiles of four, whose coefficients are thirds.
   */
  static double rounding(ConvShape shape) {
    boolean four =
        Winograd.suits(shape)
            && (Winograd.tile(shape.height(), shape.width()) == 4
                || Winograd.tile(shape.outHeight(), shape.outWidth()) == 4);
    return four ? 2e-5 : 0;
  }

  /** Every number within {@code tolerance} of the greatest expected magnitude. */
  static void close(String what, float[] found, double[] expected, double tolerance) {
    double greatest = 0;
    for (double e : expected) {
      greatest = Math.max(greatest, Math.abs(e));
    }
    assertWithMessage(what).that(found).hasLength(expected.length);
    for (int i = 0; i < found.length; i++) {
      assertWithMessage("%s, number %s of %s", what, i, found.length)
          .that((double) found[i])
          .isWithin(tolerance * greatest)
          .of(expected[i]);
    }
  }

  /** Numbers from -1 to 1. */
  static float[] numbers(int count, Random random) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = 2 * random.nextFloat() - 1;
    }
    return numbers;
  }

  /** Integers from {@code -most} to {@code most}. */
  static float[] integers(int count, int most, Random random) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = random.nextInt(2 * most + 1) - most;
    }
    return numbers;
  }

  static double[] wide(float[] a) {
    double[] wide = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      wide[i] = a[i];
    }
    return wide;
  }

  static double dot(double[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
