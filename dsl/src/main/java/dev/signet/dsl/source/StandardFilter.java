package dev.signet.dsl.source;

/** One filter's latents less their mean, over their deviation; and back again. */
final class StandardFilter {
  private final float[] latent;
  private final int from;
  private final int to;
  private final double mean;

  /** {@code gain / (sqrt(variance + epsilon) + added)}, or 0 where all are alike. */
  private final double factor;

  /** {@code -d ln(factor) / d centred[i]} is this times {@code centred[i]}. */
  private final double perCentred;

  /**
   * Of the latents {@code from} to {@code from + count - 1}.
   *
   * @param epsilon added to the variance
   * @param added to the deviation
   * @param divisor what the sum of squares is divided by
   */
  StandardFilter(
      float[] latent,
      int from,
      int count,
      double gain,
      double epsilon,
      double added,
      double divisor) {
    this.latent = latent;
    this.from = from;
    to = from + count;
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += latent[i];
    }
    mean = sum / count;
    double squares = 0;
    for (int i = from; i < to; i++) {
      squares += centred(i) * centred(i);
    }
    double variance = squares / divisor + epsilon;
    double deviation = Math.sqrt(variance);
    factor = squares > 0 ? gain / (deviation + added) : 0;
    perCentred = squares > 0 ? 1 / (divisor * (variance + added * deviation)) : 0;
  }

  /** The i-th standardised latent, counted over all filters. */
  double weight(int i) {
    return factor * centred(i);
  }

  /** Adds the derivatives by the latents, given those by the weights times {@code share}. */
  void backward(float[] gradient, double share, float[] into) {
    double sum = 0;
    double along = 0;
    for (int i = from; i < to; i++) {
      sum += gradient[i];
      along += gradient[i] * centred(i);
    }
    double level = sum / (to - from);
    double slope = along * perCentred;
    for (int i = from; i < to; i++) {
      into[i] += (float) (share * factor * (gradient[i] - level - slope * centred(i)));
    }
  }

  private double centred(int i) {
    return latent[i] - mean;
  }
}
