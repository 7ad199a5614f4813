package dev.signet.dsl.estimator;

import dev.signet.dsl.Alphabet;
import dev.signet.dsl.Estimator;
import dev.signet.dsl.Site;
import dev.signet.dsl.ZeroOutside;

/**
 * Sign with the clipped straight-through derivative, 1 where {@code |x| <= clip} and 0 beyond
 * (Hubara et al. 2016, "Binarized Neural Networks", arXiv 1602.02830). Forward: +1 for {@code x >=
 * 0}, -1 otherwise.
 *
 * <p>Another clip is a subclass: {@code public final class Wide extends SteSign { public Wide() {
 * super(1.3f); } }} with its own {@link ZeroOutside}.
 *
 * <pre class="plot">
 * value                                     derivative
 *     1 |               ****************        1 |     *********************
 *   0.5 |                                    0.75 |
 *     0 |                                     0.5 |
 *  -0.5 |                                    0.25 |
 *    -1 |***************                        0 |*****                     *****
 *       -1.5            0             1.5         -1.5            0             1.5
 * </pre>
 */
@Alphabet(
    levels = {-1, 1},
    thresholds = 0)
@ZeroOutside(1f)
public class SteSign implements Estimator {
  private final float clip;

  /** With the clip at 1. */
  public SteSign() {
    this(1f);
  }

  /**
   * For subclasses.
   *
   * @param clip largest {@code |x|} that passes a gradient; infinity for the identity
   */
  protected SteSign(float clip) {
    if (!(clip > 0)) {
      throw new IllegalArgumentException("clip must be positive, not " + clip);
    }
    this.clip = clip;
  }

  @Override
  public final float deployed(float x, Site site) {
    return Signs.of(x);
  }

  @Override
  public final float derivative(float x, Site site) {
    return Math.abs(x) <= clip ? 1f : 0f;
  }
}
