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
  private float layerMagnitude;

  FilterStatistics(FilterShape shape) {
    this.shape = shape;
    mean = new float[shape.out()];
    deviation = new float[shape.out()];
    magnitude = new float[shape.out()];
  }

  /** Of some weights, {@code [out][kernelHeight][kernelWidth][in]}. */
  static FilterStatistics of(FilterShape shape, float[] w) {
    FilterStatistics statistics = new FilterStatistics(shape);
    statistics.set(w);
    return statistics;
  }

  /** Of other weights of the same shape. */
  void set(float[] w) {
    int n = shape.fanIn();
    double ofLayer = 0;
    for (int o = 0; o < shape.out(); o++) {
      int from = o * n;
      double sum = 0;
      double absolute = 0;
      for (int i = from; i < from + n; i++) {
        double size = Math.abs(w[i]);
        sum += w[i];
        absolute += size;
        ofLayer += size;
      }
      double center = sum / n;
      double squares = 0;
      for (int i = from; i < from + n; i++) {
        squares += (w[i] - center) * (w[i] - center);
      }
      mean[o] = (float) center;
      deviation[o] = (float) Math.sqrt(squares / n);
      magnitude[o] = (float) (absolute / n);
    }
    layerMagnitude = (float) (ofLayer / w.length);
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
