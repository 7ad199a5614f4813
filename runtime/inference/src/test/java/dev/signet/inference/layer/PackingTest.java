package dev.signet.inference.layer;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.signet.inference.Samples;
import dev.signet.inference.Slices;
import dev.signet.inference.split.Slice;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackingTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 31, 63, 64, 65, 127, 128, 129, 200})
  void bothLayoutsHoldTheSameSigns(int channels) {
    int pixels = 7;
    int n = pixels * channels;
    var random = new Random(channels);
    float[] in = Samples.floats(random, n);
    float[] thresholds = Samples.floats(random, channels);
    thresholds[0] = random.nextBoolean() ? 0f : Float.POSITIVE_INFINITY;
    int[] signs = new int[n];
    float[] floats = new float[n];
    for (int i = 0; i < n; i++) {
      signs[i] = in[i] >= thresholds[i % channels] ? 1 : -1;
      floats[i] = signs[i];
    }
    long[] packed = filled(pixels * ((channels + 63) / 64));
    Slices.each(
        pixels + channels, s -> Packing.pack(in, pixels, 1, channels, thresholds, packed, s));
    assertThat(packed).isEqualTo(Samples.pack(signs, channels));

    long[] flat = filled((n + 63) / 64);
    Packing.packFlat(in, thresholds, n, flat);
    assertThat(flat).isEqualTo(Samples.pack(signs, n));

    long[] flattened = filled((n + 63) / 64);
    Packing.flatten(packed, pixels, channels, flattened);
    assertWithMessage("%s channels", channels).that(flattened).isEqualTo(flat);

    float[] found = new float[n];
    Slices.each(pixels + channels, s -> Packing.signs(in, thresholds, pixels, channels, found, s));
    assertThat(found).isEqualTo(floats);
  }

  @ParameterizedTest
  @CsvSource({"1,2", "3,2", "31,3", "32,2", "64,2", "65,2", "63,15", "128,3", "200,2"})
  void planesLieBehindEachOther(int channels, int planes) {
    int pixels = 5;
    int n = pixels * channels;
    var random = new Random(channels);
    float[] in = Samples.floats(random, n);
    float[] thresholds = Samples.floats(random, planes * channels);
    int[] byPixel = new int[planes * n];
    int[] flat = new int[planes * n];
    float[] levels = Samples.floats(random, planes + 1);
    float[] expected = new float[n];
    for (int i = 0; i < n; i++) {
      int c = i % channels;
      int reached = 0;
      for (int k = 0; k < planes; k++) {
        int sign = in[i] >= thresholds[k * channels + c] ? 1 : -1;
        byPixel[(i / channels * planes + k) * channels + c] = sign;
        flat[k * n + i] = sign;
        reached += sign > 0 ? 1 : 0;
      }
      expected[i] = levels[reached];
    }
    long[] packed = filled(pixels * ((planes * channels + 63) / 64));
    Slices.each(
        pixels + channels, s -> Packing.pack(in, pixels, 1, channels, thresholds, packed, s));
    assertThat(packed).isEqualTo(Samples.pack(byPixel, planes * channels));

    long[] row = filled((planes * n + 63) / 64);
    Packing.packFlat(in, thresholds, planes, n, row);
    assertThat(row).isEqualTo(Samples.pack(flat, planes * n));

    float[] found = new float[n];
    Slices.each(
        pixels + channels, s -> Packing.levels(in, thresholds, levels, pixels, channels, found, s));
    assertThat(found).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"1,2", "3,2", "31,3", "32,2", "64,2", "65,2", "63,15", "128,3", "200,2"})
  void rowsAreRepeated(int channels, int times) {
    int rows = 3;
    int[] signs = new int[rows * channels];
    int[] repeated = new int[times * rows * channels];
    var random = new Random(channels);
    for (int i = 0; i < signs.length; i++) {
      signs[i] = random.nextBoolean() ? 1 : -1;
    }
    for (int i = 0; i < repeated.length; i++) {
      repeated[i] = signs[i / (times * channels) * channels + i % channels];
    }
    assertThat(Packing.repeat(Samples.pack(signs, channels), channels, times))
        .isEqualTo(Samples.pack(repeated, times * channels));
  }

  @Test
  void bothZerosArePlusOne() {
    long[] out = new long[1];
    float[] in = {0f, -0f, -Float.MIN_VALUE, Float.MIN_VALUE};
    Packing.pack(in, 1, 1, 4, new float[4], out, Slice.WHOLE);
    assertThat(out[0]).isEqualTo(0b1011);
    Packing.pack(in, 1, 1, 4, new float[] {-0f, -0f, -0f, -0f}, out, Slice.WHOLE);
    assertThat(out[0]).isEqualTo(0b1011);
    float[] signs = new float[4];
    Packing.signs(in, new float[1], 1, 4, signs, Slice.WHOLE);
    assertThat(signs).isEqualTo(new float[] {1f, 1f, -1f, 1f});
  }

  @Test
  void infiniteThresholdsAreNeverAndAlways() {
    long[] out = new long[1];
    float[] thresholds = {Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};
    Packing.pack(
        new float[] {Float.MAX_VALUE, -Float.MAX_VALUE}, 1, 1, 2, thresholds, out, Slice.WHOLE);
    assertThat(out[0]).isEqualTo(0b10);
  }

  private static long[] filled(int words) {
    long[] filled = new long[words];
    Arrays.fill(filled, -1L);
    return filled;
  }
}
