package dev.signet.examples.digits;

import dev.signet.dsl.AvgPool;
import dev.signet.dsl.BatchNorm;
import dev.signet.dsl.Binarize;
import dev.signet.dsl.BinaryConv;
import dev.signet.dsl.Conv;
import dev.signet.dsl.Dense;
import dev.signet.dsl.DenselyConnected;
import dev.signet.dsl.Filters;
import dev.signet.dsl.GlobalAvgPool;
import dev.signet.dsl.Network;
import dev.signet.dsl.Param;
import dev.signet.dsl.Residual;
import dev.signet.dsl.Stage;
import dev.signet.dsl.Units;
import dev.signet.dsl.Window;
import dev.signet.dsl.activation.PRelu;
import dev.signet.dsl.estimator.ApproxSign;
import dev.signet.dsl.estimator.MagnitudeAwareSign;

/**
 * Reads a grey picture of 28 by 28 bytes. After a small real stem all convolutions are binary, and
 * none cuts the real-valued path: some add to it, as in Bi-Real Net (Liu et al. 2018, arXiv
 * 1808.00278), some widen it, as in BinaryDenseNet (Bethge et al. 2019, arXiv 1906.08637). What
 * they find is bent by a PReLU first, as in Real-to-Binary (Martinez et al. 2020, arXiv
 * 2003.11535). About 10 million multiplications a picture, 98 of 100 of single bits.
 */
@Network(
    input = {1, 28, 28},
    range = {0, 255})
@Binarize(inputs = ApproxSign.class, weights = MagnitudeAwareSign.class)
public record DigitNet(
    @Filters(value = 32, kernel = 5, stride = 2) Conv stem,
    BatchNorm norm,
    @Stage(out = 32) Widen widen1,
    @Window(2) AvgPool shrink1,
    @Stage(units = 2, out = 64) Refine refine1,
    @Stage(out = 64) Widen widen2,
    @Window(2) AvgPool shrink2,
    @Stage(out = 128) Refine refine2,
    GlobalAvgPool average,
    @Units(10) Dense logits) {

  /** Adds what one binary convolution finds to what is known. */
  @Residual
  record Refine(@Filters(Param.OUT) BinaryConv conv, BatchNorm norm, PRelu bend) {}

  /** Puts OUT channels that one binary convolution finds beside those that are known. */
  @DenselyConnected
  record Widen(@Filters(Param.OUT) BinaryConv conv, BatchNorm norm, PRelu bend) {}
}
