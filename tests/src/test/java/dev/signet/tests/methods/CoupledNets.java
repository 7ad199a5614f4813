package dev.signet.tests.methods;

import static dev.signet.dsl.Param.OUT;

import dev.signet.dsl.Add;
import dev.signet.dsl.Allow;
import dev.signet.dsl.BatchNorm;
import dev.signet.dsl.Bias;
import dev.signet.dsl.Binarize;
import dev.signet.dsl.BinaryConv;
import dev.signet.dsl.BinaryDense;
import dev.signet.dsl.Channels;
import dev.signet.dsl.Conv;
import dev.signet.dsl.Decouple;
import dev.signet.dsl.Dense;
import dev.signet.dsl.Encode;
import dev.signet.dsl.Filters;
import dev.signet.dsl.Flatten;
import dev.signet.dsl.From;
import dev.signet.dsl.GlobalAvgPool;
import dev.signet.dsl.MaxPool;
import dev.signet.dsl.Network;
import dev.signet.dsl.Normalize;
import dev.signet.dsl.PadChannels;
import dev.signet.dsl.Padding;
import dev.signet.dsl.Residual;
import dev.signet.dsl.Sequential;
import dev.signet.dsl.Stage;
import dev.signet.dsl.Units;
import dev.signet.dsl.Window;
import dev.signet.dsl.activation.RPRelu;
import dev.signet.dsl.activation.Relu;
import dev.signet.dsl.block.BiRealUnit;
import dev.signet.dsl.block.BinaryResNetBlock;
import dev.signet.dsl.block.DenseTransition;
import dev.signet.dsl.block.DenseUnit;
import dev.signet.dsl.block.Fractal3;
import dev.signet.dsl.encoder.Thermometer;
import dev.signet.dsl.estimator.CoupledTernary;
import dev.signet.dsl.estimator.LayerMagnitudeSign;
import dev.signet.dsl.estimator.MagnitudeAwareSign;
import dev.signet.dsl.estimator.Real;
import dev.signet.dsl.estimator.SteSign;
import dev.signet.dsl.scaling.LearnedScale;
import dev.signet.dsl.scaling.MeanAbs;
import dev.signet.dsl.source.HyperConv;
import dev.signet.dsl.source.UnclippedLatent;
import dev.signet.tests.choices.CoupledThirds;

/** Coupled networks of every shape that can be taken apart, for 1x8x8. */
public final class CoupledNets {
  private CoupledNets() {}

  /** Real weights; a picture that a dense layer flattens, and one that a layer does. */
  @Network(
      input = {1, 8, 8},
      normalize = Normalize.NONE)
  @Binarize(inputs = CoupledTernary.class, weights = Real.class)
  @Decouple
  public record Flat(
      @Filters(5) Conv conv1,
      BatchNorm norm1,
      @Filters(3) BinaryConv conv2,
      BatchNorm norm2,
      @Window(2) MaxPool pool,
      @Units(9) BinaryDense dense3,
      BatchNorm norm3,
      @From({"norm3"}) @Units(18) BinaryDense dense4,
      BatchNorm norm4,
      @Units(6) BinaryDense dense5,
      BatchNorm norm5,
      Relu relu,
      @Units(value = 4, bias = Bias.WITHOUT) Dense logits) {}

  /** The norm before a Flatten moves what the dense layer behind it reads. */
  @Network(
      input = {1, 8, 8},
      normalize = Normalize.NONE)
  @Binarize(inputs = CoupledTernary.class, weights = MagnitudeAwareSign.class)
  @Decouple
  public record Flattened(
      @Filters(value = 5, stride = 2) Conv conv1,
      BatchNorm norm1,
      Flatten flatten,
      @Units(9) BinaryDense dense2,
      BatchNorm norm2,
      Relu relu,
      @Units(4) Dense logits) {}

  /** Three binary inputs in one; the network's own input is encoded. */
  @Network(input = {1, 8, 8})
  @Encode(value = Thermometer.class, levels = 3)
  @Binarize(
      inputs = CoupledThirds.class,
      weights = LayerMagnitudeSign.class,
      source = UnclippedLatent.class)
  @Decouple
  public record Thirds(
      @Filters(6) Conv conv1,
      BatchNorm norm1,
      @Filters(7) BinaryConv conv2,
      @Window(2) MaxPool pool,
      BatchNorm norm2,
      @Filters(5) BinaryConv conv3,
      BatchNorm norm3,
      Relu relu,
      GlobalAvgPool average,
      @Units(4) Dense logits) {}

