package dev.signet.dsl.estimator;

import dev.signet.dsl.Alphabet;
import dev.signet.dsl.Estimator;
import dev.signet.dsl.Reads;
import dev.signet.dsl.Site;
import dev.signet.dsl.ZeroOutside;
import java.util.function.DoubleUnaryOperator;

/**
 * Sign with the derivative of a power that bends towards it while training goes on (Wu et al. 2023,
 * "Estimator Meets Equilibrium Perspective: A Rectified Straight Through Estimator", ICCV; the
 * authors' code, DravenALG/ReSTE): with {@code o} from 1 to 3,
 *
 * <pre>
 * dy/dx := 0.1^(1/o) / 0.1          where |x| &lt;= 0.1
 *          1/o |x|^((1 - o) / o)    where 0.1 &lt; |x| &lt;= 1.5
 *          0                        beyond
 * o = 1 + 2 (1 - cos(pi/2 progress))
 * </pre>
 *
 * At o = 1 it is the identity in its window, which the published code clips no latents to: choose
 * {@code UnclippedLatent} for that, and allow {@code StarvedWeights}. There o rises once an epoch.
 *
 * <pre class="plot">
 * value, . at the start, * at the end       derivative
 *     1 |               ****************     4.64 |              ***
 *   0.5 |                                    3.48 |
 *     0 |                                    2.32 |
 *  -0.5 |                                    1.16 |...........***...***...........
 *    -1 |***************                        0 |***********         ***********
 *       -1.5            0             1.5         -1.5            0             1.5
 * </pre>
 */
@Alphabet(
    levels = {-1, 1},
    thresholds = 0)
@ZeroOutside(1.5f)
@Reads(Reads.Fact.PROGRESS)
public final class ReSteSign implements Estimator {
  private static final double NEAR = 0.1f;
  private static final DoubleUnaryOperator POWER =
      progress -> 1 / (1 + 2 * (1 - StrictMath.cos(Math.PI / 2 * progress)));

  @Override
  public float deployed(float x, Site site) {
    return Signs.of(x);
  }

  @Override
  public float derivative(float x, Site site) {
    double distance = Math.abs(x);
    double power = site.pace(POWER);
    if (distance <= NEAR) {
      return (float) (StrictMath.pow(NEAR, power) / NEAR);
    }
    return distance <= 1.5 ? (float) (power * StrictMath.pow(distance, power - 1)) : 0f;
  }
}
