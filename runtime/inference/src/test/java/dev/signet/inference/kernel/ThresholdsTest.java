package dev.signet.inference.kernel;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdsTest {
  /** Scales of a folded batch normalisation: positive, negative, zero, tiny, huge. */
  private static final float[] SCALES = {
    1f, -1f, 0.37f, -0.37f, 0f, -0f, 1e-30f, -1e-30f, Float.MIN_VALUE, 1e30f, -1e30f
  };

  private static final float[] SHIFTS = {0f, -0f, 0.5f, -0.5f, 3f, -7.25f, 1e-38f, -1e-38f, 1e9f};

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 27, 64, 144, 288})
  void everyAccumulatorHasTheBitOfTheExpression(int n) {
    int channels = SCALES.length * SHIFTS.length;
    Thresholds.BitFunction f =
        (c, acc) ->
            Math.fma((float) acc, SCALES[c % SCALES.length], SHIFTS[c / SCALES.length]) >= 0;
    Thresholds found = Thresholds.search(channels, n, f);
    assertThat(found.tables()).isEmpty();
    assertSame(found, f);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void anyFunctionAtAll(long seed) {
    int n = 1 + (int) seed * 13;
    int channels = 70;
    var random = new Random(seed);
    boolean[][] bits = new boolean[channels][2 * n + 1];
    for (boolean[] row : bits) {
      int kind = random.nextInt(4);
      int step = random.nextInt(2 * n + 1);
      for (int i = 0; i < row.length; i++) {
        row[i] = kind == 0 ? random.nextBoolean() : kind == 1 ? i >= step : kind == 2 && i <= step;
      }
    }
    Thresholds found = Thresholds.search(channels, n, (c, acc) -> bits[c][acc + n]);
    assertSame(found, (c, acc) -> bits[c][acc + n]);
    Thresholds again = Thresholds.of(n, found.bounds(), found.directions(), found.tables());
    assertSame(again, (c, acc) -> bits[c][acc + n]);
  }

  @Test
  void asksForEveryAccumulatorOnceInOrder() {
    var asked = new StringBuilder();
    Thresholds.search(
        2,
        1,
        (c, acc) -> {
          asked.append(c).append(':').append(acc).append(' ');
          return false;
        });
    assertThat(asked.toString()).isEqualTo("0:-1 0:0 0:1 1:-1 1:0 1:1 ");
  }

  @Test
  void constantChannelsHaveOneForm() {
    Thresholds found = Thresholds.search(2, 9, (c, acc) -> c == 0);
    assertThat(found.bounds()).isEqualTo(new int[] {-9, 10});
    assertThat(found.directions()).isEqualTo(new byte[] {1, 1});
  }

  @Test
  void stepsHaveTheirBoundOnTheSideOfTheOnes() {
    Thresholds found =
        Thresholds.search(3, 9, (c, acc) -> c == 0 ? acc > 3 : c == 1 ? acc < 3 : acc == 0);
    assertThat(found.bounds()).isEqualTo(new int[] {4, 2, 0});
    assertThat(found.directions()).isEqualTo(new byte[] {1, -1, 0});
    assertThat(found.tables()).isEqualTo(new long[] {1L << 9});
    assertThat(found.fallingMask()).isEqualTo(new long[] {2});
  }

  @Test
  void fallingMaskHasAWordFor64Channels() {
    Thresholds found = Thresholds.search(66, 3, (c, acc) -> c % 64 == 1 ? acc <= 0 : acc >= 0);
    assertThat(found.fallingMask()).isEqualTo(new long[] {2, 2});
  }

  @Test
  void packingIgnoresWhatLiesBeside() {
    Thresholds thresholds = Thresholds.search(3, 5, (c, acc) -> c == 1 ? acc <= 0 : acc >= 2);
    long[] out = {-1, -1, -1};
    thresholds.pack(new int[] {2, 0, 1, 99}, 4, 1, out, 1);
    assertThat(out).isEqualTo(new long[] {-1, 0b011, -1});
  }

  @Test
  void boundsOutOfRangeAreRefused() {
    var e =
        assertThrows(
            IllegalArgumentException.class,
            () -> Thresholds.of(5, new int[] {0, 7}, new byte[] {1, 1}, new long[0]));
    assertThat(e)
        .hasMessageThat()
        .isEqualTo(
            "bound of channel 1 is 7; it must lie in [-6, 6], and be 0 where there is a table");
  }

  @Test
  void unknownDirectionsAreRefused() {
    var e =
        assertThrows(
            IllegalArgumentException.class,
            () -> Thresholds.of(5, new int[1], new byte[] {2}, new long[0]));
    assertThat(e).hasMessageThat().isEqualTo("direction of channel 0 is 2; it must be 1, -1 or 0");
  }

  @Test
  void missingTablesAreRefused() {
    var e =
        assertThrows(
            IllegalArgumentException.class,
            () -> Thresholds.of(40, new int[2], new byte[2], new long[2]));
    assertThat(e)
        .hasMessageThat()
        .isEqualTo("2 words of tables; 2 channels with a table of 81 bits need 4");
  }

  private static void assertSame(Thresholds found, Thresholds.BitFunction f) {
    int n = found.n();
    int channels = found.channels();
    int[] accumulators = new int[channels];
    long[] packed = new long[(channels + 63) / 64];
    for (int acc = -n; acc <= n; acc++) {
      Arrays.fill(accumulators, acc);
      found.pack(accumulators, channels, 1, packed, 0);
      found.addTabled(accumulators, channels, 1, packed, 0);
      for (int c = 0; c < channels; c++) {
        String what = "channel " + c + " accumulator " + acc;
        assertWithMessage(what).that(found.bit(c, acc)).isEqualTo(f.bit(c, acc));
        assertWithMessage(what)
            .that((packed[c / 64] >>> (c % 64) & 1) == 1)
            .isEqualTo(f.bit(c, acc));
      }
      if (channels % 64 != 0) {
        assertThat(packed[channels / 64] >>> (channels % 64)).isEqualTo(0);
      }
    }
  }
}
