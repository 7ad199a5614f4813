package dev.signet.training.layer;

import static com.google.common.truth.Truth.assertWithMessage;

import dev.signet.inference.kernel.ConvShape;
import dev.signet.inference.kernel.ConvShape.Pad;
import dev.signet.training.Partials;
import dev.signet.training.Shards;
import dev.signet.training.Values;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is summed by shards and by blocks of weights; {@link ConvolutionTest} checks the sums. */
class WeightGradientTest {
  private static final int IMAGES = 37;

  static Stream<ConvShape> shapes() {
    return Stream.of(
        new ConvShape(4, 4, 80, 70, 3, 3, 1, 1, 1, 1, Pad.MINUS_ONE),
        new ConvShape(20, 18, 9, 20, 3, 3, 1, 1, 2, 0, Pad.ZERO),
        new ConvShape(8, 8, 30, 66, 3, 3, 2, 2, 1, 1, Pad.ZERO),
        new ConvShape(5, 7, 40, 10, 1, 1, 1, 1, 0, 0, Pad.ZERO),
        ConvShape.dense(130, 65));
  }

  private static WeightProducts products(ConvShape shape) {
    int step = Math.ceilDiv(shape.fanIn(), 64) * 64;
    return Winograd.suits(shape)
        ? new WinogradWeights(shape)
        : new PatchWeights(shape, new Patches(shape, step));
  }

  /** The gradient for one seed. */
  private static float[] gradient(
      ConvShape shape, boolean byBlocks, int threads, int room, int integers) {
    Random random = new Random(3);
    Values x = new Values("x", shape.height(), shape.width(), shape.in());
    Values y = new Values("y", shape.outHeight(), shape.outWidth(), shape.out());
    x.value = numbers(IMAGES * x.size, integers, random);
    y.gradient = numbers(IMAGES * y.size, integers, random);
    Shards shards = new Shards(threads, 8, 1);
    shards.begin(IMAGES, 1);
    int size = shape.out() * shape.fanIn();
    Partials partials = new Partials(size);
    partials.ensure(shards.count());
    new WeightGradient(products(shape), byBlocks, shards, room).add(x, y, partials);
    float[] gradient = new float[size];
    partials.reduce(shards.count(), 1, gradient, 0, size);
    return gradient;
  }

  private static float[] numbers(int count, int integers, Random random) {
    return integers > 0
        ? Differences.integers(count, integers, random)
        : Differences.numbers(count, random);
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void shardsAndBlocksGiveTheSameIntegers(ConvShape shape) {
    float[] byShard = gradient(shape, false, 1, WeightGradient.ROOM, 2);
    float[] byBlocks = gradient(shape, true, 1, WeightGradient.ROOM, 2);
    Differences.close(
        shape.toString(), byBlocks, Differences.wide(byShard), Differences.rounding(shape));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void roomForOneBandAtATimeSuffices(ConvShape shape) {
    float[] expected = gradient(shape, true, 1, WeightGradient.ROOM, 2);
    Differences.close(
        shape.toString(),
        gradient(shape, true, 1, 1, 2),
        Differences.wide(expected),
        Differences.rounding(shape));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void threadsDoNotMatter(ConvShape shape) {
    for (boolean byBlocks : new boolean[] {false, true}) {
      float[] expected = gradient(shape, byBlocks, 1, WeightGradient.ROOM, 0);
      for (int threads = 2; threads <= 5; threads++) {
        assertWithMessage("%s threads, by blocks: %s", threads, byBlocks)
            .that(gradient(shape, byBlocks, threads, WeightGradient.ROOM, 0))
            .isEqualTo(expected);
      }
    }
  }
}
