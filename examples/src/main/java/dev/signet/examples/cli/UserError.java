package dev.signet.examples.cli;

/** What the user gave cannot be used. The message says why and what to do, on one line. */
final class UserError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UserError(String message) {
    super(message);
  }
}
