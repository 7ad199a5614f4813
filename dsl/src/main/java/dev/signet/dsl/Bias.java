package dev.signet.dsl;

/** Whether a layer adds a learned number to each output channel. */
public enum Bias {
  /** As usual for the noun: {@code Dense} has one; {@code Conv} and the binary layers have none. */
  USUAL,
  /** With a bias. */
  WITH,
  /** Without a bias. */
  WITHOUT
}
