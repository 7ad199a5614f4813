package dev.signet.tests.oracle;

import dev.signet.dsl.Allow;
import dev.signet.dsl.BatchNorm;
import dev.signet.dsl.Binarize;
import dev.signet.dsl.BinaryConv;
import dev.signet.dsl.BinaryDense;
import dev.signet.dsl.Conv;
import dev.signet.dsl.Dense;
import dev.signet.dsl.Filters;
import dev.signet.dsl.MaxPool;
import dev.signet.dsl.Network;
import dev.signet.dsl.Normalize;
import dev.signet.dsl.Residual;
import dev.signet.dsl.Stage;
import dev.signet.dsl.Units;
import dev.signet.dsl.Window;
import dev.signet.dsl.block.BiRealUnit;
import dev.signet.dsl.estimator.ApproxSign;
import dev.signet.dsl.estimator.ErrorDecay;
import dev.signet.dsl.estimator.MagnitudeAwareSign;
import dev.signet.dsl.estimator.SteSign;
import dev.signet.dsl.scaling.LearnedScale;
import dev.signet.dsl.scaling.MeanAbs;
import dev.signet.dsl.scaling.PowerOfTwo;
import dev.signet.dsl.source.StandardizedLatent;

/**
 * Layers of four methods: units of Bi-Real Net, the second of stride 2, a point convolution of
 * XNOR-Net, a convolution of IR-Net and a dense layer with learned scales. More channels than a
 * word has bits.
 */
@Network(
    input = {3, 12, 12},
    normalize = Normalize.NONE)
@Binarize(inputs = ApproxSign.class, weights = MagnitudeAwareSign.class)
public record TwinNet(
    @Filters(66) Conv stem,
    BatchNorm norm1,
    @Window(2) MaxPool pool,
    @Stage(units = 1, out = 66) BiRealUnit same,
    @Stage(units = 1, out = 70, stride = 2) BiRealUnit half,
    Point mixed,
    @Binarize(
            inputs = ErrorDecay.class,
            weights = ErrorDecay.class,
            source = StandardizedLatent.class,
            scale = PowerOfTwo.class)
        @Filters(8)
        BinaryConv balanced,
    BatchNorm norm3,
    @Binarize(inputs = SteSign.class, weights = SteSign.class, scale = LearnedScale.class)
        @Units(11)
        BinaryDense dense,
    @Units(5) Dense logits) {

  @Residual
  @Allow(value = "NormMissing", reason = "A norm would take the scale away, gradient and all.")
  record Point(
      @Binarize(inputs = SteSign.class, weights = SteSign.class, scale = MeanAbs.class)
          @Filters(value = 70, kernel = 1)
          BinaryConv conv) {}
}
