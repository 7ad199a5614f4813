package dev.signet.examples.mismatch;

import dev.signet.dsl.Bias;
import dev.signet.dsl.Binarize;
import dev.signet.dsl.BinaryDense;
import dev.signet.dsl.Dense;
import dev.signet.dsl.Network;
import dev.signet.dsl.Normalize;
import dev.signet.dsl.Units;
import dev.signet.dsl.estimator.CoupledTernary;
import dev.signet.dsl.estimator.Real;
import dev.signet.dsl.estimator.UnitStep;
import dev.signet.dsl.source.UnclippedLatent;

/**
 * The networks of the study: three hidden layers of 32 units, an output layer, real weights, and
 * activations of more or less precision behind every hidden layer (Kim et al. 2020, "BinaryDuo",
 * arXiv 2002.06517; shape and activations from a replication). Inferred: no biases, and two
 * outputs.
 */
public final class Toys {
  /** Values of an example, and units of every hidden layer. */
  public static final int WIDTH = 32;

  /** Numbers to answer with: the fewest that a network of Signet has. */
  public static final int OUTPUTS = 2;

  private Toys() {}

  /** Real activations, cut to 0 and 1. */
  @Network(input = WIDTH, normalize = Normalize.NONE)
  public record Unquantised(
      @Units(value = WIDTH, bias = Bias.WITHOUT) Dense hidden1,
      ToySteps.UnitHardTanh cut1,
      @Units(value = WIDTH, bias = Bias.WITHOUT) Dense hidden2,
      ToySteps.UnitHardTanh cut2,
      @Units(value = WIDTH, bias = Bias.WITHOUT) Dense hidden3,
      ToySteps.UnitHardTanh cut3,
      @Units(value = OUTPUTS, bias = Bias.WITHOUT) Dense output) {}

  /** 0 and 1, with the derivative of the cut. */
  @Network(input = WIDTH, normalize = Normalize.NONE)
  @Binarize(inputs = UnitStep.class, weights = Real.class, source = UnclippedLatent.class)
  public record Plain(
      @Units(value = WIDTH, bias = Bias.WITHOUT) Dense hidden1,
      @Units(value = WIDTH, bias = Bias.WITHOUT) BinaryDense hidden2,
      @Units(value = WIDTH, bias = Bias.WITHOUT) BinaryDense hidden3,
      @Units(value = OUTPUTS, bias = Bias.WITHOUT) BinaryDense output) {}

  /** 0 and 1, with a steeper derivative. */
  @Network(input = WIDTH, normalize = Normalize.NONE)
  @Binarize(inputs = ToySteps.Steep.class, weights = Real.class, source = UnclippedLatent.class)
  public record Steep(
      @Units(value = WIDTH, bias = Bias.WITHOUT) Dense hidden1,
      @Units(value = WIDTH, bias = Bias.WITHOUT) BinaryDense hidden2,
      @Units(value = WIDTH, bias = Bias.WITHOUT) BinaryDense hidden3,
      @Units(value = OUTPUTS, bias = Bias.WITHOUT) BinaryDense output) {}

  /** 0 and 1, with a derivative that falls to both sides. */
  @Network(input = WIDTH, normalize = Normalize.NONE)
  @Binarize(
      inputs = ToySteps.Polynomial.class,
      weights = Real.class,
      source = UnclippedLatent.class)
  public record Polynomial(
      @Units(value = WIDTH, bias = Bias.WITHOUT) Dense hidden1,
      @Units(value = WIDTH, bias = Bias.WITHOUT) BinaryDense hidden2,
      @Units(value = WIDTH, bias = Bias.WITHOUT) BinaryDense hidden3,
      @Units(value = OUTPUTS, bias = Bias.WITHOUT) BinaryDense output) {}

  /** 0 and 1, with the derivative of a sign-swish. */
  @Network(input = WIDTH, normalize = Normalize.NONE)
  @Binarize(inputs = ToySteps.Swish.class, weights = Real.class, source = UnclippedLatent.class)
  public record Swish(
      @Units(value = WIDTH, bias = Bias.WITHOUT) Dense hidden1,
      @Units(value = WIDTH, bias = Bias.WITHOUT) BinaryDense hidden2,
      @Units(value = WIDTH, bias = Bias.WITHOUT) BinaryDense hidden3,
      @Units(value = OUTPUTS, bias = Bias.WITHOUT) BinaryDense output) {}

  /** 0, 1/2 and 1. */
  @Network(input = WIDTH, normalize = Normalize.NONE)
  @Binarize(inputs = CoupledTernary.class, weights = Real.class, source = UnclippedLatent.class)
  public record Ternary(
      @Units(value = WIDTH, bias = Bias.WITHOUT) Dense hidden1,
      @Units(value = WIDTH, bias = Bias.WITHOUT) BinaryDense hidden2,
      @Units(value = WIDTH, bias = Bias.WITHOUT) BinaryDense hidden3,
      @Units(value = OUTPUTS, bias = Bias.WITHOUT) BinaryDense output) {}

  /** 0, 1/3, 2/3 and 1. */
  @Network(input = WIDTH, normalize = Normalize.NONE)
  @Binarize(inputs = ToySteps.TwoBits.class, weights = Real.class, source = UnclippedLatent.class)
  public record TwoBits(
      @Units(value = WIDTH, bias = Bias.WITHOUT) Dense hidden1,
      @Units(value = WIDTH, bias = Bias.WITHOUT) BinaryDense hidden2,
      @Units(value = WIDTH, bias = Bias.WITHOUT) BinaryDense hidden3,
      @Units(value = OUTPUTS, bias = Bias.WITHOUT) BinaryDense output) {}
}
