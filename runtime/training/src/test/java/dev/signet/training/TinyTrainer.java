package dev.signet.training;

import dev.signet.dsl.FilterShape;
import dev.signet.dsl.Site;
import dev.signet.dsl.estimator.ApproxSign;
import dev.signet.dsl.estimator.SteSign;
import dev.signet.dsl.scaling.LearnedScale;
import dev.signet.dsl.scaling.MeanAbs;
import dev.signet.dsl.source.Latent;
import dev.signet.inference.Pass;
import dev.signet.inference.file.ModelFile;
import dev.signet.inference.kernel.ConvShape;
import dev.signet.training.Parameter.Kind;
import dev.signet.training.evaluate.Reference;
import dev.signet.training.layer.BatchNormalization;
import dev.signet.training.layer.Convolution;
import java.util.Arrays;

/**
 * Written by hand as a processor would: two binary dense layers of 16 units, the first with real
 * inputs, each with a batch normalization, and a real dense layer on top.
 */
class TinyTrainer extends Trainer<TinyModel> {
  private static final int WIDTH = TinyModel.WIDTH;
  private static final ApproxSign HIDDEN2_INPUTS = new ApproxSign();

  private final Convolution hidden1Layer = convolution(ConvShape.dense(2, WIDTH));
  private final Convolution hidden2Layer = convolution(ConvShape.dense(WIDTH, WIDTH));
  private final Convolution logitsLayer = convolution(ConvShape.dense(WIDTH, 2));

  private final BinaryWeights hidden1Weights =
      binaryWeights(
          "hidden1",
          new FilterShape(WIDTH, 1, 1, 2),
          new Latent(),
          new Parameter[] {
            parameter("hidden1.source.latent", Kind.LATENT, Init.ZERO, WIDTH, 1, 1, 2)
          },
          new SteSign(),
          1f,
          new Parameter[0],
          new MeanAbs(),
          new Parameter[0]);
  private final BinaryWeights hidden2Weights =
      binaryWeights(
          "hidden2",
          new FilterShape(WIDTH, 1, 1, WIDTH),
          new Latent(),
          new Parameter[] {
            parameter("hidden2.source.latent", Kind.LATENT, Init.ZERO, WIDTH, 1, 1, WIDTH)
          },
          new SteSign(),
          1f,
          new Parameter[0],
          new LearnedScale(),
          new Parameter[] {parameter("hidden2.scale.factor", Kind.SCALE, Init.ONE, WIDTH)});
  private final BatchNormalization norm1 = batchNorm("norm1", WIDTH, 0.9);
  private final BatchNormalization norm2 = batchNorm("norm2", WIDTH, 0.9);
  private final Parameter logitsWeights =
      parameter("logits.weights", Kind.REAL_WEIGHT, Init.HE, 2, 1, 1, WIDTH);
  private final Parameter logitsBias = parameter("logits.bias", Kind.BIAS, Init.ZERO, 2);

  private final Values hidden1 = values("hidden1", 1, 1, WIDTH, 0);
  private final Values normed1 = values("norm1", 1, 1, WIDTH, 1);
  private final Values signs = values("hidden2.signs", 1, 1, WIDTH, 2);
  private final Values hidden2 = values("hidden2", 1, 1, WIDTH, 3);
  private final Values normed2 = values("norm2", 1, 1, WIDTH, 4);
  private final Values out = values("logits", 1, 1, 2, 5);

  TinyTrainer(Training training) {
    super(TinyModel.SPEC, training);
  }

  @Override
  protected Values logits() {
    return out;
  }

  @Override
  protected void forward() {
    hidden1Weights.materialize(progress());
    hidden1Layer.prepare(hidden1Weights);
    shards(s -> hidden1Layer.forward(input, null, hidden1, s));
    norm1.forward(hidden1, normed1);
    hidden2Weights.materialize(progress());
    hidden2Layer.prepare(hidden2Weights);
    hidden2Forward();
    norm2.forward(hidden2, normed2);
    logitsLayer.prepare(logitsWeights.value);
    shards(s -> logitsLayer.forward(normed2, logitsBias.value, out, s));
  }

  private void hidden2Forward() {
    shards(s -> {
      Site site = site();
      for (int i = s.from(normed1); i < s.to(normed1); i++) {
        signs.value[i] = HIDDEN2_INPUTS.forward(normed1.value[i], site);
      }
      hidden2Layer.forward(signs, null, hidden2, s);
    });
  }

  @Override
  protected void backward() {
    shards(s -> logitsLayer.backward(normed2, out, true, false, s.partial(logitsBias), s));
    logitsLayer.backwardWeights(normed2, out, logitsWeights.partials());
    norm2.backward(hidden2, normed2, true, false);
    shards(s -> {
      hidden2Layer.backward(signs, hidden2, true, false, null, s);
      Site site = site();
      for (int i = s.from(signs); i < s.to(signs); i++) {
        normed1.gradient[i] = signs.gradient[i] * HIDDEN2_INPUTS.derivative(normed1.value[i], site);
      }
    });
    hidden2Layer.backwardWeights(signs, hidden2, hidden2Weights.partials());
    norm1.backward(hidden1, normed1, true, false);
    hidden1Layer.backwardWeights(input, hidden1, hidden1Weights.partials());
  }

  @Override
  protected Pass newEvaluation() {
    return new Evaluation1();
  }

  private final class Evaluation1 implements Pass {
    private final float[] signs1 = hidden1Weights.signs();
    private final float[] scale1 = norm1.scale(hidden1Weights.alpha());
    private final float[] shift1 = norm1.shift(null);
    private final float[] signs2 = hidden2Weights.signs();
    private final float[] scale2 = norm2.scale(hidden2Weights.alpha());
    private final float[] shift2 = norm2.shift(null);

    @Override
    public void run(float[] raw, float[] logits) {
      float[] x = new float[2];
      float[] values = new float[WIDTH];
      float[] binary = new float[WIDTH];
      Reference.affine(raw, inputScale(), inputShift(), x);
      Reference.convolution(hidden1Layer.shape(), x, signs1, null, values);
      Reference.affine(values, scale1, shift1, values);
      binarize("hidden2", HIDDEN2_INPUTS, deployedSite(), values, WIDTH, binary);
      Reference.convolution(hidden2Layer.shape(), binary, signs2, null, values);
      Reference.affine(values, scale2, shift2, values);
      Reference.convolution(
          logitsLayer.shape(), values, logitsWeights.value, logitsBias.value, logits);
    }
  }

  @Override
  protected void freeze(Tensors out) {
    out.floats("input.scale", inputScale(), 2);
    out.floats("input.shift", inputShift(), 2);
    out.signs("hidden1.weights", hidden1Weights);
    out.floats("hidden1.scale", norm1.scale(hidden1Weights.alpha()), WIDTH);
    out.floats("hidden1.shift", norm1.shift(null), WIDTH);
    out.signs("hidden2.weights", hidden2Weights);
    out.floats("hidden2.scale", norm2.scale(hidden2Weights.alpha()), WIDTH);
    out.floats("hidden2.shift", norm2.shift(null), WIDTH);
    out.transposed("logits.weights", logitsWeights);
    out.floats("logits.bias", logitsBias.value, 2);
  }

  @Override
  protected TinyModel model(ModelFile file) {
    return new TinyModel(file);
  }

  /** All numbers of the network, for comparing runs. */
  String digest() {
    StringBuilder all = new StringBuilder();
    for (Parameter p : parameters()) {
      all.append(p.name).append(Arrays.toString(p.value)).append('\n');
    }
    return all.toString();
  }
}
