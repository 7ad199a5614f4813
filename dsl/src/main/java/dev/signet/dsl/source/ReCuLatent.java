package dev.signet.dsl.source;

import dev.signet.dsl.Learned;

/**
 * {@link StandardizedLatent} as ReCU has it, {@code 2 sqrt(2) (L - mean) / sqrt(variance + 1e-5)}:
 * weights whose Laplace distribution has the scale 2 (Xu et al. 2021, ICCV; the authors' code,
 * z-hXu/ReCU). Made for {@link dev.signet.dsl.estimator.ReCuSign}.
 */
@Learned(
    value = "latent",
    shape = {Learned.OUT, Learned.KERNEL, Learned.IN})
public final class ReCuLatent extends StandardizedLatent {
  /** The published gain and epsilon. */
  public ReCuLatent() {
    super(2 * Math.sqrt(2), 1e-5);
  }
}
