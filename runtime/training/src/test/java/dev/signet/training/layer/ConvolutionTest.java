package dev.signet.training.layer;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.signet.inference.kernel.ConvShape;
import dev.signet.inference.kernel.ConvShape.Pad;
import dev.signet.training.Partials;
import dev.signet.training.Shard;
import dev.signet.training.Shards;
import dev.signet.training.Values;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConvolutionTest {
  /** A layer, and images before, in and after the shard. */
  record Case(ConvShape shape, int before, int images) {}

  /** With strides, paddings, odd kernels and channels. */
  static Stream<Case> small() {
    return Stream.of(
        new Case(new ConvShape(4, 5, 3, 2, 3, 3, 1, 1, 1, 1, Pad.ZERO), 1, 2),
        new Case(new ConvShape(5, 4, 2, 3, 3, 3, 2, 2, 1, 1, Pad.ONE), 0, 2),
        new Case(new ConvShape(5, 5, 2, 3, 3, 3, 2, 1, 1, 1, Pad.MINUS_ONE), 1, 1),
        new Case(new ConvShape(5, 6, 3, 2, 3, 2, 1, 2, 0, 0, Pad.ZERO), 0, 2),
        new Case(new ConvShape(1, 9, 3, 2, 1, 5, 1, 2, 0, 2, Pad.ZERO), 1, 2),
        new Case(new ConvShape(3, 3, 5, 4, 1, 1, 1, 1, 0, 0, Pad.ZERO), 2, 2),
        new Case(new ConvShape(4, 4, 3, 2, 1, 1, 2, 2, 0, 0, Pad.ZERO), 0, 2),
        new Case(new ConvShape(2, 2, 1, 2, 3, 3, 1, 1, 1, 1, Pad.ONE), 0, 1),
        new Case(ConvShape.dense(7, 3), 1, 3),
        new Case(new ConvShape(6, 6, 5, 8, 3, 3, 1, 1, 1, 1, Pad.ZERO), 1, 4),
        new Case(new ConvShape(6, 7, 7, 9, 3, 3, 2, 1, 1, 1, Pad.ONE), 0, 4),
        new Case(ConvShape.dense(70, 60), 2, 8));
  }

  /** Large ones: gathered in several parts, on the heap, or not at all. */
  static Stream<Case> large() {
    return Stream.of(
        new Case(new ConvShape(28, 28, 32, 8, 3, 3, 1, 1, 1, 1, Pad.ZERO), 1, 5),
        new Case(new ConvShape(28, 28, 1, 16, 3, 3, 1, 1, 1, 1, Pad.MINUS_ONE), 1, 3),
        new Case(new ConvShape(14, 14, 65, 12, 1, 1, 1, 1, 0, 0, Pad.ZERO), 2, 3),
        new Case(new ConvShape(40, 40, 64, 4, 3, 3, 1, 1, 1, 1, Pad.ONE), 0, 2),
        new Case(new ConvShape(15, 13, 20, 10, 5, 3, 2, 2, 2, 1, Pad.ZERO), 1, 4),
        new Case(new ConvShape(5, 7, 9, 18, 3, 3, 1, 1, 2, 0, Pad.MINUS_ONE), 1, 9),
        new Case(new ConvShape(17, 16, 24, 40, 3, 3, 1, 1, 1, 1, Pad.ONE), 1, 2),
        new Case(new ConvShape(4, 4, 33, 16, 3, 3, 1, 1, 0, 2, Pad.ZERO), 0, 19),
        new Case(new ConvShape(4, 4, 80, 70, 3, 3, 1, 1, 1, 1, Pad.MINUS_ONE), 3, 36),
        new Case(new ConvShape(8, 8, 30, 66, 3, 3, 2, 2, 1, 1, Pad.ZERO), 3, 32),
        new Case(ConvShape.dense(784, 100), 8, 8));
  }

  /** The layer with everything filled in. */
  private static final class Setup {
    final ConvShape shape;
    final int total;
    final Values x;
    final Values y;
    final float[] w;
    final float[] bias;
    final Shard shard;
    final Shard all;
    final Shards shards = new Shards(1, 8, 1);
    final Convolution layer;

    Setup(Case c, Random random, int integers) {
      shape = c.shape;
      total = c.before + c.images + 1;
      x = new Values("x", shape.height(), shape.width(), shape.in());
      y = new Values("y", shape.outHeight(), shape.outWidth(), shape.out());
      x.ensure(total);
      y.ensure(total);
      x.value = some(x.value.length, integers, random);
      x.gradient = some(x.value.length, integers, random);
      y.gradient = some(y.value.length, integers, random);
      w = some(shape.out() * shape.fanIn(), integers, random);
      bias = some(shape.out(), integers, random);
      shard = new Shard(0, c.before, c.before + c.images, 1, 1);
      all = new Shard(0, 0, total, 1, 1);
      shards.begin(total, 1);
      layer = Convolution.of(shape, shards);
      layer.prepare(w);
    }

    private static float[] some(int count, int integers, Random random) {
      return integers == 0
          ? Differences.numbers(count, random)
          : Differences.integers(count, integers, random);
    }

    /** The gradient of the whole batch by the weights, {@code times} times added. */
    float[] byWeights(int times) {
      Partials partials = new Partials(w.length);
      partials.ensure(shards.count());
      for (int i = 0; i < times; i++) {
        layer.backwardWeights(x, y, partials);
      }
      float[] gw = new float[w.length];
      partials.reduce(shards.count(), 1, gw, 0, gw.length);
      return gw;
    }

    /** Runs {@code body} for every product of a weight in a shard; input -1 is padding. */
    void products(Shard of, Product body) {
      for (int n = of.from(); n < of.to(); n++) {
        for (int at = 0; at < shape.outHeight() * shape.outWidth() * shape.out(); at++) {
          int o = at % shape.out();
          int row = at / shape.out() / shape.outWidth() * shape.strideY() - shape.padY();
          int col = at / shape.out() % shape.outWidth() * shape.strideX() - shape.padX();
          for (int i = 0; i < shape.fanIn(); i++) {
            int c = i % shape.in();
            int inX = col + i / shape.in() % shape.kernelWidth();
            int inY = row + i / shape.in() / shape.kernelWidth();
            boolean inside = inX >= 0 && inX < shape.width() && inY >= 0 && inY < shape.height();
            int in = inside ? n * x.size + (inY * shape.width() + inX) * shape.in() + c : -1;
            body.accept(in, o * shape.fanIn() + i, n * y.size + at);
          }
        }
      }
    }

    double padding() {
      return shape.pad() == Pad.ZERO ? 0 : shape.pad() == Pad.ONE ? 1 : -1;
    }

    double[] forward(Shard of, double[] in, double[] weights) {
      double[] out = new double[y.value.length];
      products(of, (i, j, k) -> out[k] += (i < 0 ? padding() : in[i]) * weights[j]);
      return out;
    }
  }

  private interface Product {
    void accept(int in, int weight, int out);
  }

  @ParameterizedTest
  @MethodSource("small")
  void gradientsAreThoseOfCentralDifferences(Case c) {
    Setup s = new Setup(c, new Random(5), 0);
    float[] gw = s.byWeights(1);
    Arrays.fill(s.x.gradient, 7f);
    s.layer.backward(s.x, s.y, true, false, null, s.shard);
    double[] x = Differences.wide(s.x.value);
    double[] w = Differences.wide(s.w);
    float[] outside = s.x.gradient.clone();
    for (int i = s.shard.from(s.x); i < s.shard.to(s.x); i++) {
      outside[i] = 7f;
      s.x.gradient[i] += 0f;
    }
    for (float g : outside) {
      assertThat(g).isEqualTo(7f); // other shards' images are left alone
    }
    float[] inside = new float[s.x.gradient.length];
    System.arraycopy(
        s.x.gradient, s.shard.from(s.x), inside, s.shard.from(s.x), c.images * s.x.size);
    Differences.check(
        "weights of " + c, gw, s.w, p -> Differences.dot(s.forward(s.all, x, p), s.y.gradient));
    Differences.check(
        "inputs of " + c,
        inside,
        s.x.value,
        p -> Differences.dot(s.forward(s.shard, p, w), s.y.gradient));
  }

  @ParameterizedTest
  @MethodSource({"small", "large"})
  void integersAreExactUnlessTilesOfFourRoundThem(Case c) {
    Setup s = new Setup(c, new Random(6), 2);
    float[] expected = s.y.value.clone();
    double[] out = s.forward(s.shard, Differences.wide(s.x.value), Differences.wide(s.w));
    for (int i = s.shard.from(s.y); i < s.shard.to(s.y); i++) {
      expected[i] = (float) out[i] + s.bias[i % s.shape.out()];
    }
    s.layer.forward(s.x, s.bias, s.y, s.shard);
    assertWithMessage("forward of %s", c).that(s.y.value).isEqualTo(expected);

    double[] gx = Differences.wide(s.x.gradient);
    double[] gw = new double[s.w.length];
    double[] gb = new double[s.shape.out()];
    Arrays.fill(gb, 4);
    s.products(
        s.all, (i, j, k) -> gw[j] += 2 * (i < 0 ? s.padding() : s.x.value[i]) * s.y.gradient[k]);
    s.products(
        s.shard,
        (i, j, k) -> {
          if (i >= 0) {
            gx[i] += s.w[j] * s.y.gradient[k];
          }
        });
    for (int i = s.shard.from(s.y); i < s.shard.to(s.y); i++) {
      gb[i % s.shape.out()] += s.y.gradient[i];
    }
    float[] byWeights = s.byWeights(2);
    float[] byBias = new float[gb.length];
    Arrays.fill(byBias, 4f);
    s.layer.backward(s.x, s.y, true, true, byBias, s.shard);
    Differences.close("by weights of " + c, byWeights, gw, Differences.rounding(s.shape));
    Differences.close("by bias of " + c, byBias, gb, 0);
    Differences.close("by input of " + c, s.x.gradient, gx, Differences.rounding(s.shape));
  }

  @Test
  void inputGradientIsLeftAloneWhereItIsNotWanted() {
    Case c = new Case(new ConvShape(8, 8, 16, 16, 3, 3, 1, 1, 1, 1, Pad.ZERO), 0, 4);
    Setup s = new Setup(c, new Random(7), 0);
    float[] before = s.x.gradient.clone();
    s.layer.backward(s.x, s.y, false, false, null, s.shard);
    assertThat(s.x.gradient).isEqualTo(before);
  }
}
