package dev.signet.tests.methods;

import static dev.signet.dsl.Param.OUT;
import static dev.signet.dsl.Param.STRIDE;

import dev.signet.dsl.Allow;
import dev.signet.dsl.AvgPool;
import dev.signet.dsl.Binarize;
import dev.signet.dsl.BinaryConv;
import dev.signet.dsl.Dense;
import dev.signet.dsl.Filters;
import dev.signet.dsl.GlobalAvgPool;
import dev.signet.dsl.Network;
import dev.signet.dsl.Residual;
import dev.signet.dsl.Sequential;
import dev.signet.dsl.Stage;
import dev.signet.dsl.Units;
import dev.signet.dsl.Window;
import dev.signet.dsl.activation.RPRelu;
import dev.signet.dsl.activation.Times;
import dev.signet.dsl.estimator.DetachedMagnitudeSign;
import dev.signet.dsl.estimator.RSign;
import dev.signet.dsl.estimator.Real;
import dev.signet.dsl.scaling.LearnedScale;
import dev.signet.dsl.source.ScaledStandardizedLatent;

/**
 * ReActNet without batch norm (Chen et al. 2021, arXiv 2104.08215), two stages of four units, as in
 * the authors' program (VITA-Group/BNN_NoBN): {@code x + 0.2 f(x / sqrt(v))}. The expected variance
 * v is 1 at the start, and after the first unit of a stage, which still divides by the v of the
 * stage before; every other unit adds 0.04 to it. Trained with adaptive clipping at 0.01.
 */
@Network(input = {1, 12, 12})
@Binarize(
    inputs = RSign.class,
    weights = DetachedMagnitudeSign.class,
    scale = LearnedScale.class,
    source = ScaledStandardizedLatent.class)
@Allow(
    value = {"NormMissing", "FirstLayerBinary"},
    reason = "A network without norms; its first layer is real but for its source.")
public record BnFreeNet(
    @Binarize(inputs = Real.class, weights = Real.class) @Filters(8) BinaryConv stem,
    @Stage(units = 2, out = 8) UnitOf100 first,
    @Stage(out = 8) UnitOf104 third,
    @Stage(out = 8) UnitOf108 fourth,
    @Stage(out = 16, stride = 2) Transition wider,
    @Stage(out = 16) UnitOf100 sixth,
    @Stage(out = 16) UnitOf104 seventh,
    @Stage(out = 16) UnitOf108 eighth,
    GlobalAvgPool average,
    @Units(4) Dense logits) {
  /** A unit where v is 1. */
  @Sequential
  public record UnitOf100(Sum100 sum, RPRelu bend) {
    /** Before the bend. */
    @Residual
    public record Sum100(@Filters(OUT) BinaryConv conv, Fifth alpha) {}
  }

  /** A unit where v is 1.04. */
  @Sequential
  public record UnitOf104(Sum104 sum, RPRelu bend) {
    /** Before the bend. */
    @Residual
    public record Sum104(Over104 beta, @Filters(OUT) BinaryConv conv, Fifth alpha) {}
  }

  /** A unit where v is 1.08. */
  @Sequential
  public record UnitOf108(Sum108 sum, RPRelu bend) {
    /** Before the bend. */
    @Residual
    public record Sum108(Over108 beta, @Filters(OUT) BinaryConv conv, Fifth alpha) {}
  }

  /**
   * The first unit of a later stage, where v is 1.12; the shortcut is of the divided values too.
   */
  @Sequential
  public record Transition(Over112 beta, @Stage(stride = STRIDE) Branches sum, RPRelu bend) {
    /** Before the bend. */
    @Residual(shortcut = Shrink.class)
    public record Branches(@Filters(value = OUT, stride = STRIDE) BinaryConv conv, Fifth alpha) {}

    /** Binary weights on real values. */
    @Sequential
    public record Shrink(
        @Window(STRIDE) AvgPool average,
        @Binarize(inputs = Real.class) @Filters(value = OUT, kernel = 1) BinaryConv project) {}
  }

  /** {@code 0.2 x}. */
  public static final class Fifth extends Times {
    /** Alpha. */
    public Fifth() {
      super(0.2f);
    }
  }

  /** {@code x / sqrt(1.04)}. */
  public static final class Over104 extends Times {
    /** Of the third unit of a stage. */
    public Over104() {
      super((float) (1 / Math.sqrt(1.04)));
    }
  }

  /** {@code x / sqrt(1.08)}. */
  public static final class Over108 extends Times {
    /** Of the fourth. */
    public Over108() {
      super((float) (1 / Math.sqrt(1.08)));
    }
  }

  /** {@code x / sqrt(1.12)}. */
  public static final class Over112 extends Times {
    /** Of the first of the next stage. */
    public Over112() {
      super((float) (1 / Math.sqrt(1.12)));
    }
  }
}
