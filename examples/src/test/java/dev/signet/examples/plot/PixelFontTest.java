package dev.signet.examples.plot;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class PixelFontTest {
  private static final String BLOCK = "11111".repeat(PixelFont.HEIGHT);

  @Test
  void lettersAndDigitsAreThereAndDiffer() {
    Set<String> shapes = new HashSet<>();
    for (char c : "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,:;-+/%()=<>!?'_*#&|[]".toCharArray()) {
      assertWithMessage("shape of %s", c).that(shapes.add(pixels(c))).isTrue();
    }
    assertThat(shapes).doesNotContain(BLOCK);
  }

  @Test
  void drawsAnEl() {
    assertThat(pixels('l')).isEqualTo("10000".repeat(6) + "11111");
  }

  @Test
  void unknownCharactersAreBlocks() {
    assertThat(pixels('\u00e9')).isEqualTo(BLOCK);
  }

  @Test
  void spacesAreEmpty() {
    assertThat(pixels(' ')).isEqualTo("00000".repeat(PixelFont.HEIGHT));
  }

  private static String pixels(char c) {
    Raster raster = new Raster(5, PixelFont.HEIGHT, 0);
    PixelFont.draw(raster, 0, 0, String.valueOf(c), 1, 0xffffff);
    StringBuilder text = new StringBuilder();
    for (int y = 0; y < raster.height(); y++) {
      for (int x = 0; x < raster.width(); x++) {
        text.append(raster.colour(x, y) == 0 ? '0' : '1');
      }
    }
    return text.toString();
  }
}
