package dev.signet.dsl.estimator;

/**
 * Widths for networks of coupled inputs. Taken apart, a layer has n times as many inputs, so that
 * layers as wide as before would have n times as many weights: divided by the square root of n,
 * they have as many.
 *
 * <p>As published for BinaryDuo (Kim et al. 2020, arXiv 2002.06517), with n = 2, these give VGG-7's
 * 45, 45, 90, 90 and 336 and ResNet-18's 90, 180 and 360. What is published besides follows no rule
 * we know: the first stage of ResNet-18 keeps its 64 channels, AlexNet has 88, 192, 256, 256, 192
 * and 2400. Where the value behind a layer stays real, as behind the last hidden one, the layer
 * keeps its width.
 */
public final class CoupledWidths {
  private CoupledWidths() {}

  /**
   * The first width divided by the square root of n and rounded down, the others in the same
   * proportion to it as before, rounded down.
   *
   * @param n how many binary inputs are one, at least 1; 2 for {@link CoupledTernary}
   * @param widths of the binary network, in order, at least one, all positive
   * @return as many widths
   * @throws IllegalArgumentException if a number is out of range
   */
  public static int[] of(int n, int... widths) {
    require(n >= 1, "there must be at least 1 input in one, not " + n);
    require(widths.length > 0, "there must be a width");
    long first = (long) (widths[0] / Math.sqrt(n));
    int[] narrow = new int[widths.length];
    for (int i = 0; i < widths.length; i++) {
      require(widths[i] > 0, "widths must be positive, not " + widths[i]);
      narrow[i] = (int) Math.max(1, first * widths[i] / widths[0]);
    }
    return narrow;
  }

  /**
   * The greatest width of one layer with which a network has at most so many weights, to balance
   * the total where the others are rounded.
   *
   * @param weights how many there may be
   * @param others weights that do not depend on the layer's width, at least 0
   * @param perUnit weights that each unit of the width adds, in the layer and in the next, taken
   *     apart; at least 1
   * @throws IllegalArgumentException if a number is out of range, or not even one unit fits
   */
  public static int balanced(long weights, long others, long perUnit) {
    require(others >= 0, "other weights cannot be " + others);
    require(perUnit >= 1, "a unit must have at least 1 weight, not " + perUnit);
    require(
        weights - others >= perUnit,
        "of " + weights + " weights not " + perUnit + " are left beside the other " + others);
    return Math.toIntExact(Math.min(Integer.MAX_VALUE, (weights - others) / perUnit));
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
