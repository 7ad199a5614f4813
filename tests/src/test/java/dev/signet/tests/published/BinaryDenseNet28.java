package dev.signet.tests.published;

import static dev.signet.dsl.Param.OUT;

import dev.signet.dsl.BatchNorm;
import dev.signet.dsl.Binarize;
import dev.signet.dsl.BinaryConv;
import dev.signet.dsl.Conv;
import dev.signet.dsl.Dense;
import dev.signet.dsl.DenselyConnected;
import dev.signet.dsl.Filters;
import dev.signet.dsl.GlobalAvgPool;
import dev.signet.dsl.MaxPool;
import dev.signet.dsl.Network;
import dev.signet.dsl.Sequential;
import dev.signet.dsl.Stage;
import dev.signet.dsl.Units;
import dev.signet.dsl.Window;
import dev.signet.dsl.activation.Relu;
import dev.signet.dsl.estimator.WideSteSign;

/** BinaryDenseNet with 28 weighted layers (Bethge et al. 2019, arXiv 1906.08637), for ImageNet. */
@Network(input = {3, 224, 224})
@Binarize(inputs = WideSteSign.class, weights = WideSteSign.class)
public record BinaryDenseNet28(
    @Filters(value = 64, kernel = 7, stride = 2) Conv stem,
    BatchNorm norm,
    Relu relu,
    @Window(value = 3, stride = 2) MaxPool pool,
    @Stage(units = 6, out = 64) Growth stage1,
    @Stage(out = 160) Transition shrink1,
    @Stage(units = 6, out = 64) Growth stage2,
    @Stage(out = 192) Transition shrink2,
    @Stage(units = 6, out = 64) Growth stage3,
    @Stage(out = 256) Transition shrink3,
    @Stage(units = 5, out = 64) Growth stage4,
    BatchNorm lastNorm,
    Relu lastRelu,
    GlobalAvgPool average,
    @Units(1000) Dense logits) {

  /** Adds OUT channels to those it was given. */
  @DenselyConnected
  record Growth(BatchNorm norm, @Filters(OUT) BinaryConv conv) {}

  /** Halves the picture and mixes its channels down to OUT. */
  @Sequential
  record Transition(
      BatchNorm norm,
      @Window(2) MaxPool pool,
      Relu relu,
      @Filters(value = OUT, kernel = 1) Conv mix) {}
}
