package dev.signet.examples.cifar;

import dev.signet.dsl.BatchNorm;
import dev.signet.dsl.Binarize;
import dev.signet.dsl.Conv;
import dev.signet.dsl.Dense;
import dev.signet.dsl.Filters;
import dev.signet.dsl.GlobalAvgPool;
import dev.signet.dsl.Network;
import dev.signet.dsl.Stage;
import dev.signet.dsl.Units;
import dev.signet.dsl.block.ReActUnit;
import dev.signet.dsl.estimator.ApproxSign;
import dev.signet.dsl.estimator.MagnitudeAwareSign;

/**
 * Names what is on a colour picture of 32 by 32 pixels: a small real stem, then eight binary
 * convolutions, each with a shortcut and a shifted PReLU of its own, after Bi-Real Net (Liu et al.
 * 2018, arXiv 1808.00278) and ReActNet (Liu et al. 2020, arXiv 2003.03488).
 */
@Network(
    input = {3, 32, 32},
    range = {0, 255})
@Binarize(inputs = ApproxSign.class, weights = MagnitudeAwareSign.class)
public record CifarNet(
    @Filters(value = 64, kernel = 5, stride = 2) Conv stem,
    BatchNorm norm,
    @Stage(units = 2, out = 64) ReActUnit fine,
    @Stage(units = 3, out = 128, stride = 2) ReActUnit middle,
    @Stage(units = 3, out = 256, stride = 2) ReActUnit coarse,
    GlobalAvgPool average,
    @Units(10) Dense logits) {}
