package dev.signet.training.layer;

import static com.google.common.truth.Truth.assertThat;

import dev.signet.training.Shard;
import dev.signet.training.Values;
import dev.signet.training.evaluate.Reference;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Forward against the naive evaluation, gradients against central differences. */
class PoolingTest {
  private static final int IMAGES = 2;
  private final Random random = new Random(9);
  private final Shard shard = new Shard(0, 0, IMAGES, 1, 1);

  private Values values(String name, int h, int w, int c) {
    Values v = new Values(name, h, w, c);
    v.ensure(IMAGES);
    v.value = Differences.numbers(IMAGES * v.size, random);
    v.gradient = Differences.numbers(IMAGES * v.size, random);
    return v;
  }

  private interface One {
    void run(float[] x, float[] y);
  }

  private static void assertForward(Values x, Values y, One one) {
    for (int image = 0; image < IMAGES; image++) {
      float[] in = Arrays.copyOfRange(x.value, image * x.size, (image + 1) * x.size);
      float[] out = new float[y.size];
      one.run(in, out);
      assertThat(Arrays.copyOfRange(y.value, image * y.size, (image + 1) * y.size)).isEqualTo(out);
    }
  }

  private static double loss(double[] point, Values x, Values y, One one) {
    double loss = 0;
    for (int image = 0; image < IMAGES; image++) {
      float[] in = new float[x.size];
      for (int i = 0; i < in.length; i++) {
        in[i] = (float) point[image * x.size + i];
      }
      float[] out = new float[y.size];
      one.run(in, out);
      for (int i = 0; i < out.length; i++) {
        loss += (double) out[i] * y.gradient[image * y.size + i];
      }
    }
    return loss;
  }

  /** Both functions are piecewise linear: a wide step keeps float rounding small. */
  private static void assertGradient(float[] before, Values x, Values y, One one) {
    double step = 1.0 / 1024;
    double[] point = Differences.wide(x.value);
    for (int i = 0; i < point.length; i++) {
      double at = point[i];
      point[i] = at + step;
      double up = loss(point, x, y, one);
      point[i] = at - step;
      double down = loss(point, x, y, one);
      point[i] = at;
      assertThat((double) x.gradient[i] - before[i]).isWithin(1e-3).of((up - down) / (2 * step));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "4,4,3, 2,2,2,2,1,1",
    "7,6,2, 3,3,2,2,1,1",
    "5,5,1, 3,2,1,2,1,0",
    "1,9,4, 1,3,1,2,0,1"
  })
  void magnitudeMap(int h, int w, int c, int kh, int kw, int sy, int sx, int py, int px) {
    Values x = values("x", h, w, c);
    Values means = values("means", h, w, 1);
    Values y = values("y", (h + 2 * py - kh) / sy + 1, (w + 2 * px - kw) / sx + 1, 1);
    One one =
        (in, out) -> {
          float[] magnitudes = new float[h * w];
          Reference.magnitudes(c, in, magnitudes);
          Reference.box(h, w, kh, kw, sy, sx, py, px, magnitudes, out);
        };
    Pooling.magnitudeForward(c, x, means, shard);
    Pooling.boxForward(h, w, kh, kw, sy, sx, py, px, means, y, shard);
    assertForward(x, y, one);
    float[] before = x.gradient.clone();
    Pooling.boxBackward(h, w, kh, kw, sy, sx, py, px, means, y, false, shard);
    Pooling.magnitudeBackward(c, x, means, true, shard);
    assertGradient(before, x, y, one);
    float[] twice = means.gradient.clone();
    Pooling.boxBackward(h, w, kh, kw, sy, sx, py, px, means, y, true, shard);
    for (int i = 0; i < twice.length; i++) {
      assertThat((double) means.gradient[i]).isWithin(1e-5).of(2 * twice[i]);
    }
    Pooling.magnitudeBackward(c, x, means, false, shard);
    x.gradient[0] /= 2; // of the doubled gradient
    assertThat((double) x.gradient[0]).isWithin(1e-5).of(Math.signum(x.value[0]) * twice[0] / c);
  }

