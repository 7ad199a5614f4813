package dev.signet.examples.plot;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ContactSheetTest {
  @Test
  void writesPicturesInTheirColours(@TempDir Path folder) throws Exception {
    ContactSheet sheet = new ContactSheet("t", "s");
    sheet.add(solid(3, 250, 10, 20));
    sheet.add(solid(1, 77));
    Path file = folder.resolve("new/sheet.png");
    sheet.write(file);
    var image = ImageIO.read(file.toFile());
    int red = 0;
    int grey = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int colour = image.getRGB(x, y) & 0xffffff;
        red += colour == 0xfa0a14 ? 1 : 0;
        grey += colour == 0x4d4d4d ? 1 : 0;
      }
    }
    // 28 pixels fit four times into the side of 112.
    assertThat(red).isEqualTo(112 * 112);
    assertThat(grey).isEqualTo(112 * 112);
  }

  @Test
  void captionsWidenTheCells() {
    ContactSheet narrow = new ContactSheet("t", "s");
    narrow.add(solid(1, 0));
    ContactSheet wide = new ContactSheet("t", "s");
    wide.add(new ContactSheet.Picture(1, 28, 28, new float[784], List.of("x".repeat(40))));
    assertThat(wide.draw().width()).isGreaterThan(narrow.draw().width());
    assertThat(wide.draw().width()).isAtLeast(PixelFont.width("x".repeat(40), 2));
  }

  @Test
  void anEmptySheetIsATitle() {
    assertThat(new ContactSheet("no mistakes", "").draw().height()).isAtLeast(21);
  }

  @Test
  void refusesTwoChannels() {
    var error =
        assertThrows(
            IllegalArgumentException.class,
            () -> new ContactSheet.Picture(2, 4, 4, new float[32], List.of()));
    assertThat(error).hasMessageThat().contains("1 or 3 channels");
  }

  private static ContactSheet.Picture solid(int channels, float... colour) {
    float[] values = new float[channels * 784];
    for (int i = 0; i < values.length; i++) {
      values[i] = colour[i % channels];
    }
    return new ContactSheet.Picture(channels, 28, 28, values, List.of());
  }
}
