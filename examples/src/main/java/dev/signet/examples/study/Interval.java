package dev.signet.examples.study;

import java.util.Locale;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.StatUtils;

/**
 * A mean and how sure it is: Student's interval of 95 %, of independent differences.
 *
 * @param mean of the differences
 * @param half half the interval's length; infinite for one difference
 * @param count of the differences
 */
public record Interval(double mean, double half, int count) {
  private static final double TAIL = 0.975;

  /**
   * Of these differences.
   *
   * @throws IllegalArgumentException without any
   */
  public static Interval of(double... differences) {
    int n = differences.length;
    if (n == 0) {
      throw new IllegalArgumentException("no differences");
    }
    double mean = StatUtils.mean(differences);
    if (n == 1) {
      return new Interval(mean, Double.POSITIVE_INFINITY, n);
    }
    double error = Math.sqrt(StatUtils.variance(differences) / n);
    double factor = new TDistribution(null, n - 1).inverseCumulativeProbability(TAIL);
    return new Interval(mean, factor * error, n);
  }

  /** Its lower end. */
  public double low() {
    return mean - half;
  }

  /** Its upper end. */
  public double high() {
    return mean + half;
  }

  /** In points of a hundred. */
  @Override
  public String toString() {
    String both = count == 1 ? "one seed" : "%+.2f to %+.2f".formatted(100 * low(), 100 * high());
    return String.format(Locale.ROOT, "%+.2f (%s)", 100 * mean, both);
  }
}
