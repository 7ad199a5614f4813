package dev.signet.training.checkpoint;

/**
 * Checkpoints cannot be written, or those that are there belong to another run. The message says
 * what differs and what to do; no checkpoint was changed.
 */
public final class CheckpointException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** An error with this message. */
  public CheckpointException(String message) {
    super(message);
  }

  /** An error with this message and its cause. */
  public CheckpointException(String message, Throwable cause) {
    super(message, cause);
  }
}
