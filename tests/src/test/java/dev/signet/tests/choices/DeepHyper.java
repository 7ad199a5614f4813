package dev.signet.tests.choices;

import dev.signet.dsl.Learned;
import dev.signet.dsl.source.HyperConv;

/** A HyperConv of other sizes: embeddings of 4 numbers, a map between, and the clipped ELU. */
@Learned(
    value = "embedding",
    shape = {Learned.OUT, Learned.IN, 4})
@Learned(
    value = "hyper",
    shape = {Learned.KERNEL, 4})
@Learned(value = "scale", shape = 1)
@Learned(
    value = "map",
    shape = {4, 4})
public final class DeepHyper extends HyperConv {
  /** As the class says. */
  public DeepHyper() {
    super(Nonlinearity.CLIPPED_ELU, Accumulation.BOTH);
  }
}
