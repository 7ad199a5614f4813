package dev.signet.dsl;

/**
 * What a tap outside the picture holds. All but {@link #VALID} pad floor(kernel/2) on both sides.
 */
public enum Padding {
  /** As chosen further out, see {@link Binarize#padding()}. */
  INHERIT,
  /** Contributes 0, exactly, in packed inference too. */
  ZERO,
  /** Counts as +1; binary layers with two-valued inputs only. */
  ONE,
  /** Counts as -1; binary layers with two-valued inputs only. */
  MINUS_ONE,
  /** No padding: only positions where the whole kernel lies inside the picture. */
  VALID
}
