package dev.signet.inference.kernel;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.signet.inference.Samples;
import dev.signet.inference.split.Slice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The vector kernels in JVMs of their own that are told to use narrower vectors. */
class VectorWidthsTest {
  @ParameterizedTest
  @ValueSource(ints = {16, 32})
  void everyWidthIsRight(int bytes) throws IOException, InterruptedException {
    assumeTrue(Runtime.version().feature() >= 25);
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--add-modules=jdk.incubator.vector",
            "-XX:MaxVectorSize=" + bytes,
            "-D" + Kernels.PROPERTY + "=vector",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertWithMessage(output).that(process.waitFor()).isEqualTo(0);
    assertThat(output).contains("lanes " + bytes / 8 + ", 0 wrong");
  }

  /** Compares with the definition; prints the width and how many outputs differed. */
  static final class Main {
    private Main() {}

    public static void main(String[] args) {
      // A row of one pixel with one channel is filled up to the width of a tile.
      BinaryConvolution one = BinaryConvolution.of(ConvShape.dense(1, 1));
      int lanes = one.loops().equals("CarrySaveConvolution") ? one.sums() / 8 : one.sums();
      int wrong = 0;
      for (int seed = 0; seed < 60; seed++) {
        wrong += binary(new Random(seed)) + floats(new Random(seed));
      }
      System.out.println("lanes " + lanes + ", " + wrong + " wrong");
    }

    private static int binary(Random random) {
      var pad = ConvShape.Pad.values()[random.nextInt(3)];
      var shape =
          new ConvShape(
              4,
              7,
              1 + random.nextInt(140),
              1 + random.nextInt(20),
              3,
              3,
              1 + random.nextInt(2),
              1,
              1,
              1,
              pad);
      int[] in = Samples.signs(random, 28 * shape.in());
      int[] weights = Samples.signs(random, shape.out() * shape.fanIn());
      int[] expected = Samples.convolve(shape, in, weights);
      BinaryConvolution kernel = BinaryConvolution.of(shape);
      int[] found = new int[expected.length];
      kernel.toAccumulators(
          Samples.pack(in, shape.in()),
          kernel.prepare(Samples.pack(weights, shape.in())),
          found,
          Workspace.of(kernel));
      return Arrays.equals(expected, found) ? 0 : 1;
    }

    private static int floats(Random random) {
      var pad = ConvShape.Pad.values()[random.nextInt(3)];
      var shape = new ConvShape(4, 9, 3, 1 + random.nextInt(70), 3, 3, 1, 1, 1, 1, pad);
      float[] in = Samples.floats(random, 36 * 3);
      float[] weights = Samples.floats(random, shape.fanIn() * shape.out());
      float[] bias = Samples.floats(random, shape.out());
      return Arrays.equals(
              run(new NaiveFloatConvolution(shape), in, weights, bias),
              run(FloatConvolution.of(shape), in, weights, bias))
          ? 0
          : 1;
    }

    private static float[] run(FloatConvolution kernel, float[] in, float[] weights, float[] bias) {
      float[] out = new float[36 * kernel.shape().out()];
      FloatFilters filters = kernel.prepare(weights, bias);
      kernel.forward(in, filters, bias, bias, null, out, new float[kernel.scratch()], Slice.WHOLE);
      return out;
    }
  }
}
