package dev.signet.tests.oracle;

import static com.google.common.truth.Truth.assertWithMessage;

import dev.signet.dsl.Scaling;
import dev.signet.dsl.activation.HardTanh;
import dev.signet.dsl.activation.PRelu;
import dev.signet.dsl.activation.Relu;
import dev.signet.dsl.estimator.ApproxSign;
import dev.signet.dsl.estimator.MagnitudeAwareSign;
import dev.signet.dsl.estimator.RSign;
import dev.signet.dsl.estimator.SteSign;
import dev.signet.dsl.estimator.SwishSign;
import dev.signet.dsl.scaling.LearnedScale;
import dev.signet.dsl.scaling.MeanAbs;
import dev.signet.dsl.scaling.Unscaled;
import dev.signet.tests.oracle.Tape.Value;
import dev.signet.training.Parameter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Loss and gradients of a step of generated trainers, against {@link Tape}. */
class OracleTest {
  private static final int IMAGES = OneStep.IMAGES;
  private static final Scaling UNSCALED = new Unscaled();

  /** A network on the tape: from the input and the parameters to the logits. */
  private interface Forward {
    Value logits(Tape tape, Value x, Map<String, Value> p);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void realNetwork(long seed) {
    compare(new OneStep(RealNetTrainer::create, seed, 2, 7, 3), OracleTest::realNet);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void binaryNetwork(long seed) {
    compare(new OneStep(BinaryNetTrainer::create, seed, 2, 6, 3), OracleTest::binaryNet);
  }

  private static Value realNet(Tape t, Value x, Map<String, Value> p) {
    Sizes conv1 = new Sizes(7, 7, 2, 5, 3, 1, 1);
    Value h = t.convolution(conv1, IMAGES, x, p.get("conv1.weights"), null);
    h = t.batchNorm(h, p.get("norm1.gamma"), p.get("norm1.beta"));
    h = t.activation(new Relu(), 5, h);
    h = t.maxPool(new Sizes(7, 7, 5, 5, 3, 2, 1), IMAGES, h);
    Sizes conv2 = new Sizes(4, 4, 5, 4, 3, 2, 1);
    h = t.convolution(conv2, IMAGES, h, p.get("conv2.weights"), p.get("conv2.bias"));
    h = t.activation(new HardTanh(), 4, h);
    h = t.averagePool(new Sizes(2, 2, 4, 4, 2, 1, 0), IMAGES, h);
    Sizes dense = Sizes.dense(4, 3);
    return t.convolution(dense, IMAGES, h, p.get("logits.weights"), p.get("logits.bias"));
  }

  private static Value binaryNet(Tape t, Value x, Map<String, Value> p) {
    Value stem = t.convolution(same(2, 5), IMAGES, x, p.get("stem.weights"), null);
    Value norm1 = t.batchNorm(stem, p.get("norm1.gamma"), p.get("norm1.beta"));
    Value signs1 = t.binarize(new ApproxSign(), 0f, 5, norm1);
    Value weights1 = t.weights(new MagnitudeAwareSign(), UNSCALED, 5, p.get("conv1.source.latent"));
    Value conv1 = t.convolution(same(5, 5), IMAGES, signs1, weights1, null);
    Value norm2 = t.batchNorm(conv1, p.get("norm2.gamma"), p.get("norm2.beta"));
    Value sum = t.add(norm2, norm1);

    Value signs2 = t.binarize(new RSign(), 0f, 5, sum, p.get("conv2.inputs.shift"));
    Value weights2 = t.weights(new SteSign(), new MeanAbs(), 6, p.get("conv2.source.latent"));
    Value conv2 = t.convolution(new Sizes(6, 6, 5, 6, 3, 2, 0), IMAGES, signs2, weights2, null);
    Value prelu = t.activation(new PRelu(), 6, conv2, p.get("prelu.slope"));
    Value pool = t.averagePool(new Sizes(6, 6, 5, 5, 3, 3, 0), IMAGES, sum);
    Value both = t.concat(prelu, 6, pool, 5);

    Value weights3 = t.weights(new SwishSign(), UNSCALED, 3, p.get("conv3.source.latent"));
    Value conv3 = t.convolution(new Sizes(2, 2, 11, 3, 3, 1, 1), IMAGES, both, weights3, null);
    Value norm3 = t.batchNorm(conv3, p.get("norm3.gamma"), p.get("norm3.beta"));
    Value signs4 = t.binarize(new SwishSign(), 0f, 3, norm3);
    Value weights4 =
        t.weights(
            new SteSign(),
            new LearnedScale(),
            6,
            p.get("dense.source.latent"),
            p.get("dense.scale.factor"));
    Value dense = t.convolution(Sizes.dense(12, 6), IMAGES, signs4, weights4, null);
    Sizes last = Sizes.dense(6, 3);
    return t.convolution(last, IMAGES, dense, p.get("logits.weights"), p.get("logits.bias"));
  }

  private static Sizes same(int in, int out) {
    return new Sizes(6, 6, in, out, 3, 1, 1);
  }

  private static void compare(OneStep step, Forward forward) {
    Map<String, Value> parameters = new LinkedHashMap<>();
    for (Parameter p : step.parameters()) {
      parameters.put(p.name, Value.of(p.value));
    }
    Tape tape = new Tape();
    Value logits = forward.logits(tape, Value.of(step.inputs()), parameters);
    double loss = tape.lossAndBackward(logits, step.labels());
    assertWithMessage("gradients that differ")
        .that(step.differences(loss, p -> parameters.get(p.name).g))
        .isEmpty();
  }

  /** The oracle itself, against central differences of its loss. */
  @Test
  void tapeAgreesWithDifferences() {
    SplittableRandom random = new SplittableRandom(5);
    Map<String, double[]> numbers = new LinkedHashMap<>();
    int[] sizes = {2 * 9 * 5, 5, 5, 5 * 9 * 4, 4, 12, 3};
    String names =
        "conv1.weights norm1.gamma norm1.beta conv2.weights conv2.bias logits.weights logits.bias";
    for (String name : names.split(" ")) {
      numbers.put(name, random.doubles(sizes[numbers.size()], -1, 1).toArray());
    }
    Map<String, Value> derivatives = new LinkedHashMap<>();
    realLoss(numbers, derivatives);
    for (String name : numbers.keySet()) {
      double[] v = numbers.get(name);
      int i = random.nextInt(v.length);
      double kept = v[i];
      v[i] = kept + 1e-3;
      double above = realLoss(numbers, new LinkedHashMap<>());
      v[i] = kept - 1e-3;
      double below = realLoss(numbers, new LinkedHashMap<>());
      v[i] = kept;
      assertWithMessage("derivative by %s[%s]", name, i)
          .that(derivatives.get(name).g[i])
          .isWithin(1e-3)
          .of((above - below) / 2e-3);
    }
  }

  private static double realLoss(Map<String, double[]> numbers, Map<String, Value> p) {
    numbers.forEach((name, v) -> p.put(name, Value.of(v)));
    int[] labels = IntStream.range(0, IMAGES).map(i -> i % 3).toArray();
    Value x = Value.of(new OneStep(RealNetTrainer::create, 5, 2, 7, 3).inputs());
    Tape tape = new Tape();
    return tape.lossAndBackward(realNet(tape, x, p), labels);
  }
}
