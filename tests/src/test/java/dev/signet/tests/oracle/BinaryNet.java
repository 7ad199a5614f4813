package dev.signet.tests.oracle;

import dev.signet.dsl.Add;
import dev.signet.dsl.AvgPool;
import dev.signet.dsl.BatchNorm;
import dev.signet.dsl.Binarize;
import dev.signet.dsl.BinaryConv;
import dev.signet.dsl.BinaryDense;
import dev.signet.dsl.Concat;
import dev.signet.dsl.Conv;
import dev.signet.dsl.Dense;
import dev.signet.dsl.Filters;
import dev.signet.dsl.From;
import dev.signet.dsl.Network;
import dev.signet.dsl.Normalize;
import dev.signet.dsl.Padding;
import dev.signet.dsl.Units;
import dev.signet.dsl.Window;
import dev.signet.dsl.activation.PRelu;
import dev.signet.dsl.estimator.ApproxSign;
import dev.signet.dsl.estimator.MagnitudeAwareSign;
import dev.signet.dsl.estimator.RSign;
import dev.signet.dsl.estimator.Real;
import dev.signet.dsl.estimator.SteSign;
import dev.signet.dsl.estimator.SwishSign;
import dev.signet.dsl.scaling.LearnedScale;
import dev.signet.dsl.scaling.MeanAbs;

/**
 * Estimators and scalings of many kinds, with joins between them. Every sum of {@code conv2} has an
 * odd number of signs: at a sum of 0 the slope of the activation behind it would hang on rounding.
 */
@Network(
    input = {2, 6, 6},
    normalize = Normalize.NONE)
@Binarize(inputs = ApproxSign.class, weights = MagnitudeAwareSign.class)
public record BinaryNet(
    @Filters(5) Conv stem,
    BatchNorm norm1,
    @Filters(5) BinaryConv conv1,
    BatchNorm norm2,
    @From({"norm2", "norm1"}) Add sum,
    @Binarize(inputs = RSign.class, weights = SteSign.class, scale = MeanAbs.class)
        @Filters(value = 6, stride = 2, padding = Padding.VALID)
        BinaryConv conv2,
    PRelu prelu,
    @From("sum") @Window(3) AvgPool pool,
    @From({"prelu", "pool"}) Concat both,
    @Binarize(inputs = Real.class, weights = SwishSign.class) @Filters(3) BinaryConv conv3,
    BatchNorm norm3,
    @Binarize(inputs = SwishSign.class, weights = SteSign.class, scale = LearnedScale.class)
        @Units(6)
        BinaryDense dense,
    @Units(3) Dense logits) {}
