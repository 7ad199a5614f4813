package dev.signet.dsl.estimator;

import dev.signet.dsl.Alphabet;
import dev.signet.dsl.Estimator;
import dev.signet.dsl.Reads;
import dev.signet.dsl.Site;
import dev.signet.dsl.ZeroOutside;
import java.util.function.DoubleUnaryOperator;

/**
 * Warms a sign up from 32 bits to one (Wang et al. 2022, "Gradient Matters", TPAMI 44(11), as its
 * repository NicoNico6/Hyper-BinaryNet runs it): while training
 *
 * <pre>
 * y = clip(x / T, -1, 1)        dy/dx := 1 where |x| &lt;= 1, else 0, whatever T is
 * </pre>
 *
 * with a temperature T that falls from 1, where both agree, towards 0, where y is a sign. The
 * finished network has the sign; while T is above 0 that differs for {@code |x| < T} alone.
 *
 * <p>{@code T = last^progress}, and last is {@code 0.95^250}: that is the published {@code
 * 0.95^epoch} in a run of 250 epochs whose progress is {@code Schedule.line(0, 1).byEpoch()}. It is
 * so in a shorter run too, of n epochs, with {@code line(0, n / 250.0)}. The published schedule of
 * ImageNet holds 1 for 50,000 steps: {@code chain(line(0, 0), Span.steps(50_000), line(0, 1))}.
 *
 * <p>Inputs and weights warm up apart from each other with a subclass for one of them, which says
 * over which part of the progress its T falls: {@code public final class LateWarmup extends
 * SteWarmup { public LateWarmup() { super(1e-3, 0.5, 1); } }}, with its own annotations. The
 * paper's abstract warms both up; the repository's newest file warms up weights alone. Inferred: T
 * as a power of progress for runs of any length.
 *
 * <pre class="plot">
 * value, . at the start, * at the end       derivative
 *     1 |                ***************        1 |     *********************
 *   0.5 |                  .....             0.75 |
 *     0 |             ..*..                   0.5 |
 *  -0.5 |        .....                       0.25 |
 *    -1 |***************                        0 |*****                     *****
 *       -1.5            0             1.5         -1.5            0             1.5
 * </pre>
 */
@Alphabet(
    levels = {-1, 1},
    thresholds = 0)
@ZeroOutside(1f)
@Reads(Reads.Fact.PROGRESS)
public class SteWarmup implements Estimator {
  /** {@code 0.95^250}. */
  private static final double LAST = StrictMath.pow(0.95, 250);

  private final DoubleUnaryOperator temperature;

  /** T falls to {@code 0.95^250} over the whole run. */
  public SteWarmup() {
    this(LAST, 0, 1);
  }

  /**
   * For subclasses.
   *
   * @param last temperature at the end, above 0 and below 1
   * @param from progress until which T is 1, from 0
   * @param to progress from which T is {@code last}, above {@code from}, up to 1
   */
  protected SteWarmup(double last, double from, double to) {
    if (!(last > 0 && last < 1)) {
      throw new IllegalArgumentException("the last temperature must be in (0, 1), not " + last);
    }
    if (!(from >= 0 && from < to && to <= 1)) {
      throw new IllegalArgumentException(
          "the temperature falls over a part of the progress from 0 to 1, not "
              + from
              + " to "
              + to);
    }
    temperature =
        progress -> StrictMath.pow(last, Math.max(0, Math.min(1, (progress - from) / (to - from))));
  }

  @Override
  public final float deployed(float x, Site site) {
    return Signs.of(x);
  }

  @Override
  public final float forward(float x, Site site) {
    return Math.max(-1f, Math.min(1f, x / (float) site.pace(temperature)));
  }

  @Override
  public final float derivative(float x, Site site) {
    return Math.abs(x) <= 1f ? 1f : 0f;
  }
}
