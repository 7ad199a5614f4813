package dev.signet.dsl.estimator;

import dev.signet.dsl.Alphabet;
import dev.signet.dsl.Estimator;
import dev.signet.dsl.Reads;
import dev.signet.dsl.Site;
import java.util.function.DoubleUnaryOperator;

/**
 * Sign with the derivative of the first terms of its Fourier series (Xu et al. 2021, "Learning
 * Frequency Domain Approximation for Binary Neural Networks", NeurIPS):
 *
 * <pre>
 * dy/dx := 4 w / pi * sum over i = 0..n of cos((2i + 1) w x)
 * </pre>
 *
 * where n rises from 9 to 18 during training. Not by the paper's text, which does not say it: w =
 * 0.1, by the benchmark BiBench. Inferred: n rises with the progress. This is one half of the
 * paper's method; its noise adaptation module, small layers that learn what the series leaves over,
 * is not here.
 *
 * <pre class="plot">
 * value, . at the start, * at the end       derivative
 *     1 |               ****************     2.42 |             *****
 *   0.5 |                                    1.68 |           **     **
 *     0 |                                    0.95 |     ....**.........**....
 *  -0.5 |                                    0.21 |.....  **             **  .....
 *    -1 |***************                    -0.53 |*******                 *******
 *       -1.5            0             1.5         -1.5            0             1.5
 * </pre>
 */
@Alphabet(
    levels = {-1, 1},
    thresholds = 0)
@Reads(Reads.Fact.PROGRESS)
public final class FourierSign implements Estimator {
  private static final double W = 0.1;
  private static final DoubleUnaryOperator TERMS =
      progress -> 10 + Math.min(9, Math.floor(10 * progress));

  @Override
  public float deployed(float x, Site site) {
    return Signs.of(x);
  }

  /** By the sum's closed form, {@code sin(2 (n + 1) w x) / (2 sin(w x))}. */
  @Override
  public float derivative(float x, Site site) {
    double terms = site.pace(TERMS);
    double angle = W * x;
    double sine = StrictMath.sin(angle);
    // next to a multiple of pi the quotient is its limit, terms times +1 or -1
    double sum =
        Math.abs(sine) < 1e-7
            ? terms * Math.signum(StrictMath.cos(angle))
            : StrictMath.sin(2 * terms * angle) / (2 * sine);
    return (float) (4 * W / Math.PI * sum);
  }
}
