package dev.signet.dsl.estimator;

import dev.signet.dsl.Alphabet;
import dev.signet.dsl.Estimator;
import dev.signet.dsl.Learned;
import dev.signet.dsl.Role;
import dev.signet.dsl.Site;

/**
 * For inputs: a step to 1 whose place and whose window of gradients are learned per channel (Wang
 * et al. 2020, "Sparsity-Inducing Binarized Neural Networks", AAAI, in the form of the authors'
 * released program, peiswang/SiBNN):
 *
 * <pre>
 * z = (x - b) s      y = 1 where z &gt;= 0, else 0      dy/dz := 1 where -0.3 &lt; z &lt; 1, else 0
 * </pre>
 *
 * with b from 0 and s from 1. Three differences: there z = 0 gives 1/2; s may turn negative there,
 * which would turn the step around, and counts by its magnitude here; and the paper itself, whose
 * formula nobody here has read, lets part of the gradient through above the window. Weights of that
 * program: {@link SparseMagnitudeSign}. Learn b and s without weight decay.
 *
 * <pre class="plot">
 * value                                     derivative
 *     1 |               ****************        1 |             ************
 *  0.75 |                                    0.75 |
 *   0.5 |                                     0.5 |
 *  0.25 |                                    0.25 |
 *     0 |***************                        0 |*************            ******
 *       -1.5            0             1.5         -1.5            0             1.5
 * </pre>
 */
@Alphabet(levels = {0, 1})
@Role(Role.Use.INPUTS)
@Learned("threshold")
@Learned(value = "slope", initial = 1f)
public final class SparseStep implements Estimator {
  @Override
  public float deployed(float x, Site site) {
    return scaled(x, site) >= 0 ? 1f : 0f;
  }

  @Override
  public float derivative(float x, Site site) {
    return inWindow(x, site) ? Math.abs(site.learned(1)) : 0f;
  }

  @Override
  public float learnedDerivative(int k, float x, Site site) {
    if (!inWindow(x, site)) {
      return 0f;
    }
    return k == 0
        ? -Math.abs(site.learned(1))
        : (x - site.learned(0)) * Math.signum(site.learned(1));
  }

  private static boolean inWindow(float x, Site site) {
    float z = scaled(x, site);
    return z > -0.3f && z < 1f;
  }

  private static float scaled(float x, Site site) {
    return (x - site.learned(0)) * Math.abs(site.learned(1));
  }
}
