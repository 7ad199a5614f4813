package dev.signet.dsl.encoder;

import dev.signet.dsl.Encoder;

/** Bit k of the value as an unsigned integer, least significant first; fractions are cut off. */
public final class BitPlanes implements Encoder {
  @Override
  public float[] fit(float[] sorted, int levels) {
    return new float[levels];
  }

  @Override
  public boolean bit(float x, float number, int k) {
    return ((long) x >> k & 1) != 0;
  }
}
