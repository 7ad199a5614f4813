package dev.signet.processor.diag;

import static com.google.common.truth.Truth.assertThat;

import dev.signet.processor.check.Checks;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ProblemsTest {
  private static final Kind ERROR = Kind.error("AnError", "meaning", "cure");
  private static final Kind OTHER = Kind.error("AnotherError", "meaning", "cure");
  private static final Kind WARNING = Kind.warning("AWarning", "meaning", "cure");

  @Test
  void sameKindAtSamePlaceIsKeptOnce() {
    Problems problems = new Problems();
    Origin place = new Origin("", new Object());
    problems.report(ERROR, place, "first");
    problems.report(ERROR, place, "second");
    problems.report(OTHER, place, "third");
    problems.report(ERROR, new Origin("", new Object()), "fourth");
    assertThat(problems.sorted().stream().map(Problem::text).toList())
        .containsExactly("[AnError] first", "[AnotherError] third", "[AnError] fourth");
    assertThat(problems.reports()).isEqualTo(4);
  }

  @Test
  void warningsWaitUntilErrorsAreGone() {
    Problems problems = new Problems();
    problems.report(WARNING, new Origin("", new Object()), "one");
    assertThat(problems.sorted().stream().map(Problem::text).toList())
        .containsExactly("[AWarning] one");
    problems.report(ERROR, new Origin("", new Object()), "two");
    assertThat(problems.sorted().stream().map(Problem::text).toList())
        .containsExactly("[AnError] two");
  }

  @Test
  void allowedWarningsAreLeftOutAndErrorsAreNot() {
    Problems part = new Problems().part();
    part.report(WARNING, new Origin("", new Object()), "one");
    part.report(ERROR, new Origin("", new Object()), "two");
    Problems problems = new Problems();
    problems.addAll(part, Set.of("AWarning", "AnError"));
    assertThat(problems.sorted().stream().map(Problem::text).toList())
        .containsExactly("[AnError] two");
  }

  @Test
  void warningsAreNoErrors() {
    Problems problems = new Problems();
    problems.report(WARNING, Origin.none(), "text");
    assertThat(problems.hasErrors()).isFalse();
    problems.report(ERROR, Origin.none(), "text");
    assertThat(problems.hasErrors()).isTrue();
  }

  @Test
  void placeInAnotherBlockLeadsTheText() {
    Origin origin = new Origin("", new Object()).standingFor("block Unit");
    assertThat(new Problem(ERROR, origin, "It is.").text())
        .isEqualTo("[AnError] In block Unit: It is.");
  }

  @Test
  void codesAreUniqueAndUpperCamel() {
    List<String> codes = Checks.kinds().stream().map(Kind::code).toList();
    assertThat(codes).containsNoDuplicates();
    for (String code : codes) {
      assertThat(code).matches("([A-Z][a-z]*)+");
    }
    for (Kind kind : Checks.kinds()) {
      assertThat(kind.meaning()).endsWith(".");
      assertThat(kind.cure()).endsWith(".");
    }
  }
}
