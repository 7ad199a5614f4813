package dev.signet.training.layer;

import static com.google.common.truth.Truth.assertThat;

import com.google.common.collect.Range;
import dev.signet.training.Shard;
import dev.signet.training.Shards;
import dev.signet.training.Values;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Two images of two pixels of two channels, with numbers one can follow. */
class JoinsTest {
  private final Shard second = new Shard(1, 1, 2, 1, 1);
  private final Shard all = new Shard(0, 0, 2, 1, 1);

  private static Values values(int pixels, int channels, float first) {
    Values v = new Values("v", 1, pixels, channels);
    v.ensure(2);
    for (int i = 0; i < v.value.length; i++) {
      v.value[i] = first + i;
      v.gradient[i] = 100 + i;
    }
    return v;
  }

  @Test
  void add() {
    Values a = values(2, 2, 1);
    Values b = values(2, 2, 10);
    Values y = values(2, 2, 0);
    Joins.addForward(a, b, y, second);
    assertThat(y.value).isEqualTo(new float[] {0, 1, 2, 3, 19, 21, 23, 25});
    Joins.addForward(a, b, a, second); // in place
    assertThat(a.value).isEqualTo(new float[] {1, 2, 3, 4, 19, 21, 23, 25});
    Arrays.fill(b.gradient, 1f);
    Joins.addBackward(b, y, true, second);
    assertThat(b.gradient).isEqualTo(new float[] {1, 1, 1, 1, 105, 106, 107, 108});
    Joins.addBackward(b, y, false, second);
    assertThat(b.gradient).isEqualTo(new float[] {1, 1, 1, 1, 104, 105, 106, 107});
  }

  @Test
  void multiplyByOnePixel() {
    Values a = values(2, 2, 1);
    Values b = values(1, 2, 10);
    Values y = values(2, 2, 0);
    Joins.multiplyForward(a, 2, b, 1, 2, y, all);
    assertThat(y.value).isEqualTo(new float[] {10, 22, 30, 44, 60, 78, 84, 104});
    Joins.multiplyBackward(a, 2, b, 1, 2, y, true, false, true, true, all);
    assertThat(Arrays.copyOf(a.gradient, 4)).isEqualTo(new float[] {1000, 1111, 1020, 1133});
    // 100 + 100 * 1 + 102 * 3, 101 + 101 * 2 + 103 * 4
    assertThat(Arrays.copyOf(b.gradient, 2)).isEqualTo(new float[] {506, 715});
  }

  /** A map of two pixels and one channel, as either operand. */
  @Test
  void multiplyByMap() {
    Values a = values(2, 2, 1);
    Values map = values(2, 1, 10);
    Values y = values(2, 2, 0);
    float[] product = {10, 20, 33, 44, 60, 72, 91, 104};
    Joins.multiplyForward(map, 2, a, 2, 2, y, all);
    assertThat(y.value).isEqualTo(product);
    y.value[0] = 0;
    Joins.multiplyForward(a, 2, map, 2, 2, y, all);
    assertThat(y.value).isEqualTo(product);
    Joins.multiplyBackward(a, 2, map, 2, 2, y, true, false, true, true, all);
    assertThat(Arrays.copyOf(a.gradient, 4)).isEqualTo(new float[] {1000, 1010, 1122, 1133});
    // 100 + 100 * 1 + 101 * 2, 101 + 102 * 3 + 103 * 4
    assertThat(Arrays.copyOf(map.gradient, 2)).isEqualTo(new float[] {402, 819});
  }

  @Test
  void squareGetsBothGradients() {
    Values a = values(2, 2, 1);
    Values y = values(2, 2, 0);
    Joins.multiplyForward(a, 2, a, 2, 2, y, all);
    Joins.multiplyBackward(a, 2, a, 2, 2, y, true, false, true, true, all);
    assertThat(a.gradient[2]).isEqualTo(2 * 3f * 102f);
    float[] before = a.gradient.clone();
    Joins.multiplyBackward(a, 2, a, 2, 2, y, false, false, false, false, all);
    assertThat(a.gradient).isEqualTo(before);
  }

