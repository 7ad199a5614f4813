package dev.signet.processor.diag;

/**
 * One problem of one declaration.
 *
 * @param kind what kind it is
 * @param origin where it stands
 * @param message what is, against what was expected; what to do
 */
public record Problem(Kind kind, Origin origin, String message) {
  /** As printed: {@code [Code] message}, led by the block's name where the place is not in it. */
  public String text() {
    String where = origin.text().isEmpty() ? "" : "In " + origin.text() + ": ";
    return "[" + kind.code() + "] " + where + message;
  }
}
