package dev.signet.dsl.estimator;

import dev.signet.dsl.Alphabet;
import dev.signet.dsl.Estimator;
import dev.signet.dsl.Reads;
import dev.signet.dsl.Role;
import dev.signet.dsl.Site;
import java.util.function.DoubleUnaryOperator;

/**
 * For weights: the rectified clamp unit, {@code sign(clip(W, -Q, Q))} with the identity through the
 * sign, so that the gradient is 1 where {@code |W| <= Q} and 0 beyond (Xu et al. 2021, "ReCU:
 * Reviving the Dead Weights in Binary Neural Networks", ICCV; the authors' code, z-hXu/ReCU):
 *
 * <pre>
 * Q = -mean|W| ln(2 - 2 tau)      the mean over the layer, a constant in the backward pass
 * tau = 0.85 + 0.14 (e^progress - 1) / (e - 1)
 * </pre>
 *
 * W being standardised weights: {@code source = ReCuLatent.class}. The published code has {@code
 * ApproxSign} on inputs, which it divides by their deviation in every sample while training (a
 * {@code BatchNorm} stands in for it here), and {@code LearnedScale}, from uniform draws in 0..1.
 *
 * <pre class="plot">
 * value, . at the start, * at the end       derivative
 *     1 |               ****************        1 |*******************************
 *   0.5 |                                    0.75 |
 *     0 |                                     0.5 |
 *  -0.5 |                                    0.25 |
 *    -1 |***************                        0 |...                         ...
 *       -1.5            0             1.5         -1.5            0             1.5
 * </pre>
 */
@Alphabet(
    levels = {-1, 1},
    thresholds = 0)
@Role(Role.Use.WEIGHTS)
@Reads({Reads.Fact.PROGRESS, Reads.Fact.FILTER_STATISTICS})
public final class ReCuSign implements Estimator {
  private static final double TAU_MIN = 0.85;
  private static final double TAU_MAX = 0.99;
  private static final DoubleUnaryOperator QUANTILE =
      progress ->
          -StrictMath.log(
              2 - 2 * (TAU_MIN + (TAU_MAX - TAU_MIN) * StrictMath.expm1(progress) / (Math.E - 1)));

  @Override
  public float deployed(float x, Site site) {
    return Signs.of(x);
  }

  @Override
  public float derivative(float x, Site site) {
    return Math.abs(x) <= site.layerMeanAbs() * site.pace(QUANTILE) ? 1f : 0f;
  }
}