  /** Weights of every kind of size. */
  @Allow(
      value = {"BiasBeforeNorm", "NoIdentityPath"},
      reason = "To see what becomes of each kind of number.")
  @Network(
      input = {1, 8, 8},
      normalize = Normalize.NONE)
  @Binarize(inputs = CoupledTernary.class)
  @Decouple
  public record Sized(
      @Filters(6) Conv conv1,
      BatchNorm norm1,
      @Filters(value = 7, bias = Bias.WITH) BinaryConv signs,
      BatchNorm norm2,
      @Filters(6) @Binarize(weights = SteSign.class, scale = LearnedScale.class) BinaryConv learned,
      @Window(2) MaxPool pool,
      BatchNorm norm3,
      @Filters(value = 5, padding = Padding.ONE) @Binarize(scale = MeanAbs.class) BinaryConv mean,
      BatchNorm norm4,
      @Filters(6) @Binarize(source = HyperConv.class) BinaryConv hyper,
      BatchNorm norm5,
      @Filters(6) @Binarize(inputs = SteSign.class) BinaryConv signed,
      BatchNorm norm6,
      GlobalAvgPool average,
      @Units(4) Dense logits) {}

  /** A shortcut for every convolution, as in the better of BinaryDuo's two residual networks. */
  @Network(
      input = {1, 8, 8},
      normalize = Normalize.NONE)
  @Binarize(
      inputs = CoupledTernary.class,
      weights = LayerMagnitudeSign.class,
      source = UnclippedLatent.class)
  @Decouple
  public record PerConvolution(
      @Filters(6) Conv stem,
      BatchNorm first,
      Relu rectify,
      BatchNorm norm,
      @Stage(units = 2, out = 6) BiRealUnit stage1,
      @Stage(units = 2, out = 8, stride = 2) BiRealUnit stage2,
      @Stage(units = 1, out = 11) Last last,
      Relu relu,
      GlobalAvgPool average,
      @Units(4) Dense logits) {
    /** What is behind it stays real, and its shortcut learns nothing. */
    @Residual(shortcut = Zeros.class)
    record Last(@Filters(OUT) BinaryConv conv, BatchNorm norm) {}

    @Sequential
    record Zeros(@Channels(OUT) PadChannels pad) {}
  }

  /** A shortcut for every two. */
  @Network(
      input = {1, 8, 8},
      normalize = Normalize.NONE)
  @Binarize(
      inputs = CoupledTernary.class,
      weights = LayerMagnitudeSign.class,
      source = UnclippedLatent.class)
  @Decouple
  public record PerBlock(
      @Filters(6) Conv stem,
      BatchNorm norm,
      @Window(value = 3, stride = 1) MaxPool pool,
      @Stage(units = 2, out = 6) BinaryResNetBlock stage1,
      @Stage(units = 2, out = 8, stride = 2) BinaryResNetBlock stage2,
      Relu relu,
      GlobalAvgPool average,
      @Units(4) Dense logits) {}

  /** Sums of sums. */
  @Network(
      input = {1, 8, 8},
      normalize = Normalize.NONE)
  @Binarize(inputs = CoupledTernary.class, weights = MagnitudeAwareSign.class)
  @Decouple
  public record Fractal(
      @Filters(6) Conv stem,
      BatchNorm norm,
      @Stage(units = 2, out = 6) Fractal3 stage1,
      GlobalAvgPool average,
      @Units(4) Dense logits) {}

  /** Concatenations, each read through a norm. */
  @Network(
      input = {1, 8, 8},
      normalize = Normalize.NONE)
  @Binarize(inputs = CoupledTernary.class, weights = MagnitudeAwareSign.class)
  @Decouple
  public record DenselyConnected(
      @Filters(6) Conv stem,
      BatchNorm norm,
      @Stage(units = 2, out = 4) DenseUnit stage1,
      @Stage(units = 1, out = 7) DenseTransition transition,
      @Stage(units = 2, out = 4) DenseUnit stage2,
      BatchNorm last,
      Relu relu,
      GlobalAvgPool average,
      @Units(4) Dense logits) {}

  /** Two moved values in one sum; a moved value that layers of other kinds read. */
  @Network(
      input = {1, 8, 8},
      normalize = Normalize.NONE)
  @Binarize(inputs = CoupledTernary.class, weights = MagnitudeAwareSign.class)
  @Decouple
  public record Crossing(
      @Filters(6) Conv stem,
      BatchNorm norm,
      @Filters(6) BinaryConv a,
      BatchNorm normA,
      @Filters(6) BinaryConv b,
      BatchNorm normB,
      @From({"normA", "norm"}) Add both,
      RPRelu bent,
      @From("both") @Filters(6) BinaryConv c,
      @From({"c", "bent", "normB"}) Add all,
      BatchNorm last,
      @Stage(units = 1, out = 6) Branch branch,
      GlobalAvgPool average,
      @Units(4) Dense logits) {
    /** A unit of a convolution and a norm whose name is that of a made layer. */
    @Residual
    record Branch(@Filters(OUT) BinaryConv conv, BatchNorm conv_copies) {}
  }
}
