package dev.signet.processor;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.signet.processor.diag.Kind;
import dev.signet.processor.diag.Severity;
import dev.signet.processor.testing.Compiled;
import dev.signet.processor.testing.ErrorsPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page of all errors is true: every example on it is compiled, every message compared. */
final class ErrorsPageTest {
  /** Codes of problems with options and files. */
  private static final Set<String> WITHOUT_PLACE =
      Set.of("UnknownOption", "LockMalformed", "LockInaccessible");

  private static final Path PAGE = Path.of("../docs/errors.md");

  static List<Kind> kinds() {
    return ErrorsPage.kinds();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void badExampleHasThisProblemOnly(Kind kind) {
    Compiled compiled = ErrorsPage.compiledBad(kind.code());
    boolean error = kind.severity() == Severity.ERROR;
    List<Compiled.Message> here = error ? compiled.errors() : compiled.warnings();
    assertWithMessage("all: %s", compiled).that(here).hasSize(1);
    assertThat(here.get(0).text()).startsWith("[" + kind.code() + "] ");
    boolean ofOptions = WITHOUT_PLACE.contains(kind.code());
    assertThat(here.get(0).line()).isAtLeast(ofOptions ? 0 : 1);
    assertThat(error ? compiled.warnings() : compiled.errors()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void goodExampleHasNone(Kind kind) {
    Compiled compiled = ErrorsPage.compiledGood(kind.code());
    assertThat(compiled.errors()).isEmpty();
    assertThat(compiled.warnings()).isEmpty();
  }

  @Test
  void everyFolderOfExamplesBelongsToACode() {
    assertThat(ErrorsPage.folders())
        .containsExactlyElementsIn(kinds().stream().map(Kind::code).toList())
        .inOrder();
  }

  /**
   * The page holds each message with its line and column, as the compiler gives them. Run with
   * {@code -Derrors.update=true} to write the page anew.
   */
  @Test
  void pageIsWhatTheKindsSay() throws IOException {
    if (Boolean.getBoolean("errors.update")) {
      Files.writeString(PAGE, ErrorsPage.text());
    }
    assertThat(Files.readString(PAGE)).isEqualTo(ErrorsPage.text());
  }
}
