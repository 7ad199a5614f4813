package dev.signet.dsl.estimator;

import dev.signet.dsl.Alphabet;
import dev.signet.dsl.Estimator;
import dev.signet.dsl.Site;

/**
 * Sign with the derivative of a sign-swish, {@code b (2 - b x tanh(b x / 2)) / (1 + cosh(b x))}
 * (Darabi et al. 2018, "BNN+", arXiv 1812.11800). It is negative beyond about {@code |x| = 2.4 /
 * b}.
 *
 * <pre class="plot">
 * value                                     derivative
 *     1 |               ****************        5 |              ***
 *   0.5 |                                    3.66 |             *   *
 *     0 |                                    2.32 |
 *  -0.5 |                                    0.97 |           **     **
 *    -1 |***************                    -0.37 |***********         ***********
 *       -1.5            0             1.5         -1.5            0             1.5
 * </pre>
 */
@Alphabet(
    levels = {-1, 1},
    thresholds = 0)
public class SwishSign implements Estimator {
  private final float beta;

  /** With b = 5. */
  public SwishSign() {
    this(5f);
  }

  /**
   * For subclasses.
   *
   * @param beta steepness, positive
   */
  protected SwishSign(float beta) {
    if (!(beta > 0)) {
      throw new IllegalArgumentException("beta must be positive, not " + beta);
    }
    this.beta = beta;
  }

  @Override
  public final float deployed(float x, Site site) {
    return Signs.of(x);
  }

  @Override
  public final float derivative(float x, Site site) {
    double z = (double) beta * x;
    if (Math.abs(z) > 80) {
      return 0f; // cosh would overflow a float; the quotient is below 1e-30
    }
    return (float) (beta * (2 - z * StrictMath.tanh(z / 2)) / (1 + StrictMath.cosh(z)));
  }
}
