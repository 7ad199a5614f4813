package dev.signet.inference.kernel;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.signet.inference.Samples;
import dev.signet.inference.Slices;
import dev.signet.inference.kernel.ConvShape.Pad;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kernel bit for bit against one chain per output, written down tap by tap. */
class FloatConvolutionTest {
  private static final int[] CHANNELS = {1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 19, 31, 33, 64, 100};

  private static Map<String, KernelSet> kernels() {
    var kernels = new LinkedHashMap<String, KernelSet>();
    kernels.put("naive", new NaiveKernels());
    kernels.put("plain", new PlainKernels());
    if (Kernels.vector().kernels() != null) {
      kernels.put("vector", Kernels.vector().kernels());
    }
    return kernels;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void isOneChainPerOutput(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 20; i++) {
      ConvShape s = shape(random, CHANNELS[random.nextInt(CHANNELS.length)]);
      float[] weights = values(random, s.fanIn() * s.out());
      float[] bias = random.nextBoolean() ? null : values(random, s.out());
      agree(s, weights, bias, k -> k.prepare(weights, bias), random);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 8, 9, 16, 17, 19, 24, 31, 63, 64, 65, 100, 128, 130})
  void everyNumberOfChannels(int out) {
    var random = new Random(out);
    for (int i = 0; i < 6; i++) {
      ConvShape s = i < 2 ? ConvShape.dense(1 + random.nextInt(70), out) : shape(random, out);
      float[] weights = values(random, s.fanIn() * s.out());
      float[] bias = i % 2 == 0 ? null : values(random, s.out());
      agree(s, weights, bias, k -> k.prepare(weights, bias), random);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void signsAreWeightsOfPlusAndMinusOne(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 10; i++) {
      ConvShape s = shape(random, CHANNELS[random.nextInt(CHANNELS.length)]);
      int[] signs = Samples.signs(random, s.out() * s.fanIn());
      float[] weights = new float[signs.length];
      for (int j = 0; j < signs.length; j++) {
        weights[j % s.fanIn() * s.out() + j / s.fanIn()] = signs[j];
      }
      agree(s, weights, null, k -> k.prepareSigns(Samples.pack(signs, s.in())), random);
    }
  }

  @Test
  void refusesWeightsOfAnotherShape() {
    ConvShape s = ConvShape.dense(3, 5);
    kernels()
        .forEach((name, set) -> {
          FloatConvolution kernel = set.floats(s);
          var e =
              assertThrows(
                  IllegalArgumentException.class, () -> kernel.prepare(new float[14], null));
          assertThat(e)
              .hasMessageThat()
              .startsWith("14 weights; ConvShape[height=1, width=1, in=3");
          assertThrows(
              IllegalArgumentException.class, () -> kernel.prepare(new float[15], new float[4]));
          assertThrows(IllegalArgumentException.class, () -> kernel.prepareSigns(new long[4]));
        });
  }

  private interface Load {
    FloatFilters filters(FloatConvolution kernel);
  }

  /** Chains alone, and with what may follow them, of all kernels. */
  private static void agree(ConvShape s, float[] weights, float[] bias, Load load, Random random) {
    float[] in = values(random, s.height() * s.width() * s.in());
    float[] sums = chains(s, in, weights, bias);
    float[] scale = values(random, s.out());
    float[] shift = values(random, s.out());
    float[] addend = values(random, sums.length);
    float[] mapped = new float[sums.length];
    float[] summed = new float[sums.length];
    float[] sumsAndAddend = new float[sums.length];
    for (int i = 0; i < sums.length; i++) {
      mapped[i] = Math.fma(sums[i], scale[i % s.out()], shift[i % s.out()]);
      summed[i] = mapped[i] + addend[i];
      sumsAndAddend[i] = sums[i] + addend[i];
    }
    kernels()
        .forEach((name, set) -> {
          FloatConvolution kernel = set.floats(s);
          FloatFilters filters = load.filters(kernel);
          float[] scratch = new float[kernel.scratch()];
          Arrays.fill(scratch, Float.NaN);
          float[] out = new float[sums.length];
          Slices.each(
              s.hashCode(),
              part -> kernel.forward(in, filters, null, null, null, out, scratch, part));
          same(out, sums, "%s %s", name, s);
          Slices.each(
              s.hashCode(),
              part -> kernel.forward(in, filters, scale, shift, null, out, scratch, part));
          same(out, mapped, "%s %s affine", name, s);
          Slices.each(
              s.hashCode(),
              part -> kernel.forward(in, filters, scale, shift, addend, out, scratch, part));
          same(out, summed, "%s %s affine and addend", name, s);
          Slices.each(
              s.hashCode(),
              part -> kernel.forward(in, filters, null, null, addend, out, scratch, part));
          same(out, sumsAndAddend, "%s %s addend", name, s);
        });
  }

  /** Compares bits: Truth takes -0.0 and 0.0 apart too. */
  private static void same(float[] found, float[] expected, String message, Object... of) {
    assertWithMessage(message, of).that(found).isEqualTo(expected);
  }

  /** Zeros of both signs, ordinary numbers, and some so small that their products are denormal. */
  private static float[] values(Random random, int count) {
    float[] values = Samples.floats(random, count);
    for (int i = 0; i < count; i++) {
      if (random.nextInt(8) == 0) {
        values[i] *= 1e-20f;
      }
    }
    return values;
  }

  private static ConvShape shape(Random random, int out) {
    boolean row = random.nextInt(5) == 0;
    int kernelHeight = row ? 1 : 1 + random.nextInt(random.nextInt(4) == 0 ? 7 : 3);
    int kernelWidth = 1 + random.nextInt(random.nextInt(4) == 0 ? 7 : 3);
    boolean plain = random.nextInt(3) == 0;
    return new ConvShape(
        row ? 1 : kernelHeight + random.nextInt(5),
        kernelWidth + random.nextInt(14),
        1 + random.nextInt(random.nextBoolean() ? 5 : 70),
        out,
        kernelHeight,
        kernelWidth,
        plain ? 1 : 1 + random.nextInt(3),
        plain ? 1 : 1 + random.nextInt(2),
        plain || row ? 0 : random.nextInt(4),
        plain ? 0 : random.nextInt(4),
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
