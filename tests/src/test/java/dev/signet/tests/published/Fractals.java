package dev.signet.tests.published;

import dev.signet.dsl.Allow;
import dev.signet.dsl.Dense;
import dev.signet.dsl.GlobalAvgPool;
import dev.signet.dsl.Network;
import dev.signet.dsl.Units;
import dev.signet.dsl.block.Fractal15;
import dev.signet.dsl.block.Fractal3;
import dev.signet.dsl.block.Fractal7;

/**
 * The fractal blocks of IGP-ResNet with 3, 7 and 15 binary convolutions (Zhu et al., "Improving
 * Gradient Paths for Binary Convolutional Neural Networks"): {@code G(c+1)(x) = A(x) + Gc(Gc(x))},
 * where {@code G1(x) = x + U(x)}. The first stage of the networks named there: width 53, 41, 31.
 */
public final class Fractals {
  private Fractals() {}

  /** A block of IGP-ResNet21(53). */
  @Allow(value = "FirstLayerBinary", reason = "One block of a network, to count its layers.")
  @Network(input = {53, 56, 56})
  public record Of3(Fractal3 block, GlobalAvgPool average, @Units(10) Dense logits) {}

  /** A block of IGP-ResNet37(41). */
  @Allow(value = "FirstLayerBinary", reason = "One block of a network, to count its layers.")
  @Network(input = {41, 56, 56})
  public record Of7(Fractal7 block, GlobalAvgPool average, @Units(10) Dense logits) {}

  /** A block of IGP-ResNet69(31). */
  @Allow(value = "FirstLayerBinary", reason = "One block of a network, to count its layers.")
  @Network(input = {31, 56, 56})
  public record Of15(Fractal15 block, GlobalAvgPool average, @Units(10) Dense logits) {}
}
