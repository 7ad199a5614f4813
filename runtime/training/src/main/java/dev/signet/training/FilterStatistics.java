package dev.signet.training;

import dev.signet.dsl.FilterShape;
import dev.signet.dsl.Site;

/**
 * What estimators and scalings may ask about weights: means over every filter and over the layer.
 */
final class FilterStatistics {
  private final FilterShape shape;
  private final float[] mean;
  private final float[] deviation;
  private final float[] magnitude;

  /** Sums of magnitudes. */
  private final double[] sizes;

  private float layerMagnitude;

  FilterStatistics(FilterShape shape) {
    this.shape = shape;
    mean = new float[shape.out()];
    deviation = new float[shape.out()];
    magnitude = new float[shape.out()];
    sizes = new double[shape.out()];
  }

  /** Of some weights, {@code [out][kernelHeight][kernelWidth][in]}. */
  static FilterStatistics of(FilterShape shape, float[] w) {
    FilterStatistics statistics = new FilterStatistics(shape);
    statistics.set(w, 0, shape.out());
    statistics.sum();
    return statistics;
  }

  /** Of the filters {@code first} to {@code end - 1} of other weights of the same shape. */
  void set(float[] w, int first, int end) {
    int n = shape.fanIn();
    for (int o = first; o < end; o++) {
      int from = o * n;
      double sum = 0;
      double absolute = 0;
      for (int i = from; i < from + n; i++) {
        sum += w[i];
        absolute += Math.abs(w[i]);
      }
      double center = sum / n;
      double squares = 0;
      for (int i = from; i < from + n; i++) {
        squares += (w[i] - center) * (w[i] - center);
      }
      mean[o] = (float) center;
      deviation[o] = (float) Math.sqrt(squares / n);
      magnitude[o] = (float) (absolute / n);
      sizes[o] = absolute;
    }
  }

  /** Of the layer, when all filters are set. */
  void sum() {
    double ofLayer = 0;
    for (double size : sizes) {
      ofLayer += size;
    }
    layerMagnitude = (float) (ofLayer / shape.size());
  }

  /** A place that knows the layer, but no filter yet. */
  Site site(float progress, float[][] learned) {
    return Site.of(progress, learned).layer(layerMagnitude);
  }

  /** Moves a place to a filter. */
  void move(Site site, int filter) {
    site.at(filter).filter(mean[filter], deviation[filter], magnitude[filter], shape.fanIn());
  }
}
