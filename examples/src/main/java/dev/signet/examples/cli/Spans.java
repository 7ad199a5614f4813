package dev.signet.examples.cli;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Spans of time as people write them: {@code 45s}, {@code 30m}, {@code 4h}, {@code 1h30m}. */
final class Spans implements ITypeConverter<Duration> {
  @Override
  public Duration convert(String text) {
    try {
      Duration span = Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
      if (span.isPositive()) {
        return span;
      }
    } catch (DateTimeParseException e) {
      // Said below.
    }
    throw new TypeConversionException(
        "'" + text + "' is no span of time; write 45s, 30m, 4h or 1h30m");
  }
}
