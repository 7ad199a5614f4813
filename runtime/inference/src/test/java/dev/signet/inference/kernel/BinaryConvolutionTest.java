package dev.signet.inference.kernel;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.signet.inference.Samples;
import dev.signet.inference.Slices;
import dev.signet.inference.kernel.ConvShape.Pad;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kernel against the definition, computed here on ints. */
class BinaryConvolutionTest {
  /** All kernels of this JVM. */
  static Map<String, Function<ConvShape, BinaryConvolution>> kernels() {
    var kernels = new LinkedHashMap<String, Function<ConvShape, BinaryConvolution>>();
    kernels.put("naive", NaiveBinaryConvolution::new);
    kernels.put("plain", PlainBinaryConvolution::new);
    Kernels.Vector vector = Kernels.vector();
    if (vector.kernels() != null) {
      for (int i = 0; i < vector.kernels().variants(ConvShape.dense(1, 1)).size(); i++) {
        int variant = i;
        kernels.put("vector " + i, shape -> vector.kernels().variants(shape).get(variant));
      }
    }
    return kernels;
  }

  static Stream<Integer> inputWidths() {
    return IntStream.concat(
            IntStream.rangeClosed(1, 70), IntStream.of(126, 127, 128, 129, 130, 191, 192, 193, 200))
        .boxed();
  }

