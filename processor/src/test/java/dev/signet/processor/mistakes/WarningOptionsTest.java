package dev.signet.processor.mistakes;

import static com.google.common.truth.Truth.assertThat;
import static dev.signet.processor.testing.Mistakes.expect;
import static dev.signet.processor.testing.Mistakes.expectErrors;
import static dev.signet.processor.testing.Mistakes.expectWarnings;

import dev.signet.processor.testing.Compiled;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What options and @Allow make of a warning. */
final class WarningOptionsTest {
  private static final String TEXT =
      "[DropoutBeforeSign] drop drops values just before conv takes their signs, but a dropped"
          + " value is 0, whose sign is +1. Put it behind conv, or take it away.";

  private static String net(String onNetwork, String onDropout) {
    return onNetwork
        + """
        @Network(input = {1, 8, 8}) record Net(
            @Filters(4) Conv stem,
            BatchNorm norm,
            @Rate(0.2) %s Dropout §drop,
            @Filters(4) BinaryConv conv,
            BatchNorm last,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        """
            .formatted(onDropout);
  }

  private static String unmarked(String source) {
    return source.replace("§", "");
  }

  private static final String ALLOW =
      "@Allow(value = \"DropoutBeforeSign\", reason = \"Its noise is wanted.\") ";

  @Test
  void warningByDefault() {
    expectWarnings(List.of(), net("", ""), TEXT);
  }

  @Test
  void allAreErrors() {
    expectErrors(List.of("-Asignet.warnings=error"), net("", ""), TEXT);
  }

  @Test
  void allAreOff() {
    expectWarnings(List.of("-Asignet.warnings=off"), unmarked(net("", "")));
  }

  @Test
  void oneIsAnError() {
    expectErrors(List.of("-Asignet.severity.DropoutBeforeSign=error"), net("", ""), TEXT);
  }

  @Test
  void codeGoesBeforeAll() {
    String one = "-Asignet.severity.DropoutBeforeSign=";
    expectWarnings(List.of("-Asignet.warnings=error", one + "warning"), net("", ""), TEXT);
    expectWarnings(List.of("-Asignet.warnings=error", one + "off"), unmarked(net("", "")));
    expectErrors(List.of("-Asignet.warnings=off", one + "error"), net("", ""), TEXT);
  }

  @Test
  void allowedAtTheLayerAndOnTheNetwork() {
    expectErrors(List.of("-Asignet.warnings=error"), unmarked(net("", ALLOW)));
    expectErrors(List.of("-Asignet.warnings=error"), unmarked(net(ALLOW, "")));
  }

  @Test
  void allowedInABlockFromInsideAndOutside() {
    String net =
        """
        @Network(input = {1, 8, 8}) record Net(
            @Filters(4) Conv stem,
            BatchNorm norm,
            %s @Stage(units = 2, out = 4) Unit stage,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        %s @Sequential record Unit(
            @Rate(0.2) Dropout §drop,
            @Filters(OUT) BinaryConv conv,
            BatchNorm norm) {}
        """;
    String text =
        "[DropoutBeforeSign] stage[0].drop drops values just before stage[0].conv takes their"
            + " signs, but a dropped value is 0, whose sign is +1. Put it behind stage[0].conv, or"
            + " take it away.";
    expectWarnings(List.of(), net.formatted("", ""), text);
    expectWarnings(List.of(), unmarked(net.formatted(ALLOW, "")));
    expectWarnings(List.of(), unmarked(net.formatted("", ALLOW)));
  }

  @Test
  void misspeltCode() {
    expect(
        unmarked(
                net(
                    "",
                    "@Allow(value = {\"DropoutBeforeSign\", @\"dropOutBeforeSine\"}, reason = \"\")"))
            .replace("@\"", "§\""),
        "[UnknownCode] @Allow names \"dropOutBeforeSine\", but no warning has this code. Did you"
            + " mean \"DropoutBeforeSign\"?");
  }

  @Test
  void errorsCannotBeAllowed() {
    expect(
        """
        §@Allow(value = "MissingAdjective", reason = "") @Network(input = {4}) record Net(
            @Units(10) Dense logits) {}
        """
            .replace("§@Allow(value = ", "@Allow(value = §"),
        "[UnknownCode] @Allow names \"MissingAdjective\", but no warning has this code. Take it"
            + " away.");
  }

  @Test
  void nothingIsAdvisedBesideAMistake() {
    expect(
        unmarked(net("", "")).replace("@Units(10)", "@Units(§0)"),
        "[OutOfRange] @Units is 0, but must be at least 1. Write a positive number.");
  }

  @Test
  void wrongOptions() {
    assertThat(optionErrors("-Asignet.warning=error"))
        .containsExactly(
            "[UnknownOption] -Asignet.warning is no option. Did you mean \"signet.warnings\"?");
    assertThat(optionErrors("-Asignet.warnings=warning"))
        .containsExactly(
            "[UnknownOption] -Asignet.warnings is warning, but takes error, off. Write one of them.");
    assertThat(optionErrors("-Asignet.severity.DropoutBeforeSign=of"))
        .containsExactly(
            "[UnknownOption] -Asignet.severity.DropoutBeforeSign is of, but takes error, warning,"
                + " off. Write one of them.");
    assertThat(optionErrors("-Asignet.severity.MissingAdjective=off"))
        .containsExactly(
            "[UnknownOption] -Asignet.severity.MissingAdjective is no option, because this error"
                + " cannot be changed. Take it away.");
    assertThat(optionErrors("-Aother.option=5")).isEmpty();
  }

  private static List<String> optionErrors(String option) {
    Compiled compiled =
        Compiled.options("@Network(input = {4}) record Net(@Units(10) Dense logits) {}", option);
    return compiled.errors().stream().map(Compiled.Message::text).toList();
  }

  @Test
  void javacKnowsTheOptions() {
    String net = "@Network(input = {4}) record Net(@Units(10) Dense logits) {}";
    assertThat(
            Compiled.said(
                net,
                "-Xlint:processing",
                "-Asignet.warnings=error",
                "-Asignet.severity.DropoutBeforeSign=off"))
        .isEmpty();
    assertThat(Compiled.said(net, "-Xlint:processing", "-Aunheard=1").toString())
        .contains("unheard");
  }
}
