package dev.signet.tests.published;

import dev.signet.dsl.BatchNorm;
import dev.signet.dsl.Binarize;
import dev.signet.dsl.Conv;
import dev.signet.dsl.Dense;
import dev.signet.dsl.Filters;
import dev.signet.dsl.GlobalAvgPool;
import dev.signet.dsl.Network;
import dev.signet.dsl.Stage;
import dev.signet.dsl.Units;
import dev.signet.dsl.block.BiRealUnit;
import dev.signet.dsl.estimator.ApproxSign;
import dev.signet.dsl.estimator.MagnitudeAwareSign;

/**
 * Bi-Real Net with 18 weighted layers (Liu et al. 2018, arXiv 1808.00278), for pictures of
 * CIFAR-10.
 */
@Network(input = {3, 32, 32})
@Binarize(inputs = ApproxSign.class, weights = MagnitudeAwareSign.class)
public record BiRealCifar18(
    @Filters(64) Conv stem,
    BatchNorm norm,
    @Stage(units = 4, out = 64) BiRealUnit stage1,
    @Stage(units = 4, out = 128, stride = 2) BiRealUnit stage2,
    @Stage(units = 4, out = 256, stride = 2) BiRealUnit stage3,
    @Stage(units = 4, out = 512, stride = 2) BiRealUnit stage4,
    GlobalAvgPool average,
    @Units(10) Dense logits) {}
