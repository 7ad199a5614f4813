package dev.signet.processor.graph;

/**
 * Values from the smallest to the greatest, both included; infinite where there is no bound.
 *
 * @param least not greater than {@code greatest}
 */
public record Interval(double least, double greatest) {
  /** All numbers. */
  public static final Interval ALL =
      new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  /** Sums of one value each. */
  public Interval plus(Interval other) {
    return new Interval(least + other.least, greatest + other.greatest);
  }

  /** Products of one value each. */
  public Interval times(Interval other) {
    double a = product(least, other.least);
    double b = product(least, other.greatest);
    double c = product(greatest, other.least);
    double d = product(greatest, other.greatest);
    return new Interval(
        Math.min(Math.min(a, b), Math.min(c, d)), Math.max(Math.max(a, b), Math.max(c, d)));
  }

  /** The greatest absolute value. */
  public double magnitude() {
    return Math.max(Math.abs(least), Math.abs(greatest));
  }

  /** A bound of 0 stays 0, however far the other goes. */
  private static double product(double a, double b) {
    return a == 0 || b == 0 ? 0 : a * b;
  }

  /** Values of either. */
  public Interval or(Interval other) {
    return new Interval(Math.min(least, other.least), Math.max(greatest, other.greatest));
  }

  /** As messages write it. */
  @Override
  public String toString() {
    if (least == Double.NEGATIVE_INFINITY) {
      return greatest == Double.POSITIVE_INFINITY ? "any number" : "at most " + number(greatest);
    }
    return greatest == Double.POSITIVE_INFINITY
        ? "at least " + number(least)
        : "between " + number(least) + " and " + number(greatest);
  }

  private static String number(double x) {
    return x == Math.rint(x) && Math.abs(x) < 1e15 ? String.valueOf((long) x) : String.valueOf(x);
  }
}
