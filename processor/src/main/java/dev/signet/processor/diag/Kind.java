package dev.signet.processor.diag;

/**
 * A kind of problem. It is declared in the file that raises it; the page of all errors is made from
 * these.
 *
 * @param code stable, upper camel case: {@code UnknownSource}
 * @param severity what it does to the compilation
 * @param meaning one or two sentences for the page of all errors, without the names of a case
 * @param cure a sentence for that page: what to do
 */
public record Kind(String code, Severity severity, String meaning, String cure) {
  /** A kind of error. */
  public static Kind error(String code, String meaning, String cure) {
    return new Kind(code, Severity.ERROR, meaning, cure);
  }

  /** A kind of warning. */
  public static Kind warning(String code, String meaning, String cure) {
    return new Kind(code, Severity.WARNING, meaning, cure);
  }
}
