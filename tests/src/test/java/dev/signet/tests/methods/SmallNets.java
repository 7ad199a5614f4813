package dev.signet.tests.methods;

import static dev.signet.dsl.Param.OUT;
import static dev.signet.dsl.Param.STRIDE;

import dev.signet.dsl.Allow;
import dev.signet.dsl.BatchNorm;
import dev.signet.dsl.Binarize;
import dev.signet.dsl.BinaryConv;
import dev.signet.dsl.Conv;
import dev.signet.dsl.Dense;
import dev.signet.dsl.Filters;
import dev.signet.dsl.From;
import dev.signet.dsl.GlobalAvgPool;
import dev.signet.dsl.MagnitudeMap;
import dev.signet.dsl.Multiply;
import dev.signet.dsl.Network;
import dev.signet.dsl.PositionScale;
import dev.signet.dsl.Residual;
import dev.signet.dsl.Sequential;
import dev.signet.dsl.Stage;
import dev.signet.dsl.Units;
import dev.signet.dsl.Window;
import dev.signet.dsl.activation.DpRelu;
import dev.signet.dsl.activation.HardTanh;
import dev.signet.dsl.activation.Maxout;
import dev.signet.dsl.block.BiRealUnit;
import dev.signet.dsl.block.ReActBlock;
import dev.signet.dsl.block.ReActDoubling;
import dev.signet.dsl.block.ReActUnit;
import dev.signet.dsl.block.RealToBinaryUnit;
import dev.signet.dsl.estimator.ApproxSign;
import dev.signet.dsl.estimator.DoReFa;
import dev.signet.dsl.estimator.ErrorDecay;
import dev.signet.dsl.estimator.FourierSign;
import dev.signet.dsl.estimator.IdentitySign;
import dev.signet.dsl.estimator.LongTailedSign;
import dev.signet.dsl.estimator.MagnitudeAwareSign;
import dev.signet.dsl.estimator.MagnitudeTernary;
import dev.signet.dsl.estimator.RSign;
import dev.signet.dsl.estimator.ReCuSign;
import dev.signet.dsl.estimator.ReSteSign;
import dev.signet.dsl.estimator.Real;
import dev.signet.dsl.estimator.SparseMagnitudeSign;
import dev.signet.dsl.estimator.SparseStep;
import dev.signet.dsl.estimator.SteTern;
import dev.signet.dsl.estimator.StochasticSign;
import dev.signet.dsl.estimator.TriangularInputSign;
import dev.signet.dsl.estimator.TriangularSign;
import dev.signet.dsl.scaling.LayerMeanAbs;
import dev.signet.dsl.scaling.LearnedScale;
import dev.signet.dsl.scaling.MeanAbs;
import dev.signet.dsl.scaling.PowerOfTwo;
import dev.signet.dsl.source.CentredLatent;
import dev.signet.dsl.source.PeriodicLatent;
import dev.signet.dsl.source.ReCuLatent;
import dev.signet.dsl.source.RotatedLatent;
import dev.signet.dsl.source.StandardizedLatent;
import dev.signet.dsl.source.UnclippedLatent;

/** Published systems by their choices, in small, for 1x12x12. */
public final class SmallNets {
  private SmallNets() {}

  /** A unit with its norm before the sign. */
  @Residual
  public record NormFirst(BatchNorm norm, @Filters(OUT) BinaryConv conv) {}

  /** BNN: the defaults. */
  @Network(input = {1, 12, 12})
  public record Bnn(
      @Filters(8) Conv stem,
      @Stage(units = 2, out = 8) NormFirst units,
      GlobalAvgPool average,
      @Units(4) Dense logits) {}

  /** BNN with stochastic signs. */
  @Network(input = {1, 12, 12})
  @Binarize(inputs = StochasticSign.class)
  public record Stochastic(
      @Filters(8) Conv stem,
      @Stage(units = 2, out = 8) NormFirst units,
      GlobalAvgPool average,
      @Units(4) Dense logits) {}

  /** TBN: ternary inputs by their magnitude, mean absolute weights. */
  @Network(input = {1, 12, 12})
  @Binarize(inputs = MagnitudeTernary.class, scale = MeanAbs.class)
  public record Tbn(
      @Filters(8) Conv stem,
      @Stage(units = 2, out = 8) NormFirst units,
      GlobalAvgPool average,
      @Units(4) Dense logits) {}

