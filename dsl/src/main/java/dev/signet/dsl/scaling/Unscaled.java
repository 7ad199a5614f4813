package dev.signet.dsl.scaling;

import dev.signet.dsl.Scaling;
import dev.signet.dsl.Site;

/** The factor 1. */
public final class Unscaled implements Scaling {
  @Override
  public float factor(Site filter) {
    return 1f;
  }
}
