package dev.signet.training;

/**
 * How a network does on validation data.
 *
 * @param loss mean over the examples
 * @param accuracy share of the examples answered rightly; NaN where targets are numbers
 */
record Measured(double loss, double accuracy) {
  /** Nothing was measured. */
  static final Measured NOTHING = new Measured(Double.NaN, Double.NaN);

  /** What the best epoch has most of. */
  double score() {
    return Double.isNaN(accuracy) ? -loss : accuracy;
  }
}
