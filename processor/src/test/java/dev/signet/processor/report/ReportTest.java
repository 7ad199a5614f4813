package dev.signet.processor.report;

import static com.google.common.truth.Truth.assertThat;

import dev.signet.processor.testing.Compiled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page as a file; that it can be looked at is for a browser to show. */
final class ReportTest {
  private static final String NET =
      """
      @Network(input = {1, 8, 8}) record Net(
          @Filters(4) Conv stem,
          BatchNorm norm,
          @Stage(units = 2, out = 4) Unit stage,
          @Allow(value = "DropoutBeforeSign", reason = "</script><img onerror=alert(1)>")
          @Rate(0.2) Dropout drop,
          @Filters(4) BinaryConv conv,
          BatchNorm last,
          GlobalAvgPool average,
          @Units(10) Dense logits) {}
      @Residual record Unit(@Filters(OUT) BinaryConv conv, BatchNorm norm) {}
      """;

  private static Path page(String source, String... options) {
    Compiled compiled = Compiled.options(source, options);
    assertThat(compiled.errors()).isEmpty();
    return compiled.output().resolve("example/NetReport.html");
  }

  private static String text(String source) throws IOException {
    return Files.readString(page(source, "-Asignet.report=true"));
  }

  @Test
  void optionDecides() {
    assertThat(Files.exists(page(NET))).isFalse();
    assertThat(Files.exists(page(NET, "-Asignet.report=false"))).isFalse();
    assertThat(Files.exists(page(NET, "-Asignet.report=true"))).isTrue();
  }

  @Test
  void otherValuesAreRefused() {
    assertThat(Compiled.options(NET, "-Asignet.report=yes").errors().get(0).text())
        .isEqualTo(
            "[UnknownOption] -Asignet.report is yes, but takes true, false. Write one of them.");
  }

  @Test
  void sameDeclarationSameBytes() throws IOException {
    assertThat(text(NET)).isEqualTo(text(NET));
  }

  /** The namespace of drawings is a name, not an address that anybody asks. */
  @Test
  void namesNoAddress() throws IOException {
    String page = text(NET).replace("http://www.w3.org/2000/svg", "");
    assertThat(page).doesNotContainMatch("(?i)https?:|src=|href=\"[^#]|url\\(|@import");
  }

  @Test
  void namesCannotBecomeMarkup() throws IOException {
    String page = text(NET);
    Matcher data = Pattern.compile("id=\"data\">(.*)</script>").matcher(page);
    assertThat(data.find()).isTrue();
    assertThat(data.group(1)).contains("\\u003c/script>\\u003cimg onerror=alert(1)>");
    assertThat(data.group(1)).doesNotContain("<");
  }

  @Test
  void saysWhatWasDeclaredChosenAndWritten() throws IOException {
    String page = text(NET);
    for (String part :
        List.of(
            "\"path\":\"stage[1].conv\"",
            "\"declaration\":\"@Filters(OUT) BinaryConv conv\"",
            "\"slot\":\"inputs\",\"type\":\"dev.signet.dsl.estimator.SteSign\"",
            "\"at\":\"default\"",
            "\"state\":\"allowed\"",
            "\"file\":\"NetModel.java\"")) {
      assertThat(page).contains(part);
    }
  }

  @Test
  void silencedWarningsStay() throws IOException {
    String silent = NET.replaceAll("@Allow.*", "");
    Path page = page(silent, "-Asignet.report=true", "-Asignet.warnings=off");
    assertThat(Files.readString(page)).contains("\"state\":\"off\"");
  }
}
