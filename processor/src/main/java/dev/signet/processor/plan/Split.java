package dev.signet.processor.plan;

/** How the threads of a pass share a step. */
enum Split {
  /** One thread does it. */
  NONE,
  /** Each its rows of the result, which need the same rows of what it reads. */
  ROWS,
  /** Each its rows of the result, which need any row of its first input. */
  WINDOWS
}
