package dev.signet.inference.layer;

import static com.google.common.truth.Truth.assertWithMessage;

import dev.signet.inference.Samples;
import dev.signet.inference.kernel.ConvShape;
import dev.signet.inference.kernel.ConvShape.Pad;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real-valued convolutions bit for bit against one chain per output, written down tap by tap. */
class ConvolutionTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void isOneChainPerOutput(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 20; i++) {
      ConvShape s = shape(random);
      float[] in = Samples.floats(random, s.height() * s.width() * s.in());
      float[] weights = Samples.floats(random, s.fanIn() * s.out());
      float[] bias = random.nextBoolean() ? null : Samples.floats(random, s.out());
      float[] out = new float[s.outHeight() * s.outWidth() * s.out()];
      Convolution.forward(s, in, weights, bias, out);
      assertWithMessage("%s seed %s case %s", s, seed, i)
          .that(out)
          .isEqualTo(chains(s, in, weights, bias));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void signsAreWeightsOfPlusAndMinusOne(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 20; i++) {
      ConvShape s = shape(random);
      float[] in = Samples.floats(random, s.height() * s.width() * s.in());
      int[] signs = Samples.signs(random, s.out() * s.fanIn());
      float[] scale = Samples.floats(random, s.out());
      float[] shift = Samples.floats(random, s.out());
      float[] weights = new float[signs.length];
      for (int j = 0; j < signs.length; j++) {
        weights[j % s.fanIn() * s.out() + j / s.fanIn()] = signs[j];
      }
      float[] expected = chains(s, in, weights, null);
      for (int j = 0; j < expected.length; j++) {
        expected[j] = Math.fma(expected[j], scale[j % s.out()], shift[j % s.out()]);
      }
      float[] out = new float[expected.length];
      SignConvolution.forward(s, in, Samples.pack(signs, s.in()), scale, shift, out);
      assertWithMessage("%s seed %s case %s", s, seed, i).that(out).isEqualTo(expected);
    }
  }

  @Test
  void dense() {
    var random = new Random(5);
    ConvShape s = ConvShape.dense(130, 70);
    float[] in = Samples.floats(random, 130);
    float[] weights = Samples.floats(random, 130 * 70);
    float[] bias = Samples.floats(random, 70);
    float[] out = new float[70];
    Convolution.forward(s, in, weights, bias, out);
    for (int o = 0; o < 70; o++) {
      float acc = bias[o];
      for (int i = 0; i < 130; i++) {
        acc = Math.fma(in[i], weights[i * 70 + o], acc);
      }
      assertWithMessage("unit %s", o).that(out[o]).isEqualTo(acc);
    }
  }

  private static ConvShape shape(Random random) {
    int kernelHeight = 1 + random.nextInt(3);
    int kernelWidth = 1 + random.nextInt(3);
    return new ConvShape(
        kernelHeight + random.nextInt(4),
        kernelWidth + random.nextInt(5),
        1 + random.nextInt(random.nextBoolean() ? 5 : 140),
        1 + random.nextInt(70),
        kernelHeight,
        kernelWidth,
        1 + random.nextInt(3),
        1 + random.nextInt(2),
        random.nextInt(4),
        random.nextInt(4),
        Pad.values()[random.nextInt(3)]);
  }

  private static float[] chains(ConvShape s, float[] in, float[] weights, float[] bias) {
    int width = (s.width() + 2 * s.padX() - s.kernelWidth()) / s.strideX() + 1;
    int height = (s.height() + 2 * s.padY() - s.kernelHeight()) / s.strideY() + 1;
    float[] out = new float[height * width * s.out()];
    for (int i = 0; i < out.length; i++) {
      int o = i % s.out();
      int top = i / s.out() / width * s.strideY() - s.padY();
      int left = i / s.out() % width * s.strideX() - s.padX();
      float acc = bias == null ? 0f : bias[o];
      for (int tap = 0; tap < s.fanIn(); tap++) {
        int y = top + tap / s.in() / s.kernelWidth();
        int x = left + tap / s.in() % s.kernelWidth();
        float w = weights[tap * s.out() + o];
        if (y >= 0 && y < s.height() && x >= 0 && x < s.width()) {
          acc = Math.fma(in[(y * s.width() + x) * s.in() + tap % s.in()], w, acc);
        } else if (s.pad() != Pad.ZERO) {
          acc = Math.fma(s.pad() == Pad.ONE ? 1f : -1f, w, acc);
        }
      }
      out[i] = acc;
    }
    return out;
  }
}
