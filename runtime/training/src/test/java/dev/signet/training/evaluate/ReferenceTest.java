package dev.signet.training.evaluate;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.signet.dsl.Site;
import dev.signet.dsl.activation.PRelu;
import dev.signet.dsl.estimator.RSign;
import dev.signet.inference.kernel.ConvShape;
import dev.signet.inference.kernel.ConvShape.Pad;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Small enough to work out by hand. */
class ReferenceTest {
  /** A picture of 1 2 / 3 4, filters of 3 x 3 all ones. */
  private static float[] picture(Pad pad) {
    float[] w = {1, 1, 1, 1, 1, 1, 1, 1, 1};
    float[] y = new float[4];
    ConvShape shape = new ConvShape(2, 2, 1, 1, 3, 3, 1, 1, 1, 1, pad);
    Reference.convolution(shape, new float[] {1, 2, 3, 4}, w, new float[] {0.5f}, y);
    return y;
  }

  @Test
  void paddings() {
    assertThat(picture(Pad.ZERO)).isEqualTo(new float[] {10.5f, 10.5f, 10.5f, 10.5f});
    assertThat(picture(Pad.ONE)).isEqualTo(new float[] {15.5f, 15.5f, 15.5f, 15.5f});
    assertThat(picture(Pad.MINUS_ONE)).isEqualTo(new float[] {5.5f, 5.5f, 5.5f, 5.5f});
  }

  /** 0, 1/2 and 1 with padded zeros, as planes of bits with padded -1 and an affine map. */
  @Test
  void planesWithPaddedBitsAreLevelsWithPaddedZeros() {
    Random random = new Random(4);
    float[] x = new float[5 * 4 * 3];
    float[] w = new float[2 * 9 * 3];
    double[] sums = new double[2];
    for (int i = 0; i < x.length; i++) {
      x[i] = random.nextInt(3) / 2f;
    }
    for (int i = 0; i < w.length; i++) {
      w[i] = random.nextBoolean() ? 1f : -1f;
      sums[i / 27] += w[i];
    }
    float[] levels = new float[5 * 4 * 2];
    Reference.convolution(
        new ConvShape(5, 4, 3, 2, 3, 3, 1, 1, 1, 1, Pad.ZERO), x, w, null, levels);
    Reference.planes(x, 0.25, 0.5);
    for (float plane : x) {
      assertThat(Math.abs(plane)).isAnyOf(0f, 2f);
    }
    float[] planes = new float[levels.length];
    Reference.convolution(
        new ConvShape(5, 4, 3, 2, 3, 3, 1, 1, 1, 1, Pad.MINUS_ONE), 2, x, w, planes);
    for (int i = 0; i < levels.length; i++) {
      assertThat(0.25 * planes[i] + 0.5 * sums[i % 2]).isEqualTo((double) levels[i]);
    }
  }

  @Test
  void planesOfThirds() {
    float[] y = {0f, 1 / 3f, 2 / 3f, 1f};
    float[] levels = y.clone();
    Reference.planes(y, 1 / 6f, 0.5);
    assertThat(y).isEqualTo(new float[] {-3, -1, 1, 3});
    float[] near = {-0.1f, 0.34f, 0.66f, 1.1f};
    Reference.round(near, levels);
    assertThat(near).isEqualTo(levels);
  }

  @Test
  void tapsChannelsAndStride() {
    // 1 x 5 picture of 2 channels, 2 filters of 1 x 2 taps, stride 3: outputs at columns 0 and 3
    float[] x = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    float[] w = {1, 10, 100, 1000, 1, 0, 0, -1};
    float[] y = new float[4];
    ConvShape shape = new ConvShape(1, 5, 2, 2, 1, 2, 1, 3, 0, 0, Pad.ZERO);
    Reference.convolution(shape, x, w, null, y);
    assertThat(y).isEqualTo(new float[] {4321, -3, 10987, -3});
  }

  @Test
  void sumsAreOneChainOfFusedOperations() {
    // 1e8 * 1 + 1 is 1e8 in float; in another order, or in double, the 1 would survive
    float[] y = new float[1];
    float[] x = {1e8f, 1f, -1e8f};
    Reference.convolution(ConvShape.dense(3, 1), x, new float[] {1, 1, 1}, null, y);
    assertThat(y[0]).isEqualTo(0f);
    // fused: 0.1f * 0.1f is not rounded before the subtraction
    float square = 0.1f * 0.1f;
    Reference.convolution(
        ConvShape.dense(1, 1), new float[] {0.1f}, new float[] {0.1f}, new float[] {-square}, y);
    assertThat(y[0]).isEqualTo((float) ((double) 0.1f * 0.1f - square));
    assertThat(y[0]).isNotEqualTo(0f);
  }

