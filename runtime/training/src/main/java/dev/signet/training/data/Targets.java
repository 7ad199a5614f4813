package dev.signet.training.data;

/** What an example is to be answered with. */
public enum Targets {
  /** One class of several. */
  CLASS,
  /** Any number of labels: each is there, 1, or is not, 0. */
  LABELS,
  /** Numbers: regression. */
  NUMBERS
}
