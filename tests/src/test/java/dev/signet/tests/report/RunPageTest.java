package dev.signet.tests.report;

import static com.google.common.truth.Truth.assertThat;

import dev.signet.examples.digits.DigitNetTrainer;
import dev.signet.examples.digits.DrawnDigits;
import dev.signet.training.Training;
import dev.signet.training.data.Dataset;
import dev.signet.training.data.InMemory;
import dev.signet.training.listen.Listeners;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a run in a browser. */
class RunPageTest {
  @TempDir Path folder;

  private static Dataset digits(int count) {
    DrawnDigits drawn = DrawnDigits.draw(1, 0, count);
    int[] classOf = new int[count];
    Arrays.setAll(classOf, i -> drawn.labels()[i]);
    return InMemory.bytes(
        1, DrawnDigits.SIZE, DrawnDigits.SIZE, drawn.pixels(), classOf, DrawnDigits.CLASSES);
  }

  @Test
  void curvesLayersAndNumbersAreThere() throws IOException {
    Path page = folder.resolve("run.html");
    Dataset data = digits(160);
    DigitNetTrainer.create(Training.builder().epochs(3).batch(32).build())
        .fit(data, data.head(40), Listeners.page(page));
    try (Browser browser = new Browser()) {
      browser.open(page);
      assertThat(browser.one("h1").getText()).contains("DigitNet");
      assertThat(browser.all("#curves .chart")).hasSize(6);
      assertThat(browser.all("#curves .chart").get(0).getDomAttribute("aria-label"))
          .startsWith("Loss, training: now ");
      assertThat(browser.all("#layers tbody tr").size()).isAtLeast(3);
      assertThat(browser.all("#layers .bar")).isNotEmpty();
      browser.one("#epochs summary").click();
      assertThat(browser.all("#epochs tbody tr")).hasSize(3);
      for (String colours : List.of("light", "dark")) {
        browser.media("screen", colours);
        List<String> faint = browser.run(Scripts.FAINT);
        assertThat(faint).isEmpty();
      }
      assertThat(browser.complaints()).isEmpty();
      assertThat(browser.requests()).isEmpty();
    }
  }
}