  /** Side by side or one by one, each output is the same chain. */
  @ParameterizedTest
  @ValueSource(ints = {1, 7, 8, 9, 16, 29})
  void outputsDoNotDependOnTheirNeighbours(int out) {
    Random random = new Random(out);
    for (Pad pad : Pad.values()) {
      ConvShape shape = new ConvShape(5, 4, 3, out, 3, 2, 2, 1, 1, 1, pad);
      float[] x = gaussian(random, 5 * 4 * 3);
      float[] w = gaussian(random, out * 18);
      float[] bias = gaussian(random, out);
      float[] all = new float[shape.outHeight() * shape.outWidth() * out];
      Reference.convolution(shape, x, w, bias, all);
      int pixel = 0;
      for (int row = -1; row < shape.outHeight() * 2 - 1; row += 2) {
        for (int col = -1; col < shape.outWidth() - 1; col++) {
          for (int o = 0; o < out; o++) {
            assertWithMessage("%s, row %s, column %s, output %s", pad, row, col, o)
                .that(all[pixel * out + o])
                .isEqualTo(chain(pad, x, w, o * 18, bias[o], row, col));
          }
          pixel++;
        }
      }
      assertThat(pixel * out).isEqualTo(all.length);
    }
  }

  /** One output of a picture of 5 x 4 pixels of 3 channels, kernel 3 x 2. */
  private static float chain(
      Pad pad, float[] x, float[] w, int filter, float start, int top, int left) {
    float acc = start;
    for (int i = 0; i < 18; i++) {
      int row = top + i / 6;
      int col = left + i / 3 % 2;
      boolean inside = row >= 0 && row < 5 && col >= 0 && col < 4;
      if (inside || pad != Pad.ZERO) {
        float value = inside ? x[(row * 4 + col) * 3 + i % 3] : pad == Pad.ONE ? 1f : -1f;
        acc = Math.fma(value, w[filter + i], acc);
      }
    }
    return acc;
  }

  private static float[] gaussian(Random random, int count) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return numbers;
  }

  @Test
  void affinePerChannel() {
    float[] x = {1, 2, 3, 4};
    Reference.affine(x, new float[] {2, -1}, new float[] {0.5f, 0}, x);
    assertThat(x).isEqualTo(new float[] {2.5f, -2, 6.5f, -4});
  }

  @Test
  void pooling() {
    float[] x = {1, -5, 3, -7, 2, -6, 9, -1, 4, -2, 8, -8}; // 2 x 3 pixels of 2 channels
    // windows of columns 0 and 1, and of columns 1 and 2
    float[] greatest = new float[4];
    Reference.max(2, 3, 2, 3, 3, 2, 2, 1, 1, x, greatest);
    assertThat(greatest).isEqualTo(new float[] {9, -1, 8, -2});
    float[] mean = new float[4]; // the second window has one column
    Reference.average(2, 3, 2, 2, 2, 2, 2, x, mean);
    assertThat(mean).isEqualTo(new float[] {4.25f, -3.75f, 5, -7});
    float[] all = new float[2];
    Reference.global(2, 3, 2, x, all);
    assertThat(all).isEqualTo(new float[] {4.5f, -29 / 6f});
  }

  @Test
  void joins() {
    float[] y = new float[4];
    Reference.add(new float[] {1, 2, 3, 4}, new float[] {10, 20, 30, 40}, y);
    assertThat(y).isEqualTo(new float[] {11, 22, 33, 44});
    Reference.multiply(new float[] {1, 2, 3, 4}, 2, new float[] {10, 20}, 1, 2, y);
    assertThat(y).isEqualTo(new float[] {10, 40, 30, 80});
    float[] wide = new float[6];
    Reference.concat(new float[] {1, 2, 3, 4}, 2, 2, 1, 3, wide);
    assertThat(wide).isEqualTo(new float[] {0, 1, 2, 0, 3, 4});
    float[] means = new float[2];
    Reference.meanOfCopies(new float[] {1, 3, 5, 11}, 2, 2, means);
    assertThat(means).isEqualTo(new float[] {3, 7});
    Reference.meanOfCopies(new float[] {1, 3, 5, 11}, 2, 1, means);
    assertThat(means).isEqualTo(new float[] {2, 8});
  }

  @Test
  void choicesPerChannel() {
    float[] y = new float[4];
    Site site = Site.of(1f, new float[] {0.5f, -0.5f});
    Reference.binarize(new RSign(), site, new float[] {-0.25f, 0.25f, -0.75f, 0.5f}, 2, y);
    assertThat(y).isEqualTo(new float[] {1, -1, -1, 1});
    Reference.activate(new PRelu(), site, new float[] {-2, -2, 3, 3}, 2, y);
    assertThat(y).isEqualTo(new float[] {-1, 1, 3, 3});
  }
}
