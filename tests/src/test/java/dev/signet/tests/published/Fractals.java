package dev.signet.tests.published;

import static dev.signet.dsl.Param.OUT;

import dev.signet.dsl.Allow;
import dev.signet.dsl.BatchNorm;
import dev.signet.dsl.BinaryConv;
import dev.signet.dsl.Dense;
import dev.signet.dsl.Filters;
import dev.signet.dsl.GlobalAvgPool;
import dev.signet.dsl.Network;
import dev.signet.dsl.Residual;
import dev.signet.dsl.Sequential;
import dev.signet.dsl.Stage;
import dev.signet.dsl.Sum;
import dev.signet.dsl.Units;

/**
 * The fractal blocks of IGP-ResNet with 3, 7 and 15 binary convolutions (Zhu et al., "Improving
 * Gradient Paths for Binary Convolutional Neural Networks"): {@code G(c+1)(x) = A(x) + Gc(Gc(x))},
 * where {@code G1(x) = x + U(x)}. The first stage of the networks named there: width 53, 41, 31.
 */
public final class Fractals {
  private Fractals() {}

  /** The unit of one convolution. */
  @Sequential
  record A(@Filters(OUT) BinaryConv conv, BatchNorm norm) {}

  /** The unit with its identity. */
  @Residual
  record G1(@Filters(OUT) BinaryConv conv, BatchNorm norm) {}

  /** Three convolutions, at most two in a row. */
  @Sum
  record G2(A side, @Stage(units = 2) G1 path) {}

  /** Seven convolutions, at most four in a row. */
  @Sum
  record G3(A side, @Stage(units = 2) G2 path) {}

  /** Fifteen convolutions, at most eight in a row. */
  @Sum
  record G4(A side, @Stage(units = 2) G3 path) {}

  /** A block of IGP-ResNet21(53). */
  @Allow(value = "FirstLayerBinary", reason = "One block of a network, to count its layers.")
  @Network(input = {53, 56, 56})
  public record Of3(G2 block, GlobalAvgPool average, @Units(10) Dense logits) {}

  /** A block of IGP-ResNet37(41). */
  @Allow(value = "FirstLayerBinary", reason = "One block of a network, to count its layers.")
  @Network(input = {41, 56, 56})
  public record Of7(G3 block, GlobalAvgPool average, @Units(10) Dense logits) {}

  /** A block of IGP-ResNet69(31). */
  @Allow(value = "FirstLayerBinary", reason = "One block of a network, to count its layers.")
  @Network(input = {31, 56, 56})
  public record Of15(G4 block, GlobalAvgPool average, @Units(10) Dense logits) {}
}
