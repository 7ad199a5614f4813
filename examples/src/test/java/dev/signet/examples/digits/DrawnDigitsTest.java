package dev.signet.examples.digits;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DrawnDigitsTest {
  /** Bytes are the same on every machine and must stay so: results are quoted for them. */
  @Test
  void bytesAreFixedBySeed() throws Exception {
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(DrawnDigits.draw(7, 0, 200).pixels());
    assertThat(HexFormat.of().formatHex(digest))
        .isEqualTo("11676e0dcecf9e6693430616d3aedb4ba6f7d353d707f90af35b7f6e3ed4cb13");
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {0, 1, -5, 1L << 40})
  void labelsAreBalanced(long seed) {
    int[] counts = new int[DrawnDigits.CLASSES];
    for (byte label : DrawnDigits.draw(seed, 0, 130).labels()) {
      counts[label]++;
    }
    assertThat(counts).isEqualTo(new int[] {13, 13, 13, 13, 13, 13, 13, 13, 13, 13});
  }

  @Test
  void longerSetsBeginLikeShorterOnes() {
    byte[] few = DrawnDigits.draw(3, 0, 20).pixels();
    byte[] many = DrawnDigits.draw(3, 0, 50).pixels();
    assertThat(Arrays.copyOf(many, few.length)).isEqualTo(few);
  }

  @Test
  void seedsStreamsAndPicturesDiffer() {
    byte[] one = DrawnDigits.draw(3, 0, 20).pixels();
    assertThat(DrawnDigits.draw(4, 0, 20).pixels()).isNotEqualTo(one);
    assertThat(DrawnDigits.draw(3, 1, 20).pixels()).isNotEqualTo(one);
    int pixels = DrawnDigits.SIZE * DrawnDigits.SIZE;
    byte[] first = Arrays.copyOfRange(one, 0, pixels);
    byte[] sameDigit = Arrays.copyOfRange(one, 10 * pixels, 11 * pixels);
    assertThat(first).isNotEqualTo(sameDigit);
  }

  /** The next stream of a seed is not a stream of the next seed, whatever the numbers. */
  @Test
  void trainingAndTestPicturesShareNothing() {
    int pixels = DrawnDigits.SIZE * DrawnDigits.SIZE;
    var seen = new java.util.HashSet<String>();
    for (int stream = 0; stream < 2; stream++) {
      byte[] all = DrawnDigits.draw(1, stream, 1_000).pixels();
      for (int i = 0; i < 1_000; i++) {
        String picture = Arrays.toString(Arrays.copyOfRange(all, i * pixels, (i + 1) * pixels));
        assertWithMessage("picture %s of stream %s", i, stream).that(seen.add(picture)).isTrue();
      }
    }
  }

  @Test
  void everyPictureHasInkAndGround() {
    DrawnDigits digits = DrawnDigits.draw(11, 0, 500);
    int pixels = DrawnDigits.SIZE * DrawnDigits.SIZE;
    for (int i = 0; i < digits.size(); i++) {
      int least = 255;
      int greatest = 0;
      for (int p = 0; p < pixels; p++) {
        int value = digits.pixels()[i * pixels + p] & 0xff;
        least = Math.min(least, value);
        greatest = Math.max(greatest, value);
      }
      assertWithMessage("picture %s", i).that(greatest - least).isAtLeast(80);
    }
  }

  @Test
  void refusesNoPictures() {
    var error = assertThrows(IllegalArgumentException.class, () -> DrawnDigits.draw(1, 0, 0));
    assertThat(error).hasMessageThat().isEqualTo("count must be at least 1, not 0");
  }
}
