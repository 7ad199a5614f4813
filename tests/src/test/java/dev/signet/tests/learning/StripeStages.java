package dev.signet.tests.learning;

import dev.signet.dsl.BatchNorm;
import dev.signet.dsl.Binarize;
import dev.signet.dsl.BinaryConv;
import dev.signet.dsl.Conv;
import dev.signet.dsl.Dense;
import dev.signet.dsl.Filters;
import dev.signet.dsl.GlobalAvgPool;
import dev.signet.dsl.MaxPool;
import dev.signet.dsl.Network;
import dev.signet.dsl.Sequential;
import dev.signet.dsl.Units;
import dev.signet.dsl.Window;
import dev.signet.dsl.estimator.RSign;
import dev.signet.dsl.estimator.Real;

/** One body with real values, with binary inputs, and binary: three stages of one recipe. */
public final class StripeStages {
  private StripeStages() {}

  /** The layers of all three. */
  @Sequential
  record Body(
      @Filters(8) Conv stem,
      BatchNorm norm1,
      @Filters(16) BinaryConv conv1,
      @Window(2) MaxPool pool,
      BatchNorm norm2,
      @Filters(16) BinaryConv conv2,
      BatchNorm norm3,
      GlobalAvgPool average,
      @Units(4) Dense logits) {}

  /** First stage. */
  @Network(
      input = {1, 12, 12},
      range = {0, 255})
  @Binarize(inputs = Real.class, weights = Real.class)
  public record RealValued(Body body) {}

  /** Second stage: a threshold is learned besides. */
  @Network(
      input = {1, 12, 12},
      range = {0, 255})
  @Binarize(inputs = RSign.class, weights = Real.class)
  public record BinaryInputs(Body body) {}

  /** Third stage. */
  @Network(
      input = {1, 12, 12},
      range = {0, 255})
  @Binarize(inputs = RSign.class)
  public record Binary(Body body) {}

  /** With one layer of another size, and one of another name. */
  @Network(
      input = {1, 12, 12},
      range = {0, 255})
  public record Other(
      @Filters(8) Conv stem,
      BatchNorm norm1,
      @Filters(8) BinaryConv conv1,
      BatchNorm norm2,
      GlobalAvgPool average,
      @Units(4) Dense logits) {}

  /** For other pictures. */
  @Network(
      input = {1, 12, 14},
      range = {0, 255})
  @Binarize(inputs = Real.class, weights = Real.class)
  public record Wide(Body body) {}

  /** For darker pictures. */
  @Network(
      input = {1, 12, 12},
      range = {0, 1})
  @Binarize(inputs = Real.class, weights = Real.class)
  public record Dark(Body body) {}
}
