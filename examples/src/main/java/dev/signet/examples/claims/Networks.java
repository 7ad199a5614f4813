package dev.signet.examples.claims;

import static dev.signet.dsl.Param.OUT;
import static dev.signet.dsl.Param.STRIDE;

import dev.signet.dsl.BatchNorm;
import dev.signet.dsl.Binarize;
import dev.signet.dsl.Conv;
import dev.signet.dsl.Decouple;
import dev.signet.dsl.Dense;
import dev.signet.dsl.Filters;
import dev.signet.dsl.GlobalAvgPool;
import dev.signet.dsl.MaxPool;
import dev.signet.dsl.Network;
import dev.signet.dsl.Sequential;
import dev.signet.dsl.Stage;
import dev.signet.dsl.Sum;
import dev.signet.dsl.Units;
import dev.signet.dsl.Window;
import dev.signet.dsl.activation.RPRelu;
import dev.signet.dsl.activation.Relu;
import dev.signet.dsl.block.BiRealUnit;
import dev.signet.dsl.block.BinaryResNetBlock;
import dev.signet.dsl.block.BinaryUnit;
import dev.signet.dsl.block.DenseTransition;
import dev.signet.dsl.block.DenseUnit;
import dev.signet.dsl.block.Downsample;
import dev.signet.dsl.block.EBiRealBlock;
import dev.signet.dsl.block.Fractal3;
import dev.signet.dsl.block.Fractal7;
import dev.signet.dsl.block.IgpDenseUnit;
import dev.signet.dsl.estimator.ApproxSign;
import dev.signet.dsl.estimator.CoupledTernary;
import dev.signet.dsl.estimator.LayerMagnitudeSign;
import dev.signet.dsl.estimator.MagnitudeAwareSign;
import dev.signet.dsl.estimator.RSign;
import dev.signet.dsl.estimator.SteSign;
import dev.signet.dsl.estimator.SteWarmup;
import dev.signet.dsl.estimator.SwishSign;
import dev.signet.dsl.estimator.UnitStep;
import dev.signet.dsl.estimator.WideSteSign;
import dev.signet.dsl.source.HyperConv;
import dev.signet.dsl.source.UnclippedLatent;

/**
 * The networks that are compared, for CIFAR-10: a real stem that shrinks the picture to 8 by 8, two
 * stages of binary convolutions. They are small, so that a machine with two cores trains all of
 * them several times in some hours. Where networks with more layers are compared with one that has
 * fewer, they are narrower: the greatest width with no more products of bits than that one has.
 */
public final class Networks {
  private Networks() {}

  /** Real: 32 by 32 pixels become 8 by 8, three colours OUT channels. */
  @Sequential
  public record Stem(
      @Filters(value = OUT, kernel = 5, stride = 2) Conv conv,
      BatchNorm norm,
      @Window(2) MaxPool pool) {}

  /** ResNet's shortcuts over two convolutions. */
  @Network(
      input = {3, 32, 32},
      range = {0, 255})
  @Binarize(inputs = ApproxSign.class, weights = MagnitudeAwareSign.class)
  public record Plain(
      @Stage(out = 32) Stem stem,
      @Stage(units = 2, out = 32) BinaryResNetBlock stage1,
      @Stage(units = 2, out = 64, stride = 2) BinaryResNetBlock stage2,
      GlobalAvgPool average,
      @Units(10) Dense logits) {}

  /** Bi-Real's layers, for networks that differ in their choices only. */
  @Sequential
  public record Body(
      @Stage(out = 32) Stem stem,
      @Stage(units = 4, out = 32) BiRealUnit stage1,
      @Stage(units = 4, out = 64, stride = 2) BiRealUnit stage2,
      GlobalAvgPool average,
      @Units(10) Dense logits) {}

  /** A shortcut over each convolution. */
  @Network(
      input = {3, 32, 32},
      range = {0, 255})
  @Binarize(inputs = ApproxSign.class, weights = MagnitudeAwareSign.class)
  public record BiReal(Body body) {}

  /** Further identities over pairs of those. */
  @Network(
      input = {3, 32, 32},
      range = {0, 255})
  @Binarize(inputs = ApproxSign.class, weights = MagnitudeAwareSign.class)
  public record EBiReal(
      @Stage(out = 32) Stem stem,
      @Stage(units = 2, out = 32) EBiRealBlock stage1,
      @Stage(units = 2, out = 64, stride = 2) BiRealUnit shrink,
      @Stage(out = 64) EBiRealBlock stage2,
      GlobalAvgPool average,
      @Units(10) Dense logits) {}

  /** Blocks of three convolutions. */
  @Network(
      input = {3, 32, 32},
      range = {0, 255})
  @Binarize(inputs = ApproxSign.class, weights = MagnitudeAwareSign.class)
  public record Igp3(
      @Stage(out = 25) Stem stem,
      @Stage(units = 2, out = 25) Fractal3 stage1,
      @Stage(out = 50, stride = 2) Downsample shrink,
      @Stage(units = 2, out = 50) Fractal3 stage2,
      GlobalAvgPool average,
      @Units(10) Dense logits) {}

  /** Blocks of seven convolutions. */
  @Network(
      input = {3, 32, 32},
      range = {0, 255})
  @Binarize(inputs = ApproxSign.class, weights = MagnitudeAwareSign.class)
  public record Igp7(
      @Stage(out = 23) Stem stem,
      @Stage(out = 23) Fractal7 stage1,
      @Stage(out = 46, stride = 2) Downsample shrink,
      @Stage(out = 46) Fractal7 stage2,
      GlobalAvgPool average,
      @Units(10) Dense logits) {}