  /** Trained Bin: long-tailed derivative, learned factors. */
  @Network(input = {1, 12, 12})
  @Binarize(inputs = LongTailedSign.class, scale = LearnedScale.class)
  public record TrainedBin(
      @Filters(8) Conv stem,
      @Stage(units = 2, out = 8) NormFirst units,
      GlobalAvgPool average,
      @Units(4) Dense logits) {}

  /** XNOR-Net without its scale map of inputs: centred latents, mean absolute weights. */
  @Network(input = {1, 12, 12})
  @Binarize(scale = MeanAbs.class, source = CentredLatent.class)
  public record Xnor(
      @Filters(8) Conv stem,
      @Stage(units = 2, out = 8) NormFirst units,
      GlobalAvgPool average,
      @Units(4) Dense logits) {}

  /** XNOR-Net with the map K, also where a stride makes the picture smaller. */
  @Network(input = {1, 12, 12})
  @Binarize(scale = MeanAbs.class, source = CentredLatent.class)
  public record XnorMap(
      @Filters(8) Conv stem,
      @Stage(out = 8) Mapped stage1,
      @Stage(out = 12, stride = 2) Smaller stage2,
      GlobalAvgPool average,
      @Units(4) Dense logits) {
    /** The sums times the map of the input that they are made of. */
    @Residual
    public record Mapped(
        BatchNorm norm,
        @Filters(OUT) BinaryConv conv,
        @From("norm") @Window(value = 3, stride = 1) MagnitudeMap map,
        @From({"conv", "map"}) Multiply scaled) {}

    /** Without a shortcut. */
    @Sequential
    public record Smaller(
        BatchNorm norm,
        @Filters(value = OUT, stride = STRIDE) BinaryConv conv,
        @From("norm") @Window(value = 3, stride = STRIDE) MagnitudeMap map,
        @From({"map", "conv"}) Multiply scaled) {}
  }

  /** XNOR-Net++: a factor of each channel, row and column. */
  @Network(input = {1, 12, 12})
  @Binarize(scale = LearnedScale.class)
  public record XnorPlusPlus(
      @Filters(8) Conv stem,
      @Stage(out = 8) Placed stage1,
      @Stage(out = 8) Placed stage2,
      GlobalAvgPool average,
      @Units(4) Dense logits) {
    /** The norm is before the sign, the factors behind the sums. */
    @Residual
    public record Placed(BatchNorm norm, @Filters(OUT) BinaryConv conv, PositionScale scale) {}
  }

  /** IR-Net: standardised weights, powers of two, error decay on both sides, hard tanh. */
  @Network(input = {1, 12, 12})
  @Binarize(
      inputs = ErrorDecay.class,
      weights = ErrorDecay.class,
      scale = PowerOfTwo.class,
      source = StandardizedLatent.class)
  public record Ir(
      @Filters(8) Conv stem,
      BatchNorm norm,
      @Stage(units = 2, out = 8) Bent units,
      GlobalAvgPool average,
      @Units(4) Dense logits) {
    /** Hard tanh behind the sum. */
    @Sequential
    public record Bent(BiRealUnit unit, HardTanh bend) {}
  }

  /** RBNN: rotated weights, triangular derivatives. */
  @Network(input = {1, 12, 12})
  @Binarize(
      inputs = TriangularInputSign.class,
      weights = TriangularSign.class,
      scale = LearnedScale.class,
      source = RotatedLatent.class)
  @Allow(value = "BiasBeforeNorm", reason = "As the published program has it.")
  public record Rotated(
      @Filters(8) Conv stem,
      BatchNorm norm,
      @Stage(units = 2, out = 8) BiRealUnit units,
      GlobalAvgPool average,
      @Units(4) Dense logits) {}

  /** ReCU. */
  @Network(input = {1, 12, 12})
  @Binarize(
      inputs = ApproxSign.class,
      weights = ReCuSign.class,
      scale = LearnedScale.class,
      source = ReCuLatent.class)
  @Allow(value = "BiasBeforeNorm", reason = "As the published program has it.")
  public record ReCu(
      @Filters(8) Conv stem,
      BatchNorm norm,
      @Stage(units = 2, out = 8) BiRealUnit units,
      GlobalAvgPool average,
      @Units(4) Dense logits) {}

