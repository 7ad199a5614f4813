package dev.signet.processor.diag;

import java.util.List;

/**
 * One problem of one declaration.
 *
 * @param kind what kind it is
 * @param origin where it stands
 * @param message what is, against what was expected; what to do
 * @param blamed places any of which may be the mistake, such as two choices that do not go together
 */
public record Problem(Kind kind, Origin origin, String message, List<Origin> blamed) {
  /** A problem of one place. */
  public Problem(Kind kind, Origin origin, String message) {
    this(kind, origin, message, List.of());
  }

  /** As printed: {@code [Code] message}, led by the block's name where the place is not in it. */
  public String text() {
    String where = origin.text().isEmpty() ? "" : "In " + origin.text() + ": ";
    return "[" + kind.code() + "] " + where + message;
  }
}
