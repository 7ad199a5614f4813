package dev.signet.dsl.estimator;

import dev.signet.dsl.Alphabet;
import dev.signet.dsl.Estimator;
import dev.signet.dsl.Reads;
import dev.signet.dsl.Site;
import java.util.function.DoubleUnaryOperator;

/**
 * Sign with a derivative that sharpens while training goes on (Qin et al. 2020, "IR-Net", arXiv
 * 1909.10788): {@code k t (1 - tanh(t x)^2)} with {@code t = 0.1 * 100^progress} and {@code k =
 * max(1 / t, 1)}. The published t rises once an epoch: {@code Schedule.line(0, 1).byEpoch()}.
 *
 * <p>Another start of t is a subclass with its own {@link Alphabet} and {@link Reads}; the authors'
 * program for ResNet-20 starts it at 0.001.
 *
 * <pre class="plot">
 * value, . at the start, * at the end       derivative
 *     1 |               ****************       10 |               *
 *   0.5 |                                     7.5 |
 *     0 |                                       5 |              * *
 *  -0.5 |                                     2.5 |
 *    -1 |***************                        0 |**************...**************
 *       -1.5            0             1.5         -1.5            0             1.5
 * </pre>
 */
@Alphabet(
    levels = {-1, 1},
    thresholds = 0)
@Reads(Reads.Fact.PROGRESS)
public class ErrorDecay implements Estimator {
  private static final double T_MAX = 10;

  private final DoubleUnaryOperator steepness;

  /** With t from 0.1. */
  public ErrorDecay() {
    this(0.1);
  }

  /**
   * For subclasses.
   *
   * @param least t at the start, above 0 and below 10
   */
  protected ErrorDecay(double least) {
    if (!(least > 0 && least < T_MAX)) {
      throw new IllegalArgumentException("t must start between 0 and 10, not at " + least);
    }
    steepness = progress -> least * StrictMath.pow(T_MAX / least, progress);
  }

  @Override
  public final float deployed(float x, Site site) {
    return Signs.of(x);
  }

  @Override
  public final float derivative(float x, Site site) {
    double t = site.pace(steepness);
    double k = Math.max(1 / t, 1);
    double tanh = StrictMath.tanh(t * x);
    return (float) (k * t * (1 - tanh * tanh));
  }
}
