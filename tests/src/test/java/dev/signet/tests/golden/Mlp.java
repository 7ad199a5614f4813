package dev.signet.tests.golden;

import dev.signet.dsl.BatchNorm;
import dev.signet.dsl.Binarize;
import dev.signet.dsl.BinaryDense;
import dev.signet.dsl.Dense;
import dev.signet.dsl.Network;
import dev.signet.dsl.Units;
import dev.signet.dsl.estimator.Real;
import dev.signet.dsl.estimator.SteSign;

/** A perceptron whose first layer has real inputs. */
@Network(
    input = {784},
    range = {0, 255})
@Binarize(inputs = SteSign.class, weights = SteSign.class)
public record Mlp(
    @Units(512) @Binarize(inputs = Real.class) BinaryDense hidden1,
    BatchNorm norm1,
    @Units(512) BinaryDense hidden2,
    BatchNorm norm2,
    @Units(10) Dense logits) {}
