package dev.signet.tests.report;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** One network's page: everything that is to be seen and done on it. */
class ReportPageTest {
  private static final String REASON = "</script><img src=x onerror=alert(1)> \"'& ${1} {{data}}";

  private static final String NET =
      """
      package pages;
      import dev.signet.dsl.*;
      import dev.signet.dsl.activation.PRelu;
      import dev.signet.dsl.estimator.*;
      import static dev.signet.dsl.Param.*;

      @Network(input = {1, 8, 8})
      @Binarize(inputs = ApproxSign.class)
      public record Étude$1(
          @Filters(4) Conv stem,
          BatchNorm norm,
          @Stage(units = 2, out = 4) Unit stage,
          @Allow(value = "DropoutBeforeSign", reason = "%s")
          @Rate(0.2) Dropout drop,
          @Filters(8) BinaryConv one,
          BatchNorm normOne,
          @Filters(8) BinaryConv two,
          BatchNorm normTwo,
          PRelu bend,
          @Rate(0.5) Dropout last,
          @Filters(8) @Binarize(weights = MagnitudeAwareSign.class) BinaryConv three,
          BatchNorm normThree,
          GlobalAvgPool average,
          @Units(10) Dense logits) {
        @Residual record Unit(@Filters(OUT) BinaryConv conv, BatchNorm norm) {}
      }
      """
          .formatted(REASON.replace("\"", "\\\""));

  @TempDir static Path folder;
  private static Path page;
  private static Browser browser;

