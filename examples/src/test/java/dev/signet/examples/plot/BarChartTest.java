package dev.signet.examples.plot;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BarChartTest {
  private static final int FIRST = 0x4c4c4c;
  private static final int SECOND = 0x3b6fb6;

  @Test
  void barsAreAsHighAsTheirValues(@TempDir Path folder) throws Exception {
    BarChart chart = new BarChart("t", "s", List.of("one", "two"));
    chart.add("a", 0.5, 1);
    chart.add("b", -0.25, Double.NaN);
    Path file = folder.resolve("new/chart.png");
    chart.write(file);
    var image = ImageIO.read(file.toFile());
    int first = 0;
    int second = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int colour = image.getRGB(x, y) & 0xffffff;
        first += colour == FIRST ? 1 : 0;
        second += colour == SECOND ? 1 : 0;
      }
    }
    int key = 14 * 14; // the square beside the name
    assertThat(first).isEqualTo(16 * (150 + 300) + key);
    assertThat(second).isEqualTo(16 * 75 + key);
  }

  @Test
  void refusesWhatItCannotDraw() {
    BarChart chart = new BarChart("t", "s", List.of("one", "two"));
    assertThat(assertThrows(IllegalArgumentException.class, () -> chart.add("a", 1)))
        .hasMessageThat()
        .contains("a has 1 bars for 2 groups");
    assertThat(assertThrows(IllegalArgumentException.class, () -> chart.add("a", 1, 1.5)))
        .hasMessageThat()
        .contains("1.5, beyond -1 to 1");
    for (int i = 0; i < 8; i++) {
      chart.add("s" + i, 0, 0);
    }
    assertThrows(IllegalArgumentException.class, () -> chart.add("ninth", 0, 0));
  }
}
