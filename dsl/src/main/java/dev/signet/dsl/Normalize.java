package dev.signet.dsl;

/** How raw input values become what the first layer sees. */
public enum Normalize {
  /**
   * Each input channel is shifted and scaled to mean 0 and standard deviation 1 over the training
   * data: {@code fma(x, 1/deviation, -mean/deviation)}, both numbers rounded to float once. They
   * are fitted before the first step and kept in every checkpoint and model.
   */
  STANDARDIZE,

  /** Values are used as given. */
  NONE
}
