package dev.signet.training;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.signet.dsl.FilterShape;
import dev.signet.dsl.estimator.Real;
import dev.signet.dsl.estimator.SteSign;
import dev.signet.dsl.scaling.LearnedScale;
import dev.signet.dsl.source.UnclippedLatent;
import dev.signet.inference.kernel.ConvShape;
import dev.signet.inference.kernel.ConvShape.Pad;
import dev.signet.training.Parameter.Kind;
import dev.signet.training.layer.Convolution;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A binary layer's forward pass of training, by bits and by floats: the same numbers. */
class BinaryForwardTest {
  private static final int IMAGES = 4;

  static Stream<ConvShape> shapes() {
    return Stream.of(
        new ConvShape(5, 6, 3, 2, 3, 3, 1, 1, 1, 1, Pad.ZERO),
        new ConvShape(7, 5, 65, 17, 3, 2, 2, 1, 1, 0, Pad.ZERO),
        new ConvShape(4, 4, 64, 32, 3, 3, 1, 1, 1, 1, Pad.ONE),
        new ConvShape(6, 4, 130, 9, 1, 1, 2, 2, 0, 0, Pad.ZERO),
        new ConvShape(9, 9, 20, 8, 5, 5, 1, 1, 2, 2, Pad.MINUS_ONE),
        ConvShape.dense(100, 33));
  }

  /** One layer with random latent weights, and scales that are powers of two or negative. */
  private static BinaryWeights weights(ConvShape s, boolean signs, Random random) {
    var latent = new Parameter("l.latent", Kind.LATENT, s.out(), s.fanIn());
    var factor = new Parameter("l.factor", Kind.SCALE, s.out());
    for (int i = 0; i < latent.size(); i++) {
      latent.value[i] = random.nextInt(9) - 4.5f;
    }
    for (int o = 0; o < s.out(); o++) {
      factor.value[o] = o % 3 == 0 ? -2f : o % 3 == 1 ? 0.5f : 0f;
    }
    var weights =
        new BinaryWeights(
            "l",
            new FilterShape(s.out(), s.kernelHeight(), s.kernelWidth(), s.in()),
            new UnclippedLatent(),
            new Parameter[] {latent},
            signs ? new SteSign() : new Real(),
            1f,
            new Parameter[0],
            new LearnedScale(),
            new Parameter[] {factor},
            new Shards(1, 1, 1));
    weights.materialize(0f);
    return weights;
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void bitsAndFloatsAgree(ConvShape s) {
    Random random = new Random(3);
    BinaryWeights weights = weights(s, true, random);
    assertThat(weights.isSigned()).isTrue();
    Values x = new Values("x", s.height(), s.width(), s.in());
    x.ensure(IMAGES);
    for (int i = 0; i < x.value.length; i++) {
      x.value[i] = random.nextBoolean() ? 1f : -1f;
    }
    check(s, weights, x);
    x.value[2 * x.size + x.size / 2] = 0.5f; // an image that is not signs, between some that are
    check(s, weights, x);
    x.value[0] = -0f;
    check(s, weights, x);
  }

  private static void check(ConvShape s, BinaryWeights weights, Values x) {
    float[] bias = new float[s.out()];
    bias[s.out() - 1] = 3f;
    Convolution layer = Convolution.of(s, new Shards(1, IMAGES, 1));
    Values bits = forward(layer, s, x, bias, () -> layer.prepare(weights));
    Values floats = forward(layer, s, x, bias, () -> layer.prepare(weights.effective()));
    for (int i = 0; i < bits.value.length; i++) {
      // 0 and -0 are one number
      assertWithMessage("%s, result %s", s, i)
          .that(bits.value[i] + 0f)
          .isEqualTo(floats.value[i] + 0f);
    }
  }

  private static Values forward(
      Convolution layer, ConvShape s, Values x, float[] bias, Runnable prepare) {
    Values y = new Values("y", s.outHeight(), s.outWidth(), s.out());
    y.ensure(IMAGES);
    prepare.run();
    layer.forward(x, bias, y, new Shard(0, 1, IMAGES, 1, 1));
    layer.forward(x, bias, y, new Shard(0, 0, 1, 1, 1));
    return y;
  }

  @Test
  void realWeightsAreNoSigns() {
    ConvShape s = new ConvShape(4, 4, 3, 5, 3, 3, 1, 1, 1, 1, Pad.ZERO);
    assertThat(weights(s, false, new Random(4)).isSigned()).isFalse();
  }

  @Test
  void theFirstBitIsTheFirstChannel() {
    ConvShape s = ConvShape.dense(70, 2);
    BinaryWeights weights = weights(s, true, new Random(5));
    float[] signs = weights.signs();
    for (int i = 0; i < signs.length; i++) {
      long word = weights.bits()[i / 70 * 2 + i % 70 / 64];
      assertThat(word >>> i % 70 & 1).isEqualTo(signs[i] > 0 ? 1 : 0);
    }
    assertThat(weights.bits()[1] >>> 6).isEqualTo(0);
    assertThat(weights.factors()).isEqualTo(new float[] {-2f, 0.5f});
  }
}
