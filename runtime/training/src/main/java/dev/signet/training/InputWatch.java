package dev.signet.training;

import dev.signet.dsl.Estimator;
import dev.signet.dsl.Site;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts what the sign does to the inputs of binary layers, over the evaluation passes of some
 * images. Counts are whole numbers, and the least and greatest are taken: the order in which
 * threads bring images does not matter.
 */
final class InputWatch {
  /** Counts of one layer. */
  static final class Counts {
    final long[] positive;
    final float[] least;
    final float[] greatest;
    long perChannel;
    long zeroed;

    Counts(int channels) {
      positive = new long[channels];
      least = new float[channels];
      greatest = new float[channels];
      Arrays.fill(least, Float.POSITIVE_INFINITY);
      Arrays.fill(greatest, Float.NEGATIVE_INFINITY);
    }

    /** Whether a channel had the same value everywhere. */
    boolean isConstant(int c) {
      return least[c] == greatest[c];
    }

    /** Share of a channel's values that are above 0: of +1, where the others are -1. */
    double share(int c) {
      return (double) positive[c] / perChannel;
    }
  }

  private final Map<String, Counts> layers = new LinkedHashMap<>();

  /** Takes the inputs of one layer for one image. */
  void add(String layer, Estimator estimator, Site site, float[] x, int channels, float[] y) {
    long zeroed = 0;
    for (int i = 0; i < y.length; i++) {
      zeroed += estimator.derivative(x[i], site.at(i % channels)) == 0 ? 1 : 0;
    }
    synchronized (this) {
      Counts counts = layers.computeIfAbsent(layer, l -> new Counts(channels));
      for (int i = 0; i < y.length; i++) {
        int c = i % channels;
        counts.positive[c] += y[i] > 0 ? 1 : 0;
        counts.least[c] = Math.min(counts.least[c], y[i]);
        counts.greatest[c] = Math.max(counts.greatest[c], y[i]);
      }
      counts.perChannel += y.length / channels;
      counts.zeroed += zeroed;
    }
  }

  /** What was counted of a layer; null where its inputs are not binarized. */
  Counts of(String layer) {
    return layers.get(layer);
  }
}