  @ParameterizedTest
  @CsvSource({
    "4,4,3, 2,2,2,2,0,0",
    "7,6,2, 3,3,2,2,1,1",
    "5,5,1, 3,2,1,2,1,0",
    "1,9,2, 1,3,1,2,0,1"
  })
  void max(int h, int w, int c, int kh, int kw, int sy, int sx, int py, int px) {
    Values x = values("x", h, w, c);
    Values y = values("y", (h + 2 * py - kh) / sy + 1, (w + 2 * px - kw) / sx + 1, c);
    One one = (in, out) -> Reference.max(h, w, c, kh, kw, sy, sx, py, px, in, out);
    Pooling.maxForward(h, w, c, kh, kw, sy, sx, py, px, x, y, shard);
    assertForward(x, y, one);
    float[] before = x.gradient.clone();
    Pooling.maxBackward(h, w, c, kh, kw, sy, sx, py, px, x, y, true, shard);
    assertGradient(before, x, y, one);
    Pooling.maxBackward(h, w, c, kh, kw, sy, sx, py, px, x, y, false, shard);
    assertGradient(new float[before.length], x, y, one);
  }

  @ParameterizedTest
  @CsvSource({
    "4,4,3, 2,2,2,2,2,2",
    "5,7,2, 2,2,2,2,3,4",
    "3,3,1, 3,2,1,1,1,2",
    "1,7,2, 1,3,1,2,1,3",
    "1,7,2, 1,1,1,4,1,2",
    "2,6,1, 3,1,1,4,1,2"
  })
  void average(int h, int w, int c, int kh, int kw, int sy, int sx, int rows, int columns) {
    Values x = values("x", h, w, c);
    Values y = values("y", rows, columns, c);
    One one = (in, out) -> Reference.average(h, w, c, kh, kw, sy, sx, in, out);
    Pooling.averageForward(h, w, c, kh, kw, sy, sx, x, y, shard);
    assertForward(x, y, one);
    float[] before = x.gradient.clone();
    Pooling.averageBackward(h, w, c, kh, kw, sy, sx, x, y, true, shard);
    assertGradient(before, x, y, one);
  }

  @Test
  void global() {
    Values x = values("x", 3, 5, 2);
    Values y = values("y", 1, 1, 2);
    Pooling.globalForward(3, 5, 2, x, y, shard);
    One one = (in, out) -> Reference.global(3, 5, 2, in, out);
    assertForward(x, y, one);
    Pooling.globalBackward(3, 5, 2, x, y, false, shard);
    assertGradient(new float[x.gradient.length], x, y, one);
  }

  @Test
  void ofEqualValuesTheFirstGetsTheGradient() {
    Values x = values("x", 2, 2, 1);
    Values y = values("y", 1, 1, 1);
    Arrays.fill(x.value, 3f);
    Pooling.maxForward(2, 2, 1, 2, 2, 2, 2, 0, 0, x, y, shard);
    Pooling.maxBackward(2, 2, 1, 2, 2, 2, 2, 0, 0, x, y, false, shard);
    float g = y.gradient[0];
    assertThat(Arrays.copyOf(x.gradient, 4)).isEqualTo(new float[] {g, 0f, 0f, 0f});
  }

  @Test
  void worksOnValuesOfAnotherShape() {
    Values flat = new Values("flat", 1, 1, 8);
    flat.ensure(IMAGES);
    Arrays.fill(flat.value, 1f);
    flat.value[3] = 5f;
    Values y = values("y", 1, 1, 2);
    Pooling.maxForward(2, 2, 2, 2, 2, 2, 2, 0, 0, flat, y, shard);
    assertThat(Arrays.copyOf(y.value, 2)).isEqualTo(new float[] {1f, 5f});
  }
}
