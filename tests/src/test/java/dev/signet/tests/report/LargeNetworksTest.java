package dev.signet.tests.report;

import static com.google.common.truth.Truth.assertThat;

import dev.signet.tests.support.LargeNetworks;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.WebElement;

/** Networks of many layers start folded, and can be read however far they are unfolded. */
class LargeNetworksTest {
  /**
   * A network.
   *
   * @param source of its record
   * @param folded boxes while stages are folded
   * @param layers boxes of layers when nothing is folded
   */
  record Net(String name, String source, int folded, int layers) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Net> nets() {
    return Stream.of(
        new Net("32 units as in Bi-Real-34", LargeNetworks.biReal34(), 10, 6 + 32 * 3 + 3 * 3),
        new Net("64 units as in DenseNet-69", LargeNetworks.denseNet69(), 16, 9 + 64 * 3 + 3 * 4));
  }

  @ParameterizedTest
  @MethodSource("nets")
  void stagesFoldAndNothingOverlaps(Net net, @TempDir Path folder) {
    Path page = Pages.of(folder, net.source());
    try (Browser browser = new Browser()) {
      browser.open(page);
      assertThat(browser.all("#graph .node")).hasSize(net.folded());
      assertThat(browser.all("#graph .node.folded").size()).isAtLeast(4);
      assertThat(browser.<List<String>>run(Scripts.OVERLAPS)).isEmpty();
      long height = browser.<Long>run("return graph.clientHeight");
      assertThat(height).isLessThan(1600L); // less than two screens
      WebElement stage = browser.one("#graph .node[data-key='gstage2']");
      stage.click();
      assertThat(browser.<List<String>>run(Scripts.OVERLAPS)).isEmpty();
      browser.all(".tool").get(2).click();
      assertThat(browser.all("#graph .node[data-key^=n]")).hasSize(net.layers());
      assertThat(browser.<List<String>>run(Scripts.OVERLAPS)).isEmpty();
      assertThat(browser.complaints()).isEmpty();
    }
  }
}
