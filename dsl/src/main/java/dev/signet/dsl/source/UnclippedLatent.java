package dev.signet.dsl.source;

import dev.signet.dsl.FilterShape;
import dev.signet.dsl.Learned;

/** As {@link Latent}, but latents are never clipped. */
@Learned(
    value = "latent",
    shape = {Learned.OUT, Learned.KERNEL, Learned.IN})
public final class UnclippedLatent extends Latent {
  @Override
  public void afterStep(FilterShape shape, float[][] learned, float window) {}
}