  /** BiPer's first stage: sines as weights. */
  @Network(input = {1, 12, 12})
  @Binarize(
      inputs = ApproxSign.class,
      weights = Real.class,
      scale = LearnedScale.class,
      source = PeriodicLatent.class)
  @Allow(value = "BiasBeforeNorm", reason = "As the published program has it.")
  public record BiPerSines(
      @Filters(8) Conv stem,
      BatchNorm norm,
      @Stage(units = 2, out = 8) BiRealUnit units,
      GlobalAvgPool average,
      @Units(4) Dense logits) {}

  /** BiPer's second stage: their signs. */
  @Network(input = {1, 12, 12})
  @Binarize(
      inputs = ApproxSign.class,
      weights = IdentitySign.class,
      scale = LearnedScale.class,
      source = PeriodicLatent.class)
  @Allow(value = "BiasBeforeNorm", reason = "As the published program has it.")
  public record BiPer(
      @Filters(8) Conv stem,
      BatchNorm norm,
      @Stage(units = 2, out = 8) BiRealUnit units,
      GlobalAvgPool average,
      @Units(4) Dense logits) {}

  /** ReSTE, its latents unclipped as published. */
  @Network(input = {1, 12, 12})
  @Binarize(
      inputs = ReSteSign.class,
      weights = ReSteSign.class,
      scale = LayerMeanAbs.class,
      source = UnclippedLatent.class)
  @Allow(value = "StarvedWeights", reason = "As the published program trains.")
  public record ReSte(
      @Filters(8) Conv stem,
      BatchNorm norm,
      @Stage(units = 2, out = 8) BiRealUnit units,
      GlobalAvgPool average,
      @Units(4) Dense logits) {}

  /** Si-BNN: learned steps to 1. */
  @Network(input = {1, 12, 12})
  @Binarize(inputs = SparseStep.class, weights = SparseMagnitudeSign.class, scale = MeanAbs.class)
  @Allow(value = "BiasBeforeNorm", reason = "As the published program has it.")
  public record Sparse(
      @Filters(8) Conv stem,
      BatchNorm norm,
      @Stage(units = 2, out = 8) Twice units,
      GlobalAvgPool average,
      @Units(4) Dense logits) {
    /** A norm before the step and one behind the convolution. */
    @Residual
    public record Twice(BatchNorm before, @Filters(OUT) BinaryConv conv, BatchNorm behind) {}
  }

  /** The derivative of FDA-BNN, without its noise module. */
  @Network(input = {1, 12, 12})
  @Binarize(inputs = FourierSign.class, weights = FourierSign.class)
  public record Fourier(
      @Filters(8) Conv stem,
      BatchNorm norm,
      @Stage(units = 2, out = 8) BiRealUnit units,
      GlobalAvgPool average,
      @Units(4) Dense logits) {}

  /** Larq's quantizers of more than two values, and both activations with two slopes. */
  @Network(input = {1, 12, 12})
  public record Levels(
      @Filters(8) Conv stem,
      BatchNorm norm,
      @Binarize(inputs = SteTern.class) @Filters(8) BinaryConv ternary,
      BatchNorm norm1,
      DpRelu bend1,
      @Binarize(inputs = DoReFa.class) @Filters(8) BinaryConv doReFa,
      BatchNorm norm2,
      Maxout bend2,
      GlobalAvgPool average,
      @Units(4) Dense logits) {}

  /** ReActNet of the shape of a ResNet. */
  @Network(input = {1, 12, 12})
  @Binarize(inputs = RSign.class, weights = MagnitudeAwareSign.class)
  public record ReAct(
      @Filters(8) Conv stem,
      BatchNorm norm,
      @Stage(out = 8) ReActUnit stage1,
      @Stage(out = 16, stride = 2) ReActUnit stage2,
      GlobalAvgPool average,
      @Units(4) Dense logits) {}

  /** ReActNet-A in small. */
  @Network(input = {1, 12, 12})
  @Binarize(inputs = RSign.class, weights = MagnitudeAwareSign.class)
  public record ReActA(
      @Filters(8) Conv stem,
      BatchNorm norm,
      ReActDoubling first,
      @Stage(stride = 2) ReActDoubling shrink,
      @Stage(units = 2) ReActBlock blocks,
      GlobalAvgPool average,
      @Units(4) Dense logits) {}

  /** Real-to-Binary. */
  @Network(input = {1, 12, 12})
  public record RealToBinary(
      @Filters(16) Conv stem,
      BatchNorm norm,
      @Stage(out = 16) RealToBinaryUnit stage1,
      @Stage(out = 24, stride = 2) RealToBinaryUnit stage2,
      GlobalAvgPool average,
      @Units(4) Dense logits) {}
}
