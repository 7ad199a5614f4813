package dev.signet.training.data;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A file of examples is missing, damaged, or not what it should be. The message says what to do.
 */
public final class DatasetException extends IOException {
  private static final long serialVersionUID = 1L;

  /** An error with this message. */
  public DatasetException(String message) {
    super(message);
  }

  /** An error with this message and its cause. */
  public DatasetException(String message, Throwable cause) {
    super(message, cause);
  }

  /** An error about one file: its name, a colon and the message. */
  static DatasetException in(Path file, String message) {
    return new DatasetException(file + ": " + message);
  }

  /** An error about a file the system would not read. */
  static DatasetException unreadable(Path file, IOException cause) {
    return new DatasetException(file + " cannot be read: " + cause, cause);
  }
}
