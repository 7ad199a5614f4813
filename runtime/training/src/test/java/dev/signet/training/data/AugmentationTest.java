package dev.signet.training.data;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static dev.signet.training.data.Samples.fails;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AugmentationTest {
  /** Gives prepared numbers, whatever is asked. */
  private static RandomGenerator script(int dy, int dx, boolean flip, int pad) {
    return new RandomGenerator() {
      private int asked;

      @Override
      public long nextLong() {
        throw new AssertionError("only bounded ints and booleans are expected");
      }

      @Override
      public int nextInt(int bound) {
        assertThat(bound).isEqualTo(2 * pad + 1);
        return pad + (asked++ == 0 ? dy : dx);
      }

      @Override
      public boolean nextBoolean() {
        return flip;
      }
    };
  }

  private static float at(float[] picture, int c, int h, int w, int y, int x, int i, float[] fill) {
    boolean inside = y >= 0 && y < h && x >= 0 && x < w;
    return inside ? picture[(y * w + x) * c + i] : fill[i];
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void cropAndFlipAgreesWithItsDefinition(long seed) {
    Random random = new Random(seed);
    int c = 1 + random.nextInt(3);
    int h = 1 + random.nextInt(6);
    int w = 1 + random.nextInt(6);
    int pad = random.nextInt(8);
    float[] fill = new float[c];
    for (int i = 0; i < c; i++) {
      fill[i] = random.nextFloat();
    }
    Augmentation augmentation = Augmentation.cropAndFlip(pad, true, fill);
    for (int dy = -pad; dy <= pad; dy++) {
      for (int dx = -pad; dx <= pad; dx++) {
        for (boolean flip : new boolean[] {false, true}) {
          float[] picture = new float[c * h * w];
          for (int i = 0; i < picture.length; i++) {
            picture[i] = i + 1;
          }
          float[] values = new float[picture.length + 5];
          System.arraycopy(picture, 0, values, 3, picture.length);
          augmentation.apply(values, 3, c, h, w, script(dy, dx, flip, pad));
          float[] expected = new float[values.length];
          for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
              for (int i = 0; i < c; i++) {
                int from = (flip ? w - 1 - x : x) + dx;
                expected[3 + (y * w + x) * c + i] = at(picture, c, h, w, y + dy, from, i, fill);
              }
            }
          }
          assertWithMessage("seed %s, dy %s, dx %s, flip %s", seed, dy, dx, flip)
              .that(values)
              .usingExactEquality()
              .containsExactly(expected)
              .inOrder();
        }
      }
    }
  }

  @Test
  void allPlacesAreEquallyLikely() {
    Random random = new Random(5);
    Map<Integer, Integer> seen = new HashMap<>();
    Augmentation shift = Augmentation.shift(1);
    for (int i = 0; i < 9000; i++) {
      float[] values = new float[25];
      values[12] = 1;
      shift.apply(values, 0, 1, 5, 5, random);
      int at = 0;
      while (values[at] == 0) {
        at++;
      }
      seen.merge(at, 1, Integer::sum);
    }
    assertThat(seen.keySet()).isEqualTo(Set.of(6, 7, 8, 11, 12, 13, 16, 17, 18));
    // 1000 expected each; the standard deviation is 30.
    seen.values().forEach(count -> assertThat((double) count).isWithin(150).of(1000));
  }

  @Test
  void sameSeedSameResult() {
    Augmentation augmentation = Augmentation.cropAndFlip(2, true);
    Set<Float> results = new HashSet<>();
    for (long seed = 0; seed < 20; seed++) {
      float[] first = {1, 2, 3, 4, 5, 6, 7, 8, 9};
      float[] second = first.clone();
      augmentation.apply(first, 0, 1, 3, 3, new Random(seed));
      augmentation.apply(second, 0, 1, 3, 3, new Random(seed));
      assertThat(first).usingExactEquality().containsExactly(second).inOrder();
      results.add(first[4]);
    }
    assertThat(results.size()).isGreaterThan(3);
  }

  @Test
  void noneAndThen() {
    float[] values = {1, 2};
    Augmentation.none().apply(values, 0, 1, 1, 2, new Random(1));
    assertThat(values).usingExactEquality().containsExactly(1f, 2f).inOrder();
    Augmentation add = (v, offset, c, h, w, random) -> v[offset] += 1;
    Augmentation twice = (v, offset, c, h, w, random) -> v[offset] *= 2;
    add.then(twice).apply(values, 0, 1, 1, 2, new Random(1));
    assertThat(values).usingExactEquality().containsExactly(4f, 2f).inOrder();
  }

  @Test
  void saysWhatItDoes() {
    assertThat(Augmentation.cropAndFlip(4, true).toString())
        .isEqualTo("shift by up to 4, fill [0.0], flip");
    assertThat(Augmentation.cropAndFlip(4, false, 1, 2).toString())
        .isEqualTo("shift by up to 4, fill [1.0, 2.0]");
    assertThat(Augmentation.none().toString()).isEqualTo("none");
  }

  @Test
  void badSettingsAreRefused() {
    Class<IllegalArgumentException> wrong = IllegalArgumentException.class;
    fails(wrong, () -> Augmentation.shift(-1), "-1 pixels");
    fails(wrong, () -> Augmentation.shift(1, Float.NaN), "NaN");
    Augmentation two = Augmentation.shift(1, 1, 2);
    fails(
        wrong, () -> two.apply(new float[12], 0, 3, 2, 2, new Random(1)), "2 values", "3 channels");
  }
}