  @BeforeAll
  static void start() {
    page = Pages.of(folder, NET);
    browser = new Browser();
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void open() {
    browser.open(page);
  }

  private static WebElement node(String label) {
    return browser.one("#graph .node[aria-label^='" + label + "']");
  }

  private static String details() {
    return browser.one("#details").getText();
  }

  @Test
  void everyLayerIsDrawnAndEveryUnit() {
    long layers = browser.<Long>run("return JSON.parse(data.textContent).layers.length");
    assertThat(layers).isEqualTo(20);
    assertThat(browser.all("#graph .node[data-key^=n]")).hasSize(20);
    assertThat(browser.all("#graph .head")).hasSize(3);
    assertThat(browser.one("h1").getText()).isEqualTo("Étude$1");
  }

  /** Colour and line style both tell real values from bits. */
  @Test
  void realAndBinaryPathsDiffer() {
    String style = "const s = getComputedStyle(arguments[0]); return s.stroke + s.strokeDasharray;";
    String real = browser.run(style, browser.all("#graph .edge .real").get(0));
    String bits = browser.run(style, browser.all("#graph .edge .bits").get(0));
    assertThat(real).endsWith("none");
    assertThat(bits).doesNotContain("none");
    assertThat(real.substring(0, real.indexOf(')')))
        .isNotEqualTo(bits.substring(0, bits.indexOf(')')));
    // chains of binary layers hand on bits only, units real values and bits
    assertThat(pathsBetween("normOne", "two")).isEqualTo("bits");
    assertThat(pathsBetween("stem", "norm")).isEqualTo("real");
    assertThat(pathsBetween("norm", "stage[0]")).isEqualTo("real bits");
  }

  private static String pathsBetween(String from, String to) {
    return browser.run(
        """
        const at = (path) => JSON.parse(data.textContent).layers.find((l) => l.path === path).id;
        const pair = [at(arguments[0]), at(arguments[1])];
        const edge = [...document.querySelectorAll("#graph .edge")].find((e) =>
          e.pairs.some(([a, b]) => a === pair[0] && b === pair[1]));
        return [...edge.children].map((p) => p.getAttribute("class")).join(" ");
        """,
        from,
        to);
  }

  @Test
  void foldsAndUnfoldsByClick() {
    node("stage, 2 units of Unit, open").click();
    assertThat(browser.all("#graph .node[data-key^=n]")).hasSize(14);
    WebElement folded = node("stage, 2 units of Unit, 2 binary layers, gives 4×8×8, folded");
    assertThat(folded.getDomAttribute("aria-expanded")).isEqualTo("false");
    folded.click();
    assertThat(browser.all("#graph .node[data-key^=n]")).hasSize(20);
  }

  @Test
  void worksByKeyboard() {
    browser.run("arguments[0].focus()", node("stage, 2 units"));
    browser.press(Keys.ENTER);
    assertThat(browser.all("#graph .node[data-key^=n]")).hasSize(14);
    assertThat(focused()).startsWith("stage, 2 units of Unit");
    browser.press(Keys.SPACE);
    assertThat(browser.all("#graph .node[data-key^=n]")).hasSize(20);
    browser.press(Keys.ARROW_UP);
    assertThat(focused()).startsWith("norm: BatchNorm");
    browser.press(Keys.TAB);
    assertThat(focused()).startsWith("stage, 2 units");
    browser.press(Keys.ARROW_UP, Keys.ENTER);
    assertThat(browser.one("#details h2").getText()).isEqualTo("norm");
    assertThat(node("norm: BatchNorm").getDomAttribute("aria-pressed")).isEqualTo("true");
    String width = "return getComputedStyle(arguments[0].querySelector('rect')).strokeWidth";
    browser.press(Keys.ARROW_UP);
    assertThat(browser.<String>run(width, node("stem: Conv"))).isEqualTo("4px");
    assertThat(browser.<String>run(width, node("input: "))).isEqualTo("1.5px");
  }

  private static String focused() {
    return browser.run("return document.activeElement.getAttribute('aria-label')");
  }

  @Test
  void hasLandmarksAndNames() {
    assertThat(browser.all("header, main, footer, section[aria-labelledby]").size()).isAtLeast(7);
    for (WebElement section : browser.all("section[aria-labelledby]")) {
      String title = section.getDomAttribute("aria-labelledby");
      assertThat(browser.one("#" + title).getText()).isNotEmpty();
    }
    for (WebElement node : browser.all("#graph .node")) {
      assertThat(node.getDomAttribute("tabindex")).isEqualTo("0");
      assertThat(node.getDomAttribute("aria-label")).isNotEmpty();
    }
  }

  @Test
  void pointingShowsTheWayOfTheGradient() {
    browser.point(node("stem: Conv"));
    assertThat(browser.one("#way").getText())
        .isEqualTo(
            "stem: its gradient comes from the loss through 3 other binary layers, 14 steps in"
                + " all.");
    assertThat(lit()).containsExactly(wayOf("stem").toArray()).inOrder();
    browser.run("arguments[0].focus()", node("two: BinaryConv"));
    assertThat(browser.one("#way").getText()).contains("through 1 other binary layer,");
    assertThat(browser.all("#graph .edge.on").size()).isEqualTo(wayOf("two").size() - 1);
    browser.run("arguments[0].blur()", node("two: BinaryConv"));
    assertThat(browser.all("#graph .on")).isEmpty();
  }

  private static List<String> lit() {
    return browser.run(
        """
        return [...document.querySelectorAll("#graph .node.on[data-key^=n]")].map((n) => n.dataset.key);
        """);
  }

  private static List<String> wayOf(String path) {
    return browser.run(
        """
        const { layers } = JSON.parse(data.textContent);
        const keys = [];
        for (let l = layers.find((l) => l.path === arguments[0]); l; l = layers[l.next]) {
          keys.push("n" + l.id);
        }
        return keys;
        """,
        path);
  }

  @Test
  void warningsAreShownAlsoThoseAllowed() {
    String said = browser.one("#remarks").getText();
    assertThat(said).contains("Warning: DropoutBeforeSign. last drops values just before three");
    assertThat(said).contains("Allowed warning: DropoutBeforeSign. drop drops values");
    assertThat(said).contains("Reason: " + REASON);
    assertThat(browser.all("#graph .flag")).isNotEmpty();
    node("last: Dropout").click();
    assertThat(details()).contains("Warning: DropoutBeforeSign");
    browser.all("#remarks .link").get(0).click();
    assertThat(details()).contains("Dropout");
  }

  @Test
  void showsWhatWasDeclaredChosenAndWhatItCosts() {
    node("three: BinaryConv").click();
    String details = details();
    assertThat(details)
        .contains("@Filters(8) @Binarize(weights = MagnitudeAwareSign.class) BinaryConv three");
    assertThat(details).contains("inputs ApproxSign network");
    assertThat(details).contains("weights MagnitudeAwareSign component three");
    assertThat(details).contains("source Latent default");
    assertThat(details).contains("padding ZERO default");
    assertThat(details).contains("8×8×8 → 8×8×8");
    assertThat(details).contains("36,864"); // 8 * 8 * 8 * 8 * 9 bit products
    node("one: BinaryConv").click();
    assertThat(details()).contains("an integer from -36 to 36");
    assertThat(details()).contains("one integer bound per channel, 8 in all");
    assertThat(details()).contains("normOne, the sign that two takes");
    node("normOne: BatchNorm").click();
    assertThat(details()).contains("Costs nothing in the packed model");
  }

  /** What is shown is the text of the generated files, at the lines that are named. */
  @Test
  void generatedCodeStandsSideBySide() throws IOException {
    node("two: BinaryConv").click();
    List<WebElement> sources = browser.all("#details .source");
    assertThat(sources).hasSize(3);
    for (WebElement source : sources) {
      String caption = source.findElement(By.tagName("figcaption")).getText();
      String[] place = caption.substring(caption.lastIndexOf(' ') + 1).split(":");
      List<String> lines =
          Files.readAllLines(page.resolveSibling(place[0])).stream().map(String::strip).toList();
      // its own method stands where the caption says; those it shares with others follow
      String[] methods = source.findElement(By.tagName("pre")).getText().split("\n\n(?=/)");
      for (String method : methods) {
        List<String> shown = method.lines().map(String::strip).toList();
        assertThat(shown.size()).isAtLeast(4);
        int from = method.equals(methods[0]) ? Integer.parseInt(place[1]) - 1 : 0;
        int at = Collections.indexOfSubList(lines.subList(from, lines.size()), shown);
        assertWithMessage(method).that(at).isAtLeast(0);
        assertThat(at == 0 || from == 0).isTrue();
      }
    }
    assertThat(sources.get(0).getLocation().y).isEqualTo(sources.get(1).getLocation().y);
    assertThat(sources.get(0).getText()).contains("twoForward()");
    assertThat(sources.get(0).getText())
        .contains("approxSignValues(Values in, Values out, Shard s)");
    assertThat(sources.get(1).getText()).contains("twoBackward()");
  }

  @Test
  void namesAndReasonsStayText() {
    assertThat(browser.all("img, iframe, link, script[src]")).isEmpty();
    assertThat(browser.all("script")).hasSize(3);
    assertThat(browser.<String>run("return document.title")).startsWith("Étude$1");
  }

  @Test
  void asksNobodyAndComplainsOfNothing() {
    browser.all("#graph .node").forEach(n -> browser.run("arguments[0].focus()", n));
    node("three: BinaryConv").click();
    node("stage, 2 units").click();
    browser.all(".tool").forEach(WebElement::click);
    browser.pdf();
    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.requests()).isEmpty();
  }