  @Test
  void concat() {
    Values a = values(2, 1, 1);
    Values b = values(2, 2, 10);
    Values y = values(2, 3, 0);
    Joins.concatForward(a, 2, 1, 0, 3, y, all);
    Joins.concatForward(b, 2, 2, 1, 3, y, all);
    assertThat(y.value).isEqualTo(new float[] {1, 10, 11, 2, 12, 13, 3, 14, 15, 4, 16, 17});
    Joins.concatBackward(b, 2, 2, 1, 3, y, false, second);
    assertThat(b.gradient).isEqualTo(new float[] {100, 101, 102, 103, 107, 108, 110, 111});
    Joins.concatBackward(b, 2, 2, 1, 3, y, true, second);
    assertThat(b.gradient[4]).isEqualTo(214f);
  }

  @Test
  void meanOfCopies() {
    Values x = values(1, 12, 1);
    Values y = values(1, 6, 0);
    Joins.meanForward(x, 2, 3, y, all);
    assertThat(Arrays.copyOf(y.value, 6))
        .isEqualTo(new float[] {2.5f, 3.5f, 4.5f, 8.5f, 9.5f, 10.5f});
    Joins.meanBackward(x, 2, 3, y, false, all);
    for (int i = 0; i < 12; i++) {
      assertThat(x.gradient[i]).isEqualTo(y.gradient[i / 6 * 3 + i % 3] / 2);
    }
    Joins.meanBackward(x, 2, 3, y, true, all);
    assertThat(x.gradient[7]).isEqualTo(y.gradient[4]);
  }

  @Test
  void dropoutDropsTheSameValuesBackward() {
    Values x = new Values("x", 10, 10, 20);
    Values y = new Values("y", 10, 10, 20);
    x.ensure(2);
    y.ensure(2);
    Arrays.fill(x.value, 1f);
    y.gradient = Differences.numbers(y.gradient.length, new Random(2));
    Dropout.forward(x, y, 0.25f, 5, all);
    int dropped = 0;
    for (float v : y.value) {
      dropped += v == 0 ? 1 : 0;
      assertThat(v == 0 || v == (float) (1 / 0.75)).isTrue();
    }
    assertThat(dropped).isIn(Range.closed(880, 1120)); // 1000 of 4000
    Dropout.backward(x, y, 0.25f, 5, false, all);
    for (int i = 0; i < x.gradient.length; i++) {
      assertThat(x.gradient[i]).isEqualTo(y.value[i] == 0 ? 0f : y.gradient[i] * y.value[i]);
    }
    float[] whole = y.value.clone();
    Dropout.forward(x, y, 0.25f, 5, new Shard(3, 1, 2, 1, 1)); // another cut, the same mask
    assertThat(y.value).isEqualTo(whole);
    Dropout.forward(x, y, 0.25f, 6, all);
    assertThat(y.value).isNotEqualTo(whole);
  }

  @Test
  void nothingIsDroppedWhereStatisticsAreEstimated() {
    Values x = new Values("x", 10, 10, 20);
    Values y = new Values("y", 10, 10, 20);
    Shards shards = new Shards(1, 2, 1);
    shards.drops(false);
    shards.begin(2, 1);
    x.ensure(2);
    y.ensure(2);
    x.value = Differences.numbers(x.value.length, new Random(2));
    shards.run(s -> Dropout.forward(x, y, 0.25f, 5, s));
    assertThat(y.value).isEqualTo(x.value);
    shards.drops(true);
    shards.begin(2, 1);
    shards.run(s -> Dropout.forward(x, y, 0.25f, 5, s));
    assertThat(y.value).isNotEqualTo(x.value);
  }
}
