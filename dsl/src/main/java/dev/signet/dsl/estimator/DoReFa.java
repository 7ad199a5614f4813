package dev.signet.dsl.estimator;

import dev.signet.dsl.Alphabet;
import dev.signet.dsl.Estimator;
import dev.signet.dsl.Role;
import dev.signet.dsl.Site;
import dev.signet.dsl.ZeroOutside;

/**
 * For inputs: k bits from 0 to 1, {@code round(n clip(x, 0, 1)) / n} with {@code n = 2^k - 1} and
 * derivative 1 where {@code 0 <= x <= 1}, else 0 (Zhou et al. 2016, "DoReFa-Net", arXiv 1606.06160,
 * as Larq's {@code DoReFa}; halves are rounded to even, as there). Here k is 2, Larq's default.
 *
 * <p>Another k is a subclass with its own {@code @Alphabet(levels = {0, .., n}, step = 1 / n)},
 * {@code @Role(INPUTS)} and {@code @ZeroOutside(1)}; inputs have sixteen values at most. Weights of
 * k bits are not here.
 *
 * <pre class="plot">
 * value                                     derivative
 *     1 |                        *******        1 |               ***********
 *  0.75 |                    ****            0.75 |
 *   0.5 |                                     0.5 |
 *  0.25 |                 ***                0.25 |
 *     0 |*****************                      0 |***************           *****
 *       -1.5            0             1.5         -1.5            0             1.5
 * </pre>
 */
@Alphabet(
    levels = {0, 1, 2, 3},
    step = 1f / 3,
    thresholds = {0.16666667f, 0.5f, 0.8333334f})
@Role(Role.Use.INPUTS)
@ZeroOutside(1f)
public class DoReFa implements Estimator {
  private final int n;

  /** Two bits. */
  public DoReFa() {
    this(2);
  }

  /**
   * For subclasses.
   *
   * @param bits from 1 to 4
   */
  protected DoReFa(int bits) {
    if (bits < 1 || bits > 4) {
      throw new IllegalArgumentException("bits must be 1 to 4, not " + bits);
    }
    n = (1 << bits) - 1;
  }

  @Override
  public final float deployed(float x, Site site) {
    double unit = Math.max(0f, Math.min(1f, x));
    return (float) Math.rint(n * unit) / n;
  }

  @Override
  public final float derivative(float x, Site site) {
    return x >= 0f && x <= 1f ? 1f : 0f;
  }
}
