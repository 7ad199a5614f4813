package dev.signet.examples.mismatch;

import dev.signet.dsl.Activation;
import dev.signet.dsl.Alphabet;
import dev.signet.dsl.Estimator;
import dev.signet.dsl.Range;
import dev.signet.dsl.Role;
import dev.signet.dsl.Site;
import dev.signet.dsl.ZeroOutside;
import dev.signet.dsl.estimator.ApproxSign;
import dev.signet.dsl.estimator.SwishSign;
import dev.signet.dsl.estimator.UnitLevels;

/**
 * Activations from 0 to 1 for the study: the step at 1/2 with three surrogates, one of four values,
 * and the hard tanh that all of them stand for. {@code UnitStep} and {@code CoupledTernary} are the
 * others. Which surrogates the paper compares is from a replication; their form on 0 to 1 is
 * inferred: {@code (1 + s(2x - 1)) / 2} of the published signs s, whose derivative is {@code s'(2x
 * - 1)}.
 */
public final class ToySteps {
  private ToySteps() {}

  /** 1 for {@code x >= 1/2}, else 0. */
  abstract static class Step implements Estimator {
    @Override
    public final float deployed(float x, Site site) {
      return x >= 0.5f ? 1f : 0f;
    }
  }

  /** Derivative 2 where {@code 1/4 < x < 3/4}. */
  @Alphabet(
      levels = {0, 1},
      thresholds = 0.5f)
  @Role(Role.Use.INPUTS)
  @ZeroOutside(0.75f)
  public static final class Steep extends Step {
    @Override
    public float derivative(float x, Site site) {
      return x > 0.25f && x < 0.75f ? 2f : 0f;
    }
  }

  /** Derivative {@code max(0, 2 - 2 |2x - 1|)}, as of {@link ApproxSign}. */
  @Alphabet(
      levels = {0, 1},
      thresholds = 0.5f)
  @Role(Role.Use.INPUTS)
  @ZeroOutside(1f)
  public static final class Polynomial extends Step {
    private final ApproxSign sign = new ApproxSign();

    @Override
    public float derivative(float x, Site site) {
      return sign.derivative(2 * x - 1, site);
    }
  }

  /** Derivative of {@link SwishSign}, beta 5, at {@code 2x - 1}. */
  @Alphabet(
      levels = {0, 1},
      thresholds = 0.5f)
  @Role(Role.Use.INPUTS)
  public static final class Swish extends Step {
    private final SwishSign sign = new SwishSign();

    @Override
    public float derivative(float x, Site site) {
      return sign.derivative(2 * x - 1, site);
    }
  }

  /** 0, 1/3, 2/3 and 1: two bits. */
  @Alphabet(
      levels = {0, 1, 2, 3},
      step = 1 / 3f,
      thresholds = {1 / 6f, 1 / 2f, 5 / 6f})
  @Role(Role.Use.INPUTS)
  @ZeroOutside(1f)
  public static final class TwoBits extends UnitLevels {
    /** Four values. */
    public TwoBits() {
      super(3);
    }
  }

  /** {@code x} cut to 0 and 1; derivative 1 strictly inside. */
  @Range(least = 0, greatest = 1)
  public static final class UnitHardTanh implements Activation {
    @Override
    public float value(float x, Site site) {
      return Math.max(0f, Math.min(1f, x));
    }

    @Override
    public float derivative(float x, Site site) {
      return x > 0f && x < 1f ? 1f : 0f;
    }
  }
}
