package dev.signet.examples.table;

import dev.signet.dsl.BatchNorm;
import dev.signet.dsl.Binarize;
import dev.signet.dsl.BinaryDense;
import dev.signet.dsl.Dense;
import dev.signet.dsl.Encode;
import dev.signet.dsl.Network;
import dev.signet.dsl.Units;
import dev.signet.dsl.activation.PRelu;
import dev.signet.dsl.encoder.Thermometer;
import dev.signet.dsl.estimator.ApproxSign;

/**
 * Decides by the columns of a table. Each column becomes 12 bits, told apart by thresholds learnt
 * from the training rows, so that the first layer is binary, too.
 */
@Network(input = {11})
@Encode(value = Thermometer.class, levels = 12)
@Binarize(inputs = ApproxSign.class)
public record TableNet(
    @Units(192) BinaryDense hidden1,
    BatchNorm norm1,
    @Units(64) BinaryDense hidden2,
    BatchNorm norm2,
    PRelu bend,
    @Units(2) Dense logits) {}
