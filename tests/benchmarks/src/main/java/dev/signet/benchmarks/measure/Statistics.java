package dev.signet.benchmarks.measure;

import java.util.Arrays;
import java.util.Collection;

/** What is said of a handful of numbers. None of the arguments is changed. */
public final class Statistics {
  private Statistics() {}

  /** The middle one; of an even number the mean of the middle two. */
  public static double median(double... values) {
    return quantile(0.5, values);
  }

  /**
   * Linear between the two nearest ranks.
   *
   * @param q from 0 (the least) to 1 (the greatest)
   * @param values at least one
   */
  public static double quantile(double q, double... values) {
    if (values.length == 0 || !(q >= 0 && q <= 1)) {
      throw new IllegalArgumentException(
          "quantile " + q + " of " + values.length + " values; it needs [0, 1] and one value");
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double rank = q * (sorted.length - 1);
    int below = (int) rank;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
  }

  /** The geometric mean of positive numbers, at least one. */
  public static double geomean(Collection<Double> values) {
    if (values.isEmpty() || values.stream().anyMatch(v -> !(v > 0))) {
      throw new IllegalArgumentException("the geometric mean needs positive numbers: " + values);
    }
    return Math.exp(values.stream().mapToDouble(Math::log).average().orElseThrow());
  }
}
