package dev.signet.training;

import java.util.List;

/** Bounds on gradients, applied after the sums over shards and before weight decay. */
final class Clipping {
  /** Parameters near zero are taken to be this large, so that they can leave it (AGC's epsilon). */
  private static final double LEAST = 1e-3;

  private Clipping() {}

  /**
   * The factor that brings a gradient's norm to {@code most} where it is beyond it, else 1.
   *
   * @param squares sums of squares of parts, added in order
   */
  static float factor(double[] squares, double most) {
    double sum = 0;
    for (double s : squares) {
      sum += s;
    }
    double norm = Math.sqrt(sum);
    // A gradient that is not finite is left for the check that names its parameter.
    return norm > most && norm < Double.POSITIVE_INFINITY ? (float) (most / norm) : 1f;
  }

  static double squares(float[] values, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += (double) values[i] * values[i];
    }
    return sum;
  }

  static void scale(float[] values, int from, int to, float factor) {
    for (int i = from; i < to; i++) {
      values[i] *= factor;
    }
  }

  /**
   * Adaptive gradient clipping (Brock et al. 2021, arXiv 2102.06171): the gradient of every unit is
   * scaled down to {@code most} times the unit's own norm. A unit is what feeds one output of a
   * layer (the first axis of its weights); a vector is one unit, as in the paper's code.
   */
  static void units(Parameter p, double most) {
    int units = p.shape.length < 2 ? 1 : p.shape[0];
    int size = p.size() / units;
    for (int from = 0; from < p.size(); from += size) {
      double limit = most * Math.max(Math.sqrt(squares(p.value, from, from + size)), LEAST);
      double norm = Math.sqrt(squares(p.gradient, from, from + size));
      if (norm > limit && norm < Double.POSITIVE_INFINITY) {
        scale(p.gradient, from, from + size, (float) (limit / norm));
      }
    }
  }

  /** {@link #units} over those that are chosen. */
  static void units(List<Parameter> parameters, Training training, Shards shards) {
    shards.each(
        parameters.size(),
        i -> {
          Parameter p = parameters.get(i);
          if (p.isTrained() && training.clipsUnits(p)) {
            units(p, training.clipUnits());
          }
        });
  }
}
