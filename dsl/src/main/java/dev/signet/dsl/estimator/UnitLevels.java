package dev.signet.dsl.estimator;

import dev.signet.dsl.Estimator;
import dev.signet.dsl.Site;

/**
 * Rounds to n + 1 evenly spaced values from 0 to 1, {@code floor(n clip(x, 0, 1) + 1/2) / n}, with
 * derivative 1 where {@code 0 < x < 1}, else 0: a hard tanh to 0..1, then a quantizer with the
 * identity backward (Kim et al. 2020, "BinaryDuo", arXiv 2002.06517; form and rounding of half up
 * from the authors' code). The j-th threshold is {@code (2j - 1) / 2n}.
 *
 * <p>{@link UnitStep} and {@link CoupledTernary} are n = 1 and 2. Another n is a subclass with its
 * own {@code @Alphabet(levels = {0, .., n}, step = 1 / n)}, {@code @Role(INPUTS)} and
 * {@code @ZeroOutside(1)}, and to be taken apart its thresholds and
 * {@code @Couples(UnitStep.class)}; inferred for n above 2, by the same algebra.
 */
public class UnitLevels implements Estimator {
  private final int n;

  /**
   * For subclasses.
   *
   * @param n the number of thresholds, at least 1
   */
  protected UnitLevels(int n) {
    if (n < 1) {
      throw new IllegalArgumentException("there must be at least 1 threshold, not " + n);
    }
    this.n = n;
  }

  @Override
  public final float deployed(float x, Site site) {
    double unit = Math.max(0f, Math.min(1f, x));
    return (float) Math.floor(n * unit + 0.5) / n;
  }

  @Override
  public final float derivative(float x, Site site) {
    return x > 0f && x < 1f ? 1f : 0f;
  }
}
