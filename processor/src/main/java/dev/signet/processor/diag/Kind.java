package dev.signet.processor.diag;

/**
 * A kind of problem. It is declared in the file that raises it; the page of all errors is made from
 * these.
 *
 * @param code stable, upper camel case: {@code UnknownSource}
 * @param severity what it does to the compilation
 * @param meaning one or two sentences for the page of all errors, without the names of a case
 * @param cure a sentence for that page: what to do
 * @param fixed whether it cannot work, so that neither options nor {@code @Allow} change anything
 */
public record Kind(String code, Severity severity, String meaning, String cure, boolean fixed) {
  /** A kind of error. */
  public static Kind error(String code, String meaning, String cure) {
    return new Kind(code, Severity.ERROR, meaning, cure, true);
  }

  /** A kind of error that would run, but never be meant: options can make less of it. */
  public static Kind senseless(String code, String meaning, String cure) {
    return new Kind(code, Severity.ERROR, meaning, cure, false);
  }

  /** A kind of warning. */
  public static Kind warning(String code, String meaning, String cure) {
    return new Kind(code, Severity.WARNING, meaning, cure, false);
  }

  /** The same, of another severity. */
  Kind as(Severity other) {
    return new Kind(code, other, meaning, cure, fixed);
  }
}
