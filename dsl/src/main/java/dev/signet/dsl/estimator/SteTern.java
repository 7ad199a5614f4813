package dev.signet.dsl.estimator;

import dev.signet.dsl.Alphabet;
import dev.signet.dsl.Estimator;
import dev.signet.dsl.Role;
import dev.signet.dsl.Site;
import dev.signet.dsl.ZeroOutside;

/**
 * For inputs: +1 for {@code x > 0.05}, -1 for {@code x < -0.05}, else 0, with derivative 1 where
 * {@code |x| <= 1}, else 0 (Larq's {@code ste_tern} at its default threshold; Li et al. 2016,
 * "Ternary Weight Networks", arXiv 1605.04711). A padded zero is one of its values. Larq's other
 * threshold, {@code 0.7 mean|x|}, and ternary weights are not here.
 *
 * <p>Another threshold is a subclass with annotations of its own.
 *
 * <pre class="plot">
 * value                                     derivative
 *     1 |                ***************        1 |     *********************
 *   0.5 |                                    0.75 |
 *     0 |               *                     0.5 |
 *  -0.5 |                                    0.25 |
 *    -1 |***************                        0 |*****                     *****
 *       -1.5            0             1.5         -1.5            0             1.5
 * </pre>
 */
@Alphabet(
    levels = {-1, 0, 1},
    thresholds = {-0.05f, 0.050000004f}) // the least float above 0.05
@Role(Role.Use.INPUTS)
@ZeroOutside(1f)
public class SteTern implements Estimator {
  private final float threshold;

  /** With the threshold at 0.05. */
  public SteTern() {
    this(0.05f);
  }

  /**
   * For subclasses.
   *
   * @param threshold largest {@code |x|} that gives 0, not negative
   */
  protected SteTern(float threshold) {
    if (!(threshold >= 0)) {
      throw new IllegalArgumentException("threshold must not be negative, not " + threshold);
    }
    this.threshold = threshold;
  }

  @Override
  public final float deployed(float x, Site site) {
    return x > threshold ? 1f : x < -threshold ? -1f : 0f;
  }

  @Override
  public final float derivative(float x, Site site) {
    return Math.abs(x) <= 1f ? 1f : 0f;
  }
}