  /** WCAG 2.2 asks 4.5 for text; drawings' lines are thick and need 3. */
  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void textHasContrast(String colours) {
    browser.media("screen", colours);
    String page = browser.run("return getComputedStyle(document.body).backgroundColor");
    assertThat(page).isEqualTo(colours.equals("light") ? "rgb(255, 255, 255)" : "rgb(20, 23, 28)");
    node("three: BinaryConv").click();
    List<String> faint = browser.run(Scripts.FAINT);
    assertThat(faint).isEmpty();
    assertThat(browser.<Long>run(Scripts.TEXTS)).isGreaterThan(200);
  }

  @Test
  void printsEveryLayer() {
    browser.media("print", "dark");
    browser.run("dispatchEvent(new Event('beforeprint'))");
    assertThat(browser.all("#print article")).hasSize(20);
    assertThat(browser.all("#graph .node.folded")).hasSize(1); // so that the drawing fits
    assertThat(browser.one("#print").isDisplayed()).isTrue();
    assertThat(browser.one("#details").isDisplayed()).isFalse();
    assertThat(browser.all(".tool").stream().noneMatch(WebElement::isDisplayed)).isTrue();
    List<String> faint = browser.run(Scripts.FAINT);
    assertThat(faint).isEmpty();
    String paper = browser.run("return getComputedStyle(document.body).backgroundColor");
    assertThat(paper).isEqualTo("rgb(255, 255, 255)");
    browser.run("dispatchEvent(new Event('afterprint'))");
    assertThat(browser.all("#graph .node.folded")).isEmpty();
    // the browser sends both events itself
    browser.media("", "light");
    String pdf = new String(browser.pdf(), StandardCharsets.ISO_8859_1);
    assertThat(pdf).startsWith("%PDF-");
    assertThat(browser.all("#graph .node.folded")).isEmpty();
    assertWithMessage("pages")
        .that(Stream.of(pdf.split("/Type /Page\\b", -1)).count())
        .isGreaterThan(2L);
  }

  @Test
  void nothingOverlaps() {
    assertThat(browser.<List<String>>run(Scripts.OVERLAPS)).isEmpty();
    browser.all(".tool").get(0).click();
    assertThat(browser.<List<String>>run(Scripts.OVERLAPS)).isEmpty();
  }
}
