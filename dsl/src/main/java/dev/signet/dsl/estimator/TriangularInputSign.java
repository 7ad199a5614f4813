package dev.signet.dsl.estimator;

import dev.signet.dsl.Alphabet;
import dev.signet.dsl.Estimator;
import dev.signet.dsl.Reads;
import dev.signet.dsl.Role;
import dev.signet.dsl.Site;
import java.util.function.DoubleUnaryOperator;

/**
 * For inputs: {@link TriangularSign} as the final programs of RBNN have it for activations (Lin et
 * al. 2020; lmbxmu/RBNN), {@code max(0, sqrt(2) t - t^2 |x|)} with t at least 1. They standardise
 * every sample before the sign as well, which is not here: a {@code BatchNorm} stands in for it.
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
@Role(Role.Use.INPUTS)
@Reads(Reads.Fact.PROGRESS)
public final class TriangularInputSign implements Estimator {
  private static final DoubleUnaryOperator T =
      progress -> Math.max(1, TriangularSign.T.applyAsDouble(progress));

  @Override
  public float deployed(float x, Site site) {
    return Signs.of(x);
  }

  @Override
  public float derivative(float x, Site site) {
    return (float) TriangularSign.triangle(x, site.pace(T));
  }
}
