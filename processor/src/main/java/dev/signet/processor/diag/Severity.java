package dev.signet.processor.diag;

/** What a problem does to the compilation. */
public enum Severity {
  /** It cannot work; nothing is generated. */
  ERROR,
  /** It works, but loses accuracy, memory or speed. */
  WARNING
}
