package dev.signet.dsl.estimator;

import dev.signet.dsl.Alphabet;
import dev.signet.dsl.Estimator;
import dev.signet.dsl.Reads;
import dev.signet.dsl.Site;
import java.util.function.DoubleUnaryOperator;

/**
 * Sign with a triangular derivative that sharpens while training goes on, the training-aware
 * approximation of RBNN for weights (Lin et al. 2020, "Rotated Binary Neural Network", NeurIPS; the
 * authors' code, lmbxmu/RBNN):
 *
 * <pre>
 * dy/dx := k max(0, sqrt(2) t - t^2 |x|)    t = 0.01 * 1000^progress, k = max(1 / t, 1)
 * </pre>
 *
 * The published t rises once an epoch: {@code Schedule.line(0, 1).byEpoch()}. Its inputs have
 * {@link TriangularInputSign}; the rotated weights are a source, {@link
 * dev.signet.dsl.source.RotatedLatent}.
 *
 * <pre class="plot">
 * value, . at the start, * at the end       derivative
 *     1 |               ****************    14.14 |               *
 *   0.5 |                                   10.61 |
 *     0 |                                    7.07 |
 *  -0.5 |                                    3.54 |              * *
 *    -1 |***************                        0 |**************...**************
 *       -1.5            0             1.5         -1.5            0             1.5
 * </pre>
 */
@Alphabet(
    levels = {-1, 1},
    thresholds = 0)
@Reads(Reads.Fact.PROGRESS)
public final class TriangularSign implements Estimator {
  static final DoubleUnaryOperator T = progress -> 0.01 * StrictMath.pow(1000, progress);

  @Override
  public float deployed(float x, Site site) {
    return Signs.of(x);
  }

  @Override
  public float derivative(float x, Site site) {
    double t = site.pace(T);
    return (float) (Math.max(1 / t, 1) * triangle(x, t));
  }

  static double triangle(float x, double t) {
    return Math.max(0, Math.sqrt(2) * t - t * t * Math.abs(x));
  }
}
