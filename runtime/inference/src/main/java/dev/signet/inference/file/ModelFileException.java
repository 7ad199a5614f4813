package dev.signet.inference.file;

import java.io.IOException;

/** A file that is not what it should be; the message begins with its name and says what differs. */
public final class ModelFileException extends IOException {
  /** With a message that begins with the file's name. */
  public ModelFileException(String message) {
    super(message);
  }
}
