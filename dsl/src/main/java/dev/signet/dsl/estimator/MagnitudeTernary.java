package dev.signet.dsl.estimator;

import dev.signet.dsl.Alphabet;
import dev.signet.dsl.Estimator;
import dev.signet.dsl.Learned;
import dev.signet.dsl.Role;
import dev.signet.dsl.Site;
import dev.signet.dsl.ZeroOutside;

/**
 * For inputs: +1 for {@code x >= D}, -1 for {@code x <= -D}, else 0, where D is half the mean
 * absolute value of the layer's inputs, of the batch while training, its running mean in the
 * finished network; derivative 1 where {@code |x| <= 1}, else 0 (Wan et al. 2018, "TBN", ECCV; the
 * half and the momentum 0.99 of the running mean, which starts at a normal distribution's, are of
 * the authors' program, dnvtmf/TBN, without its scale; the paper has a factor near 0.4).
 *
 * <p>Another factor is a subclass with annotations as these.
 *
 * <pre class="plot">
 * value                                     derivative
 *     1 |                   ************        1 |     *********************
 *   0.5 |                                    0.75 |
 *     0 |            *******                  0.5 |
 *  -0.5 |                                    0.25 |
 *    -1 |************                           0 |*****                     *****
 *       -1.5            0             1.5         -1.5            0             1.5
 * </pre>
 */
@Alphabet(levels = {-1, 0, 1})
@Role(Role.Use.INPUTS)
@ZeroOutside(1f)
@Learned(value = "magnitude", shape = 1, initial = 0.7979f, gradient = false)
@Learned(value = "ofBatch", shape = 1, initial = 0.7979f, gradient = false)
public class MagnitudeTernary implements Estimator {
  private static final double SHARE_OF_BATCH = 0.01;

  private final float factor;

  /** With half the magnitude. */
  public MagnitudeTernary() {
    this(0.5f);
  }

  /**
   * For subclasses.
   *
   * @param factor D by the mean absolute value, positive
   */
  protected MagnitudeTernary(float factor) {
    if (!(factor > 0 && Float.isFinite(factor))) {
      throw new IllegalArgumentException("factor must be positive, not " + factor);
    }
    this.factor = factor;
  }

  private static float ternary(float x, float threshold) {
    return x >= threshold ? 1f : x <= -threshold ? -1f : 0f;
  }

  @Override
  public final float deployed(float x, Site site) {
    return ternary(x, factor * site.learned(0));
  }

  @Override
  public final float forward(float x, Site site) {
    return ternary(x, factor * site.learned(1));
  }

  @Override
  public final float derivative(float x, Site site) {
    return Math.abs(x) <= 1f ? 1f : 0f;
  }

  @Override
  public final void measure(float magnitude, int batch, float[][] learned) {
    double share = batch == 0 ? SHARE_OF_BATCH : 1.0 / batch;
    learned[0][0] = (float) (share * magnitude + (1 - share) * learned[0][0]);
    learned[1][0] = magnitude;
  }
}
