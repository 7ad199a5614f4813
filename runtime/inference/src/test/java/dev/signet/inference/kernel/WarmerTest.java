package dev.signet.inference.kernel;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.TruthJUnit.assume;

import dev.signet.inference.Samples;
import dev.signet.inference.kernel.ConvShape.Pad;
import dev.signet.inference.split.Slice;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Kernels that begin plain and turn into vector kernels: the same bits before, while and after. */
@Timeout(120)
class WarmerTest {
  private static final ConvShape SIGNS = new ConvShape(9, 11, 70, 37, 3, 3, 1, 1, 1, 1, Pad.ZERO);
  private static final ConvShape REALS = new ConvShape(9, 11, 5, 37, 3, 3, 2, 2, 1, 1, Pad.ONE);

  @Test
  void callsAreEqualUntilCompiledAndAfter() throws InterruptedException {
    assume().that(Kernels.vector().kernels()).isNotNull();
    var warmer = new Warmer(Kernels::vector);
    var kernels = new WarmingKernels(warmer);
    assertThat(warmer.progress()).isEqualTo("plain until compiled");
    BinaryConvolution signs = kernels.convolution(SIGNS);
    FloatConvolution reals = kernels.floats(REALS);
    var random = new Random(5);
    Signs[] models = {new Signs(signs, random), new Signs(signs, random)};
    Reals real = new Reals(reals, random);
    for (int i = 0; i < 3; i++) {
      for (Signs model : models) {
        model.agree();
      }
      real.agree();
      kernels.packer();
      kernels.windows();
    }
    warmer.await();
    // Which are faster is for the machine to say; that every one was judged is not.
    assertThat(warmer.progress()).matches("all compiled|[1-4] of 4 stay plain: faster");
    for (Signs model : models) {
      model.agree();
    }
    new Signs(signs, random).agree();
    real.agree();
  }

  @Test
  void refusedVectorKernelsLeaveThePlainOnes() throws InterruptedException {
    var asked = new CountDownLatch(1);
    var warmer =
        new Warmer(() -> {
          asked.countDown();
          return new Kernels.Vector(null, "no", false);
        });
    var kernels = new WarmingKernels(warmer);
    BinaryConvolution signs = kernels.convolution(SIGNS);
    assertThat(asked.getCount()).isEqualTo(1);
    var model = new Signs(signs, new Random(6));
    model.agree();
    warmer.await();
    assertThat(warmer.refusal()).isEqualTo("no");
    model.agree();
    assertThat(kernels.packer()).isInstanceOf(PlainWordPacker.class);
    warmer.await();
  }

  @Test
  void theThreadEnds() throws InterruptedException {
    var warmer = new Warmer(Kernels::vector);
    new Signs(new WarmingKernels(warmer).convolution(SIGNS), new Random(7)).agree();
    Thread thread =
        Thread.getAllStackTraces().keySet().stream()
            .filter(t -> t.getName().equals("signet-warmer"))
            .findFirst()
            .orElse(null);
    warmer.await();
    if (thread != null) {
      assertThat(thread.isDaemon()).isTrue();
      thread.join(60_000);
      assertThat(thread.isAlive()).isFalse();
    }
  }

  /** A layer with weights of its own. */
  private static final class Signs {
    private final BinaryConvolution kernel;
    private final BinaryConvolution naive = new NaiveBinaryConvolution(SIGNS);
    private final long[] in;
    private final long[] prepared;
    private final long[] reference;
    private final float[] scale = new float[SIGNS.out()];

    Signs(BinaryConvolution kernel, Random random) {
      this.kernel = kernel;
      in = Samples.pack(Samples.signs(random, SIGNS.height() * SIGNS.width() * SIGNS.in()), 70);
      long[] weights = Samples.pack(Samples.signs(random, SIGNS.fanIn() * SIGNS.out()), 70);
      prepared = kernel.prepare(weights);
      reference = naive.prepare(weights);
      for (int o = 0; o < scale.length; o++) {
        scale[o] = random.nextFloat();
      }
    }

    void agree() {
      int pixels = SIGNS.outHeight() * SIGNS.outWidth();
      float[] expected = new float[pixels * SIGNS.out()];
      naive.toFloats(in, reference, scale, scale, null, expected, Workspace.of(naive), Slice.WHOLE);
      float[] found = new float[expected.length];
      kernel.toFloats(in, prepared, scale, scale, null, found, Workspace.of(kernel), Slice.WHOLE);
      assertThat(found).isEqualTo(expected);
      int[] sums = new int[expected.length];
      naive.toAccumulators(in, reference, sums, Workspace.of(naive));
      int[] foundSums = new int[sums.length];
      kernel.toAccumulators(in, prepared, foundSums, Workspace.of(kernel));
      assertThat(foundSums).isEqualTo(sums);
      byte[] rising = new byte[SIGNS.out()];
      Arrays.fill(rising, (byte) 1);
      var thresholds = Thresholds.of(SIGNS.fanIn(), new int[SIGNS.out()], rising, new long[0]);
      long[] bits = new long[pixels];
      naive.toBits(in, reference, thresholds, bits, Workspace.of(naive), Slice.WHOLE);
      long[] foundBits = new long[pixels];
      kernel.toBits(in, prepared, thresholds, foundBits, Workspace.of(kernel), Slice.WHOLE);
      assertThat(foundBits).isEqualTo(bits);
    }
  }

  /** A layer of real inputs. */
  private static final class Reals {
    private final FloatConvolution kernel;
    private final FloatConvolution naive = new NaiveFloatConvolution(REALS);
    private final float[] in;
    private final FloatFilters prepared;
    private final FloatFilters reference;

    Reals(FloatConvolution kernel, Random random) {
      this.kernel = kernel;
      in = Samples.floats(random, REALS.height() * REALS.width() * REALS.in());
      float[] weights = Samples.floats(random, REALS.fanIn() * REALS.out());
      float[] bias = Samples.floats(random, REALS.out());
      prepared = kernel.prepare(weights, bias);
      reference = naive.prepare(weights, bias);
    }

    void agree() {
      float[] expected = new float[REALS.outHeight() * REALS.outWidth() * REALS.out()];
      naive.forward(
          in, reference, null, null, null, expected, new float[naive.scratch()], Slice.WHOLE);
      float[] found = new float[expected.length];
      kernel.forward(
          in, prepared, null, null, null, found, new float[kernel.scratch()], Slice.WHOLE);
      assertThat(found).isEqualTo(expected);
    }
  }
}
