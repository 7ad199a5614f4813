package dev.signet.tests.report;

import static com.google.common.truth.Truth.assertThat;

import dev.signet.examples.digits.DigitNetTrainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebElement;

/** The page with the curves that running classes add. */
class CurvesTest {
  @TempDir Path folder;

  @Test
  void choicesHaveTheirCurves() throws IOException {
    Path page = folder.resolve("digits.html");
    DigitNetTrainer.report(page);
    try (Browser browser = new Browser()) {
      browser.open(page);
      browser.one("#graph .node[aria-label^='refine2.conv']").click();
      List<WebElement> plots = browser.all("#details .plot");
      assertThat(plots).hasSize(4);
      assertThat(plots.get(0).getDomAttribute("aria-label"))
          .isEqualTo("forward, from -1 to 1 over inputs from -2 to 2");
      assertThat(plots.get(1).getDomAttribute("aria-label"))
          .isEqualTo("backward, from 0 to 2 over inputs from -2 to 2");
      browser.one("#graph .node[aria-label^='refine2.bend']").click();
      assertThat(browser.all("#details .plot")).hasSize(2);
      assertThat(browser.one("#details").getText())
          .contains("Learned numbers as before the first step: slope 0.25.");
      List<String> faint = browser.run(Scripts.FAINT);
      assertThat(faint).isEmpty();
      assertThat(browser.complaints()).isEmpty();
      assertThat(browser.requests()).isEmpty();
    }
  }
}
