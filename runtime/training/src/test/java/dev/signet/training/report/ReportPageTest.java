package dev.signet.training.report;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.signet.dsl.activation.PRelu;
import dev.signet.dsl.estimator.ApproxSign;
import dev.signet.dsl.estimator.ErrorDecay;
import dev.signet.inference.file.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportPageTest {
  @TempDir Path folder;

  @SuppressWarnings("unchecked") // what the page holds
  private static List<Map<String, Object>> lines(Map<String, Object> curves, String which) {
    return (List<Map<String, Object>>) curves.get(which);
  }

  private static double y(Map<String, Object> line, int at) {
    return ((Number) ((List<?>) line.get("y")).get(at)).doubleValue();
  }

  @Test
  void absentPageNamesTheOption() {
    IllegalStateException refused =
        assertThrows(
            IllegalStateException.class, () -> ReportPage.of(ReportPageTest.class, "No.html"));
    assertThat(refused)
        .hasMessageThat()
        .isEqualTo(
            "No.html is not beside dev.signet.training.report.ReportPageTest, because the network"
                + " was compiled without it. Give the compiler the option -Asignet.report=true.");
  }

  @Test
  void pageWithoutPlaceIsRefused() {
    IllegalStateException refused =
        assertThrows(
            IllegalStateException.class, () -> ReportPage.of(ReportPageTest.class, "Other.html"));
    assertThat(refused).hasMessageThat().contains("another version wrote it");
  }

  @Test
  void curvesStandInThePage() throws IOException {
    Path file = folder.resolve("page.html");
    ReportPage.of(ReportPageTest.class, "Page.html")
        .estimator("a.ApproxSign", new ApproxSign())
        .activation("a.PRelu", new PRelu(), 0.25f)
        .write(file);
    String page = Files.readString(file);
    String start = "<p>before</p>\n<script type=\"application/json\" id=\"curves\">";
    assertThat(page).startsWith(start);
    assertThat(page).endsWith("</script>\n<p>after</p>\n");
    Map<?, ?> curves =
        (Map<?, ?>) Json.parse(page.substring(start.length(), page.indexOf("</script>")));
    assertThat((List<?>) curves.get("x")).hasSize(201);
    assertThat(((Map<?, ?>) curves.get("choices")).keySet())
        .containsExactly("a.ApproxSign", "a.PRelu")
        .inOrder();
  }

  /** At -2, -0.5, 0, 0.5 and 2: places 0, 75, 100, 125 and 200. */
  @Test
  void approxSignIsDrawnAsItIs() {
    ApproxSign sign = new ApproxSign();
    Map<String, Object> curves = Curves.of(sign::forward, sign::derivative, new float[0]);
    Map<String, Object> forward = lines(curves, "forward").get(0);
    Map<String, Object> backward = lines(curves, "backward").get(0);
    assertThat(lines(curves, "forward")).hasSize(1);
    assertThat(y(forward, 99)).isEqualTo(-1.0);
    assertThat(y(forward, 100)).isEqualTo(1.0);
    assertThat(y(backward, 0)).isEqualTo(0.0);
    assertThat(y(backward, 75)).isWithin(1e-6).of(1.0);
    assertThat(y(backward, 100)).isWithin(1e-6).of(2.0);
    assertThat(y(backward, 200)).isEqualTo(0.0);
  }

  @Test
  void learnedNumbersAreAsTheyStart() {
    PRelu bend = new PRelu();
    Map<String, Object> curves = Curves.of(bend::value, bend::derivative, new float[] {0.25f});
    assertThat(y(lines(curves, "forward").get(0), 0)).isEqualTo(-0.5);
    assertThat(y(lines(curves, "backward").get(0), 200)).isEqualTo(1.0);
  }

  @Test
  void progressHasThreeCurves() {
    ErrorDecay decay = new ErrorDecay();
    Map<String, Object> curves = Curves.of(decay::forward, decay::derivative, new float[0]);
    List<Map<String, Object>> backward = lines(curves, "backward");
    assertThat(backward.stream().map(l -> l.get("progress")).toList())
        .containsExactly(0f, 0.5f, 1f)
        .inOrder();
    assertThat(lines(curves, "forward")).hasSize(3);
    assertThat(y(backward.get(2), 100)).isWithin(1e-5).of(10.0); // t = 10 at the end
  }

  @Test
  void whatIsNotFiniteIsLeftOut() {
    Map<String, Object> curves = Curves.of((x, s) -> 1f / x, (x, s) -> Float.NaN, new float[0]);
    assertThat(((List<?>) lines(curves, "forward").get(0).get("y")).get(100)).isNull();
    assertThat(((List<?>) lines(curves, "backward").get(0).get("y")).get(0)).isNull();
  }
}
