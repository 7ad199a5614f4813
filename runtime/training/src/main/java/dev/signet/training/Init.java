package dev.signet.training;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** How a parameter starts. */
@FunctionalInterface
public interface Init {
  /** All zero. */
  Init ZERO = (shape, into, random) -> Arrays.fill(into, 0f);

  /** All one. */
  Init ONE = (shape, into, random) -> Arrays.fill(into, 1f);

  /**
   * Normal with variance {@code 2 / fanIn} (He et al. 2015, arXiv 1502.01852); the fan-in is the
   * product of all sizes but the first.
   */
  Init HE =
      (shape, into, random) -> {
        double deviation = Math.sqrt(2.0 / fanIn(shape));
        for (int i = 0; i < into.length; i++) {
          into[i] = (float) (deviation * random.nextGaussian());
        }
      };

  /**
   * Uniform in plus or minus {@code sqrt(6 / (fanIn + fanOut))} (Glorot and Bengio 2010); shapes
   * {@code [out][...][in]}.
   */
  Init GLOROT =
      (shape, into, random) -> {
        double fanIn = fanIn(shape);
        double fanOut = shape.length < 2 ? 1 : fanIn / shape[shape.length - 1] * shape[0];
        uniform(into, random, Math.sqrt(6 / (fanIn + fanOut)));
      };

  /** Uniform in plus or minus {@code 1 / sqrt(fanIn)}, PyTorch's start of dense layers. */
  Init FAN_IN_UNIFORM =
      (shape, into, random) -> uniform(into, random, Math.sqrt(1.0 / fanIn(shape)));

  /** Fills a parameter of this shape. */
  void fill(int[] shape, float[] into, RandomGenerator random);

  /** Every number the same, finite. */
  static Init constant(float value) {
    if (!Float.isFinite(value)) {
      throw new IllegalArgumentException("a parameter cannot start at " + value);
    }
    return (shape, into, random) -> Arrays.fill(into, value);
  }

  private static double fanIn(int[] shape) {
    double product = 1;
    for (int i = 1; i < shape.length; i++) {
      product *= shape[i];
    }
    return product;
  }

  private static void uniform(float[] into, RandomGenerator random, double bound) {
    for (int i = 0; i < into.length; i++) {
      into[i] = (float) (bound * (2 * random.nextDouble() - 1));
    }
  }
}
