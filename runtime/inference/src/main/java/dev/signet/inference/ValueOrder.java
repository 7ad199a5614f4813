package dev.signet.inference;

/** The order of the values of one input of {@code height x width x channels}. */
public enum ValueOrder {
  /** One channel after the other: index {@code (c * height + y) * width + x}, as ND4J has it. */
  PLANES,
  /** All channels of a pixel side by side: index {@code (y * width + x) * channels + c}. */
  INTERLEAVED
}
