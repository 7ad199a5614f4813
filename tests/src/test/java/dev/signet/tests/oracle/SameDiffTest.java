package dev.signet.tests.oracle;

import static com.google.common.truth.Truth.assertWithMessage;

import dev.signet.training.Parameter;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.autodiff.samediff.SDVariable;

/** Loss and gradients of a step of a generated trainer, against ND4J's SameDiff. */
class SameDiffTest {
  private static final int CLASSES = 5;
  private static final int SIDE = 12;
  private static final int CHANNELS = 3;

  /** The estimator of a layer's inputs. */
  private interface Sign {
    SDVariable of(SameDiffLayers layers, SDVariable x);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void stepAgrees(long seed) {
    assertWithMessage("gradients that differ, seed %s", seed)
        .that(differences(seed, SameDiffLayers::approxSign))
        .isEmpty();
  }

  /** The same values and another derivative in one layer: all that lies before it must differ. */
  @Test
  void otherEstimatorIsNoticed() {
    List<String> differences = differences(1, SameDiffLayers::steSign);
    assertWithMessage("tensors that differ")
        .that(differences.stream().map(d -> d.replaceAll("\\[.*", "")).collect(Collectors.toSet()))
        .containsExactly("stem.weights", "norm1.gamma", "norm1.beta");
  }

  private static List<String> differences(long seed, Sign signOfSame) {
    OneStep step = new OneStep(TwinNetTrainer::create, seed, CHANNELS, SIDE, CLASSES);
    SameDiffLayers layers = new SameDiffLayers();
    for (Parameter p : step.parameters()) {
      if (p.isTrained()) {
        layers.parameter(p.name, p.shape, p.value);
      }
    }
    int[] shape = {OneStep.IMAGES, SIDE, SIDE, CHANNELS};
    SDVariable logits = twin(layers, layers.input(shape, step.inputs()), signOfSame);
    SameDiffLayers.Step expected = layers.step(logits, step.labels(), CLASSES);
    return step.differences(expected.loss(), p -> expected.gradients().get(p.name));
  }

  /** {@link TwinNet}. */
  private static SDVariable twin(SameDiffLayers l, SDVariable x, Sign signOfSame) {
    SDVariable stem = l.convolution(CHANNELS, x, l.parameter("stem.weights"), 3, 1);
    SDVariable pool = l.maxPool(l.batchNorm(stem, "norm1"), 2);

    SDVariable conv = biReal(l, signOfSame.of(l, pool), "same_conv", 1);
    SDVariable same = l.batchNorm(conv, "same_norm").add(pool);

    conv = biReal(l, l.approxSign(same), "half_conv", 2);
    SDVariable mix =
        l.convolution(66, l.averagePool(same, 2), l.parameter("half_downsample_mix.weights"), 1, 1);
    SDVariable half = l.batchNorm(conv, "half_norm").add(l.batchNorm(mix, "half_downsample_norm"));

    SDVariable latent = l.parameter("mixed_conv.source.latent");
    conv = l.convolution(70, l.steSign(half), l.steSign(latent).mul(l.meanAbs(latent)), 1, 1);
    SDVariable mixed = conv.add(half);

    SDVariable standard = l.standardized(l.parameter("balanced.source.latent"), 9 * 70);
    SDVariable weights =
        l.errorDecay(standard, OneStep.PROGRESS).mul(l.powerOfTwo(l.meanAbs(standard)));
    conv = l.convolution(70, l.errorDecay(mixed, OneStep.PROGRESS), weights, 3, 1);
    SDVariable norm3 = l.batchNorm(conv, "norm3");

    SDVariable flat = l.steSign(norm3).reshape(OneStep.IMAGES, 9 * 8);
    weights = l.steSign(l.parameter("dense.source.latent").reshape(11, 9 * 8));
    weights = weights.mul(l.parameter("dense.scale.factor").reshape(11, 1));
    SDVariable last = l.parameter("logits.weights").reshape(CLASSES, 11);
    return l.dense(l.dense(flat, weights), last).add(l.parameter("logits.bias"));
  }

  /** A binary convolution of Bi-Real Net: magnitudes are constants. */
  private static SDVariable biReal(SameDiffLayers l, SDVariable signs, String name, int stride) {
    SDVariable latent = l.parameter(name + ".source.latent");
    SDVariable weights = l.steSign(latent).mul(l.constant(l.meanAbs(latent)));
    return l.convolution(66, signs, weights, 3, stride);
  }
}
