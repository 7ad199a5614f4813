package dev.signet.tests.golden;

import static dev.signet.dsl.Param.OUT;

import dev.signet.dsl.Allow;
import dev.signet.dsl.BatchNorm;
import dev.signet.dsl.BinaryConv;
import dev.signet.dsl.BinaryDense;
import dev.signet.dsl.DenselyConnected;
import dev.signet.dsl.Encode;
import dev.signet.dsl.Filters;
import dev.signet.dsl.MaxPool;
import dev.signet.dsl.Network;
import dev.signet.dsl.Stage;
import dev.signet.dsl.Units;
import dev.signet.dsl.Window;
import dev.signet.dsl.encoder.Thermometer;

/** Bits from the first layer to the last, densely connected. */
@Network(
    input = {1, 16, 16},
    range = {0, 1})
@Encode(value = Thermometer.class, levels = 8)
@Allow(
    value = {"LastLayerBinary", "NormMissing"},
    reason = "Bits from the first layer to the last are what it shows.")
public record EncodedNet(
    @Filters(32) BinaryConv stem,
    @Window(2) MaxPool pool,
    BatchNorm norm,
    @Stage(units = 2, out = 16) Growth stage,
    @Units(10) BinaryDense logits,
    BatchNorm scores) {

  /** Adds OUT channels to those it was given. */
  @DenselyConnected
  record Growth(BatchNorm norm, @Filters(OUT) BinaryConv conv) {}
}
