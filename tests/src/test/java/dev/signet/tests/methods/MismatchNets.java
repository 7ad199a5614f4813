package dev.signet.tests.methods;

import dev.signet.dsl.BatchNorm;
import dev.signet.dsl.Bias;
import dev.signet.dsl.Binarize;
import dev.signet.dsl.BinaryDense;
import dev.signet.dsl.Dense;
import dev.signet.dsl.Network;
import dev.signet.dsl.Normalize;
import dev.signet.dsl.Units;
import dev.signet.dsl.activation.Sigmoid;
import dev.signet.dsl.estimator.Real;
import dev.signet.dsl.estimator.UnitStep;
import dev.signet.dsl.source.UnclippedLatent;

/** Networks whose gradient mismatch is known, or can be found by hand. */
public final class MismatchNets {
  private MismatchNets() {}

  /** Of squares in its weights: every discrete gradient is the gradient. */
  @Network(
      input = {3},
      normalize = Normalize.NONE)
  public record Line(@Units(value = 2, bias = Bias.WITHOUT) Dense output) {}

  /** Smooth, but of no power of its weights. */
  @Network(
      input = {3},
      normalize = Normalize.NONE)
  public record Smooth(@Units(5) Dense hidden, Sigmoid bend, @Units(2) Dense output) {}

  /** With steps. */
  @Network(
      input = {3},
      normalize = Normalize.NONE)
  @Binarize(inputs = UnitStep.class, weights = Real.class, source = UnclippedLatent.class)
  public record Stepped(@Units(6) Dense hidden, @Units(2) BinaryDense output) {}

  /** With binary weights, norms, and an input to be fitted. */
  @Network(input = {3})
  public record Normed(
      @Units(9) Dense hidden,
      BatchNorm norm1,
      @Units(7) BinaryDense binary,
      BatchNorm norm2,
      @Units(2) Dense output) {}
}
