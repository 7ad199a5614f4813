package dev.signet.dsl.block;

import static dev.signet.dsl.Param.OUT;

import dev.signet.dsl.BatchNorm;
import dev.signet.dsl.BinaryConv;
import dev.signet.dsl.DenselyConnected;
import dev.signet.dsl.Filters;
import dev.signet.dsl.Sequential;
import dev.signet.dsl.Sum;

/**
 * Puts OUT channels behind x: {@code A(x) + B2(B1(x))}, each a norm and a binary convolution
 * (IGP-DenseNet of Zhu et al.; inferred from its path lengths and costs, as the figure was not to
 * be had). One such unit stands for two {@link DenseUnit}s.
 */
@DenselyConnected
public record IgpDenseUnit(Branches branches) {
  /** The sum that is put behind x. */
  @Sum
  public record Branches(Layer side, Twice path) {}

  /** Two layers in a row. */
  @Sequential
  public record Twice(Layer first, Layer second) {}

  /** {@code bconv(sign(BN(x)))}. */
  @Sequential
  public record Layer(BatchNorm norm, @Filters(OUT) BinaryConv conv) {}
}