  @ParameterizedTest
  @MethodSource("inputWidths")
  void everyNumberOfInputChannels(int in) {
    check(new ConvShape(4, 5, in, 1 + in % 11, 3, 3, 1, 1, 1, 1, Pad.ZERO), in);
    check(ConvShape.dense(in, 13), in);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 31, 63, 64, 65, 127, 128, 129, 200, 512})
  void everyNumberOfOutputChannels(int out) {
    for (int in : new int[] {1, 63, 64, 65, 130}) {
      check(new ConvShape(3, 6, in, out, 3, 3, 1, 1, 1, 1, Pad.ZERO), out);
    }
  }

  /** Pictures so small that every output touches a border, up to ones with an inside. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 9})
  void everyGeometry(int width) {
    int count = 0;
    for (int[] kernel : new int[][] {{1, 1}, {2, 2}, {3, 3}, {5, 5}, {1, 3}, {3, 1}, {2, 5}}) {
      for (int stride = 1; stride <= 3; stride++) {
        for (Pad pad : Pad.values()) {
          for (int[] pads : new int[][] {{kernel[0] / 2, kernel[1] / 2}, {0, 0}, {2, 3}, {5, 6}}) {
            for (int height : new int[] {1, 4, 7}) {
              if (height + 2 * pads[0] >= kernel[0] && width + 2 * pads[1] >= kernel[1]) {
                var shape =
                    new ConvShape(
                        height,
                        width,
                        67,
                        9,
                        kernel[0],
                        kernel[1],
                        stride,
                        1 + stride % 3,
                        pads[0],
                        pads[1],
                        pad);
                check(shape, ++count);
              }
            }
          }
        }
      }
    }
    assertThat(count).isGreaterThan(300);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void randomShapes(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 20; i++) {
      int kernelHeight = 1 + random.nextInt(4);
      int kernelWidth = 1 + random.nextInt(4);
      var shape =
          new ConvShape(
              kernelHeight + random.nextInt(5),
              kernelWidth + random.nextInt(9),
              1 + random.nextInt(200),
              1 + random.nextInt(40),
              kernelHeight,
              kernelWidth,
              1 + random.nextInt(3),
              1 + random.nextInt(3),
              random.nextInt(3),
              random.nextInt(3),
              Pad.values()[random.nextInt(3)]);
      check(shape, seed * 100 + i);
    }
  }

  @Test
  void extremeSums() {
    var shape = new ConvShape(3, 3, 130, 5, 3, 3, 1, 1, 1, 1, Pad.ZERO);
    int[] ones = IntStream.generate(() -> 1).limit(9 * 130).toArray();
    int[] weights = IntStream.generate(() -> -1).limit(5 * 9 * 130).toArray();
    kernels()
        .forEach((name, kernel) -> {
          int[] found = accumulators(kernel.apply(shape), ones, weights);
          assertWithMessage(name).that(found[4 * 5]).isEqualTo(-9 * 130);
          assertWithMessage(name).that(found[0]).isEqualTo(-4 * 130);
        });
  }

  @Test
  void allKernelsOfThisJvmAreCompared() {
    boolean module = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    List<String> names = new ArrayList<>(kernels().keySet());
    if (module && Runtime.version().feature() >= 25) {
      assertWithMessage("refused: %s", Kernels.vector().refusal())
          .that(names)
          .containsExactly("naive", "plain", "vector 0", "vector 1");
    } else {
      assertThat(names).containsExactly("naive", "plain");
    }
  }

  @Test
  void weightsOfAWrongLengthAreRefused() {
    var kernel = new PlainBinaryConvolution(new ConvShape(4, 4, 70, 3, 3, 3, 1, 1, 1, 1, Pad.ZERO));
    var e = assertThrows(IllegalArgumentException.class, () -> kernel.prepare(new long[53]));
    assertThat(e)
        .hasMessageThat()
        .isEqualTo("53 words of weights; 3 filters of 3 x 3 x 70 channels need 54");
  }

  @Test
  void weightsWithABitPastTheLastChannelAreRefused() {
    var kernel = new PlainBinaryConvolution(ConvShape.dense(70, 2));
    long[] weights = {0, 0, -1, 1L << 6};
    var e = assertThrows(IllegalArgumentException.class, () -> kernel.prepare(weights));
    assertThat(e)
        .hasMessageThat()
        .isEqualTo("word 3 of the weights has a bit set past the last of 70 channels");
  }

  /** Accumulators, floats and bits of all kernels against the definition. */
  private static void check(ConvShape shape, long seed) {
    var random = new Random(seed);
    int[] in = Samples.signs(random, shape.height() * shape.width() * shape.in());
    int[] weights = Samples.signs(random, shape.out() * shape.fanIn());
    int[] expected = Samples.convolve(shape, in, weights);
    int out = shape.out();
    float[] scale = Samples.floats(random, out);
    float[] shift = Samples.floats(random, out);
    Thresholds thresholds = thresholds(random, out, shape.fanIn());
    float[] floats = new float[expected.length];
    float[] addend = Samples.floats(random, expected.length);
    float[] sums = new float[expected.length];
    int[] bits = new int[expected.length];
    for (int i = 0; i < expected.length; i++) {
      floats[i] = Math.fma((float) expected[i], scale[i % out], shift[i % out]);
      sums[i] = floats[i] + addend[i];
      bits[i] = thresholds.bit(i % out, expected[i]) ? 1 : -1;
    }
    long[] packedIn = Samples.pack(in, shape.in());
    long[] packedWeights = Samples.pack(weights, shape.in());
    kernels()
        .forEach((name, maker) -> {
          String what = name + " " + shape + " seed " + seed;
          BinaryConvolution kernel = maker.apply(shape);
          assertWithMessage(what).that(accumulators(kernel, in, weights)).isEqualTo(expected);
          long[] prepared = kernel.prepare(packedWeights);
          Workspace scratch = Workspace.of(kernel);
          float[] foundFloats = new float[expected.length];
          Slices.each(
              seed,
              s ->
                  kernel.toFloats(packedIn, prepared, scale, shift, null, foundFloats, scratch, s));
          assertWithMessage(what).that(foundFloats).isEqualTo(floats);
          Slices.each(
              seed,
              s ->
                  kernel.toFloats(
                      packedIn, prepared, scale, shift, addend, foundFloats, scratch, s));
          assertWithMessage(what + " and an addend").that(foundFloats).isEqualTo(sums);
          long[] foundBits = new long[shape.outHeight() * shape.outWidth() * shape.outWords()];
          Arrays.fill(foundBits, -1L);
          Slices.each(
              seed, s -> kernel.toBits(packedIn, prepared, thresholds, foundBits, scratch, s));
          assertWithMessage(what).that(foundBits).isEqualTo(Samples.pack(bits, out));
        });
  }

  private static int[] accumulators(BinaryConvolution kernel, int[] in, int[] weights) {
    ConvShape shape = kernel.shape();
    Workspace scratch = Workspace.of(kernel);
    Arrays.fill(scratch.sums, 12345);
    Arrays.fill(scratch.taps, (byte) 0x5b);
    int[] out = new int[shape.outHeight() * shape.outWidth() * shape.out()];
    long[] prepared = kernel.prepare(Samples.pack(weights, shape.in()));
    kernel.toAccumulators(Samples.pack(in, shape.in()), prepared, out, scratch);
    return out;
  }

  /** Rising, falling, constant and tabled channels. */
  private static Thresholds thresholds(Random random, int channels, int n) {
    int[] bounds = new int[channels];
    byte[] directions = new byte[channels];
    int tabled = 0;
    for (int c = 0; c < channels; c++) {
      directions[c] = (byte) (random.nextInt(3) - 1);
      bounds[c] = directions[c] == 0 ? 0 : random.nextInt(2 * n + 3) - n - 1;
      tabled += directions[c] == 0 ? 1 : 0;
    }
    long[] tables = random.longs((long) tabled * ((2 * n + 64) / 64)).toArray();
    return Thresholds.of(n, bounds, directions, tables);
  }
}