  /** Concatenation. */
  @Network(
      input = {3, 32, 32},
      range = {0, 255})
  @Binarize(inputs = WideSteSign.class, weights = WideSteSign.class)
  public record BinaryDenseNet(
      @Stage(out = 32) Stem stem,
      @Stage(units = 6, out = 16) DenseUnit stage1,
      @Stage(out = 64) DenseTransition shrink,
      @Stage(units = 6, out = 16) DenseUnit stage2,
      BatchNorm lastNorm,
      Relu lastRelu,
      GlobalAvgPool average,
      @Units(10) Dense logits) {}

  /** Concatenation of two branches' sum. */
  @Network(
      input = {3, 32, 32},
      range = {0, 255})
  @Binarize(inputs = WideSteSign.class, weights = WideSteSign.class)
  public record IgpDenseNet(
      @Stage(out = 32) Stem stem,
      @Stage(units = 3, out = 19) IgpDenseUnit stage1,
      @Stage(out = 58) DenseTransition shrink,
      @Stage(units = 3, out = 19) IgpDenseUnit stage2,
      BatchNorm lastNorm,
      Relu lastRelu,
      GlobalAvgPool average,
      @Units(10) Dense logits) {}

  /** A unit of Bi-Real with ReActNet's activation behind the sum. */
  @Sequential
  public record ReactUnit(@Stage(out = OUT, stride = STRIDE) BiRealUnit unit, RPRelu activation) {}

  /** Three convolutions, with an activation behind each sum (inferred: where they stand). */
  @Sequential
  public record ReactFractal(@Stage(out = OUT) Branches sum, RPRelu activation) {
    /** As in {@link Fractal3}. */
    @Sum
    public record Branches(BinaryUnit side, @Stage(units = 2) ReactUnit path) {}
  }

  /** Bi-Real with RSign and RPReLU. */
  @Network(
      input = {3, 32, 32},
      range = {0, 255})
  @Binarize(inputs = RSign.class, weights = MagnitudeAwareSign.class)
  public record ReactBiReal(
      @Stage(out = 32) Stem stem,
      @Stage(units = 4, out = 32) ReactUnit stage1,
      @Stage(units = 4, out = 64, stride = 2) ReactUnit stage2,
      GlobalAvgPool average,
      @Units(10) Dense logits) {}

  /** Blocks of three convolutions with RSign and RPReLU. */
  @Network(
      input = {3, 32, 32},
      range = {0, 255})
  @Binarize(inputs = RSign.class, weights = MagnitudeAwareSign.class)
  public record ReactIgp3(
      @Stage(out = 25) Stem stem,
      @Stage(units = 2, out = 25) ReactFractal stage1,
      @Stage(out = 50, stride = 2) Downsample shrink,
      @Stage(units = 2, out = 50) ReactFractal stage2,
      GlobalAvgPool average,
      @Units(10) Dense logits) {}

  /** The clipped straight-through derivative on inputs. */
  @Network(
      input = {3, 32, 32},
      range = {0, 255})
  @Binarize(inputs = SteSign.class, weights = MagnitudeAwareSign.class)
  public record Ste(Body body) {}

  /** The derivative of a sign-swish on inputs. */
  @Network(
      input = {3, 32, 32},
      range = {0, 255})
  @Binarize(inputs = SwishSign.class, weights = MagnitudeAwareSign.class)
  public record Swish(Body body) {}

  /** Inputs of three values. */
  @Network(
      input = {3, 32, 32},
      range = {0, 255})
  @Binarize(inputs = CoupledTernary.class, weights = MagnitudeAwareSign.class)
  public record Ternary(Body body) {}

  /** Latent weights and plain signs on both sides. */
  @Network(
      input = {3, 32, 32},
      range = {0, 255})
  public record Signs(Body body) {}

  /** Signs warmed up on both sides. */
  @Network(
      input = {3, 32, 32},
      range = {0, 255})
  @Binarize(inputs = SteWarmup.class, weights = SteWarmup.class)
  public record Warm(Body body) {}

  /** Weights made by a small network. */
  @Network(
      input = {3, 32, 32},
      range = {0, 255})
  @Binarize(source = HyperConv.class)
  public record Hyper(Body body) {}

  /** Both of these. */
  @Network(
      input = {3, 32, 32},
      range = {0, 255})
  @Binarize(inputs = SteWarmup.class, weights = SteWarmup.class, source = HyperConv.class)
  public record HyperWarm(Body body) {}

  /** What BinaryDuo is compared with: binary inputs, as many parameters. */
  @Network(
      input = {3, 32, 32},
      range = {0, 255})
  @Binarize(
      inputs = UnitStep.class,
      weights = LayerMagnitudeSign.class,
      source = UnclippedLatent.class)
  public record Single(Body body) {}

  /** BinaryDuo: ternary inputs, narrower by the square root of two. */
  @Network(
      input = {3, 32, 32},
      range = {0, 255})
  @Binarize(
      inputs = CoupledTernary.class,
      weights = LayerMagnitudeSign.class,
      source = UnclippedLatent.class)
  @Decouple
  public record Duo(
      @Stage(out = 22) Stem stem,
      @Stage(units = 4, out = 22) BiRealUnit stage1,
      @Stage(units = 4, out = 44, stride = 2) BiRealUnit stage2,
      GlobalAvgPool average,
      @Units(10) Dense logits) {}
}
