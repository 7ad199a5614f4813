package dev.signet.inference.layer;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.signet.inference.Samples;
import dev.signet.inference.Slices;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoolingTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void maximumOfFloats(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 20; i++) {
      Window w = Window.of(random);
      int c = 1 + random.nextInt(9);
      float[] in = Samples.floats(random, w.h * w.w * c);
      float[] expected = new float[w.outH * w.outW * c];
      Arrays.fill(expected, Float.NEGATIVE_INFINITY);
      w.each((from, to) -> {
        for (int k = 0; k < c; k++) {
          expected[to * c + k] = Math.max(expected[to * c + k], in[from * c + k]);
        }
      });
      float[] out = new float[expected.length];
      Slices.each(
          seed, s -> Pooling.max(w.h, w.w, c, w.kh, w.kw, w.sy, w.sx, w.py, w.px, in, out, s));
      assertWithMessage("%s seed %s", w, seed).that(out).isEqualTo(expected);
    }
  }

  /** Pools bits as the floats they stand for: rising channels x, falling ones -x. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void maximumOfBits(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 20; i++) {
      Window w = Window.of(random);
      int c = 1 + random.nextInt(140);
      int[] in = Samples.signs(random, w.h * w.w * c);
      int[] falls = random.nextBoolean() ? null : Samples.signs(random, c);
      int[] expected = new int[w.outH * w.outW * c];
      w.each((from, to) -> {
        for (int k = 0; k < c; k++) {
          int sign = in[from * c + k];
          int before = expected[to * c + k];
          boolean falling = falls != null && falls[k] > 0;
          expected[to * c + k] =
              before == 0 ? sign : falling ? Math.min(before, sign) : Math.max(before, sign);
        }
      });
      long[] mask = falls == null ? null : Samples.pack(falls, c);
      int words = (c + 63) / 64;
      long[] out = new long[w.outH * w.outW * words];
      long[] packed = Samples.pack(in, c);
      Slices.each(
          seed,
          s ->
              Pooling.maxBits(
                  w.h, w.w, words, w.kh, w.kw, w.sy, w.sx, w.py, w.px, packed, mask, out, s));
      assertWithMessage("%s %s seed %s", w, c, seed).that(out).isEqualTo(Samples.pack(expected, c));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void averageOfTheRealPixels(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 30; i++) {
      int h = 1 + random.nextInt(9);
      int w = 1 + random.nextInt(9);
      int c = 1 + random.nextInt(5);
      int window = 1 + random.nextInt(3);
      int stride = 1 + random.nextInt(3);
      float[] in = Samples.floats(random, h * w * c);
      int outH = Pooling.averageSize(h, window, stride);
      int outW = Pooling.averageSize(w, window, stride);
      float[] out = new float[outH * outW * c];
      Slices.each(seed, s -> Pooling.average(h, w, c, window, window, stride, stride, in, out, s));
      for (int at = 0; at < out.length; at++) {
        int y = at / c / outW * stride;
        int x = at / c % outW * stride;
        float sum = 0;
        int count = 0;
        for (int row = y; row < Math.min(h, y + window); row++) {
          for (int column = x; column < Math.min(w, x + window); column++) {
            float value = in[(row * w + column) * c + at % c];
            sum = count++ == 0 ? value : sum + value;
          }
        }
        assertWithMessage("%s x %s window %s stride %s at %s", h, w, window, stride, at)
            .that(out[at])
            .isEqualTo(sum / count);
      }
    }
  }

  @Test
  void averageRoundsUp() {
    assertThat(Pooling.averageSize(7, 2, 2)).isEqualTo(4);
    assertThat(Pooling.averageSize(8, 2, 2)).isEqualTo(4);
    assertThat(Pooling.averageSize(7, 3, 2)).isEqualTo(3);
    assertThat(Pooling.averageSize(1, 2, 2)).isEqualTo(1);
    // A third window would begin outside the picture.
    assertThat(Pooling.averageSize(4, 1, 3)).isEqualTo(2);
    assertThat(Pooling.averageSize(5, 1, 3)).isEqualTo(2);
  }

  @Test
  void globalAverageIsInOrder() {
    float[] in = {1e8f, 1f, -1e8f, 2f, 3f, 5f};
    float[] out = new float[1];
    Pooling.global(2, 3, 1, in, out);
    assertThat(out[0]).isEqualTo(((((1e8f + 1f) + -1e8f) + 2f) + 3f + 5f) / 6f);
  }

  @Test
  void minusZeroStaysMinusZero() {
    float[] out = new float[1];
    Pooling.global(1, 1, 1, new float[] {-0f}, out);
    assertThat(out[0]).isEqualTo(-0f);
  }

  /** A random pooling window and the pairs of pixels that it joins. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void magnitudesAndTheirBoxes(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 20; i++) {
      Window w = Window.of(random);
      int c = 1 + random.nextInt(9);
      float[] in = Samples.floats(random, w.h * w.w * c);
      float[] means = new float[w.h * w.w];
      for (int p = 0; p < means.length; p++) {
        for (int k = 0; k < c; k++) {
          means[p] += Math.abs(in[p * c + k]);
        }
        means[p] /= c;
      }
      float[] out = new float[means.length];
      Slices.each(seed, s -> Pooling.magnitudes(w.h, w.w, c, in, out, s));
      assertWithMessage("%s seed %s", w, seed).that(out).isEqualTo(means);
      float[] expected = new float[w.outH * w.outW];
      w.each((from, to) -> expected[to] += means[from]);
      for (int p = 0; p < expected.length; p++) {
        expected[p] /= w.kh * w.kw;
      }
      float[] boxes = new float[expected.length];
      Slices.each(
          seed, s -> Pooling.box(w.h, w.w, w.kh, w.kw, w.sy, w.sx, w.py, w.px, means, boxes, s));
      assertWithMessage("%s seed %s", w, seed).that(boxes).isEqualTo(expected);
    }
  }

  private record Window(
      int h, int w, int kh, int kw, int sy, int sx, int py, int px, int outH, int outW) {
    interface Pair {
      void join(int from, int to);
    }

    static Window of(Random random) {
      int kh = 1 + random.nextInt(3);
      int kw = 1 + random.nextInt(3);
      int h = kh + random.nextInt(6);
      int w = kw + random.nextInt(6);
      int sy = 1 + random.nextInt(3);
      int sx = 1 + random.nextInt(3);
      int py = random.nextInt(kh / 2 + 1);
      int px = random.nextInt(kw / 2 + 1);
      int outH = (h + 2 * py - kh) / sy + 1;
      int outW = (w + 2 * px - kw) / sx + 1;
      return new Window(h, w, kh, kw, sy, sx, py, px, outH, outW);
    }

    void each(Pair pair) {
      for (int y = 0; y < outH; y++) {
        for (int x = 0; x < outW; x++) {
          for (int k = 0; k < kh * kw; k++) {
            int row = y * sy - py + k / kw;
            int column = x * sx - px + k % kw;
            if (row >= 0 && row < h && column >= 0 && column < w) {
              pair.join(row * w + column, y * outW + x);
            }
          }
        }
      }
    }
  }
}
