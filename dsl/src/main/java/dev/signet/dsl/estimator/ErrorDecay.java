package dev.signet.dsl.estimator;

import dev.signet.dsl.Alphabet;
import dev.signet.dsl.Estimator;
import dev.signet.dsl.Reads;
import dev.signet.dsl.Site;
import java.util.function.DoubleUnaryOperator;

/**
 * Sign with a derivative that sharpens while training goes on (Qin et al. 2020, "IR-Net", arXiv
 * 1909.10788): {@code k t (1 - tanh(t x)^2)} with {@code t = 0.1 * 100^progress} and {@code k =
 * max(1 / t, 1)}.
 */
@Alphabet(
    levels = {-1, 1},
    thresholds = 0)
@Reads(Reads.Fact.PROGRESS)
public final class ErrorDecay implements Estimator {
  private static final double T_MIN = 0.1;
  private static final double T_MAX = 10;
  private static final DoubleUnaryOperator T =
      progress -> T_MIN * StrictMath.pow(T_MAX / T_MIN, progress);

  @Override
  public float deployed(float x, Site site) {
    return Signs.of(x);
  }

  @Override
  public float derivative(float x, Site site) {
    double t = site.pace(T);
    double k = Math.max(1 / t, 1);
    double tanh = StrictMath.tanh(t * x);
    return (float) (k * t * (1 - tanh * tanh));
  }
}
