package dev.signet.inference.layer;

import static com.google.common.truth.Truth.assertThat;

import dev.signet.inference.split.Slice;
import org.junit.jupiter.api.Test;

class JoinsTest {
  @Test
  void addsInPlaceToo() {
    float[] a = {1, 2, -0f};
    Joins.add(a, new float[] {10, 20, -0f}, 1, 3, a, Slice.WHOLE);
    assertThat(a).isEqualTo(new float[] {11, 22, -0f});
  }

  @Test
  void multipliesPixelByPixel() {
    float[] out = new float[4];
    Joins.multiply(
        new float[] {1, 2, 3, 4}, 2, new float[] {5, 6, 7, 8}, 2, 2, 1, 2, out, Slice.WHOLE);
    assertThat(out).isEqualTo(new float[] {5, 12, 21, 32});
  }

  @Test
  void onePixelServesAll() {
    float[] out = new float[4];
    Joins.multiply(
        new float[] {1, 2, 3, 4}, 2, new float[] {10, 100}, 1, 2, 1, 2, out, Slice.WHOLE);
    assertThat(out).isEqualTo(new float[] {10, 200, 30, 400});
    Joins.multiply(
        new float[] {10, 100}, 1, new float[] {1, 2, 3, 4}, 2, 2, 1, 2, out, Slice.WHOLE);
    assertThat(out).isEqualTo(new float[] {10, 200, 30, 400});
  }

  @Test
  void concatenatesChannels() {
    float[] out = new float[6];
    Joins.concat(new float[] {1, 4}, 2, 1, 1, 0, 3, out, Slice.WHOLE);
    Joins.concat(new float[] {2, 3, 5, 6}, 2, 1, 2, 1, 3, out, Slice.WHOLE);
    assertThat(out).isEqualTo(new float[] {1, 2, 3, 4, 5, 6});
  }

  @Test
  void padsChannelsWithZeros() {
    float[] out = {9, 9, 9, 9, 9, 9};
    Joins.padChannels(new float[] {1, 2, 3, 4}, 2, 1, 2, 3, out, Slice.WHOLE);
    assertThat(out).isEqualTo(new float[] {1, 2, 0, 3, 4, 0});
  }

  @Test
  void multipliesByMaps() {
    float[] out = new float[6];
    float[] map = {10, 100, -1};
    Joins.multiplyByMap(new float[] {1, 2, 3, 4, 5, 6}, 3, map, 3, 3, 1, 2, out, Slice.WHOLE);
    assertThat(out).isEqualTo(new float[] {10, 20, 300, 400, -5, -6});
    Joins.multiplyByMap(new float[] {1, 2}, 1, map, 3, 3, 1, 2, out, Slice.WHOLE);
    assertThat(out).isEqualTo(new float[] {10, 20, 100, 200, -1, -2});
    Joins.multiplyByMap(new float[] {1, 2, 3, 4, 5, 6}, 3, map, 1, 3, 1, 2, out, Slice.WHOLE);
    assertThat(out).isEqualTo(new float[] {10, 20, 30, 40, 50, 60});
  }

  @Test
  void scalesPositions() {
    float[] x = {1, 2, 3, 4, 5, 6, 7, 8};
    Joins.scalePositions(x, new float[] {2, -1}, new float[] {1, 10}, 2, x, Slice.WHOLE);
    assertThat(x).isEqualTo(new float[] {2, 4, 60, 80, -5, -6, -70, -80});
  }

  /** Two pixels of two blocks of two copies of one channel each; then blocks of two. */
  @Test
  void meansOfCopiesBlockByBlock() {
    float[] in = {1, 3, 5, 11, 10, 30, 50, 110};
    float[] out = new float[4];
    Joins.meanOfCopies(in, 2, 2, 2, 1, out, Slice.WHOLE);
    assertThat(out).isEqualTo(new float[] {2, 8, 20, 80});
    Joins.meanOfCopies(in, 2, 2, 2, 2, out, Slice.WHOLE);
    assertThat(out).isEqualTo(new float[] {3, 7, 30, 70});
    float[] third = new float[1];
    Joins.meanOfCopies(new float[] {1e8f, 1, -1e8f}, 1, 1, 3, 1, third, Slice.WHOLE);
    assertThat(third).isEqualTo(new float[] {0}); // summed from the first on
  }

  @Test
  void affineIsOneFusedMultiplyAdd() {
    float[] values = {3f, 3f, 1e20f, -2f};
    float[] scale = {1 / 3f, 2f};
    float[] shift = {-1f, 0.5f};
    float[] expected = {Math.fma(3f, 1 / 3f, -1f), 6.5f, Math.fma(1e20f, 1 / 3f, -1f), -3.5f};
    Affine.forward(values, scale, shift, values.length / scale.length, 1, values, Slice.WHOLE);
    assertThat(values).isEqualTo(expected);
  }
}
