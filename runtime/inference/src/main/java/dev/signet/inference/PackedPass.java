package dev.signet.inference;

import dev.signet.inference.split.Slice;

/** One thread's share of a packed model's pass, as a rule all of it. */
public abstract class PackedPass implements Pass {
  /** Which rows of every value this thread computes. */
  protected final Slice slice;

  /** For generated classes, which take their buffers from the slice. */
  protected PackedPass(Slice slice) {
    this.slice = slice;
  }
}
