package dev.signet.tests.golden;

import dev.signet.dsl.FilterShape;
import dev.signet.dsl.Site;
import dev.signet.dsl.activation.RPRelu;
import dev.signet.dsl.estimator.ApproxSign;
import dev.signet.dsl.estimator.MagnitudeAwareSign;
import dev.signet.dsl.scaling.Unscaled;
import dev.signet.dsl.source.Latent;
import dev.signet.inference.Pass;
import dev.signet.inference.file.ModelFile;
import dev.signet.inference.kernel.ConvShape;
import dev.signet.inference.kernel.FloatThreshold;
import dev.signet.training.BinaryWeights;
import dev.signet.training.Init;
import dev.signet.training.Parameter;
import dev.signet.training.Shard;
import dev.signet.training.Tensors;
import dev.signet.training.Trainer;
import dev.signet.training.Training;
import dev.signet.training.Values;
import dev.signet.training.evaluate.Reference;
import dev.signet.training.layer.BatchNormalization;
import dev.signet.training.layer.Convolution;
import dev.signet.training.layer.Joins;
import dev.signet.training.layer.Pooling;
import dev.signet.training.report.ReportPage;
import java.io.IOException;
import java.nio.file.Path;
import javax.annotation.processing.Generated;

/**
 * Training of {@link SmallResNet}; {@link #freeze()} makes its {@link SmallResNetModel}.
 */
@Generated("dev.signet.processor.SignetProcessor")
public final class SmallResNetTrainer extends Trainer<SmallResNetModel> {
  private static final Latent LATENT = new Latent();

  private static final MagnitudeAwareSign MAGNITUDE_AWARE_SIGN = new MagnitudeAwareSign();

  private static final Unscaled UNSCALED = new Unscaled();

  private static final ApproxSign APPROX_SIGN = new ApproxSign();

  private static final RPRelu RP_RELU = new RPRelu();

  private final Convolution stemLayer = convolution(new ConvShape(32, 32, 3, 16, 3, 3, 1, 1, 1, 1,
      ConvShape.Pad.ZERO));

  private final Parameter stemWeights = parameter("stem.weights", Parameter.Kind.REAL_WEIGHT,
      Init.HE, 16, 3, 3, 3);

  private final Values stem = values("stem", 32, 32, 16, 1);

  private final BatchNormalization normLayer = batchNorm("norm", 16, 0.9);

  private final Values norm = values("norm", 32, 32, 16, 2);

  private final Parameter stage_0_convSourceLatent = parameter("stage_0_conv.source.latent",
      Parameter.Kind.LATENT, Init.ZERO, 32, 9, 16);

  private final BinaryWeights stage_0_convWeights = binaryWeights("stage_0_conv",
      new FilterShape(32, 3, 3, 16), LATENT, new Parameter[] {stage_0_convSourceLatent},
      MAGNITUDE_AWARE_SIGN, 1.0f, new Parameter[0], UNSCALED, new Parameter[0]);

  private final Convolution stage_0_convLayer = convolution(new ConvShape(32, 32, 16, 32, 3, 3, 2,
      2, 1, 1, ConvShape.Pad.ZERO));

  private final Values stage_0_convSigns = values("stage_0_conv.signs", 32, 32, 16, 1);

  private final Values stage_0_conv = values("stage_0_conv", 16, 16, 32, 0);

  private final BatchNormalization stage_0_normLayer = batchNorm("stage_0_norm", 32, 0.9);

  private final Values stage_0_norm = values("stage_0_norm", 16, 16, 32, 1);

  private final Parameter stage_0_activationBefore = parameter("stage_0_activation.before",
      Parameter.Kind.CHOICE, Init.ZERO, 32);

  private final Parameter stage_0_activationSlope = parameter("stage_0_activation.slope",
      Parameter.Kind.CHOICE, Init.constant(0.25f), 32);

  private final Parameter stage_0_activationAfter = parameter("stage_0_activation.after",
      Parameter.Kind.CHOICE, Init.ZERO, 32);

  private final Values stage_0_activation = values("stage_0_activation", 16, 16, 32, 0);

  private final Values stage_0_downsample_shrink = values("stage_0_downsample_shrink", 16, 16, 16,
      1);

  private final Convolution stage_0_downsample_projectLayer = convolution(new ConvShape(16, 16, 16,
      32, 1, 1, 1, 1, 0, 0, ConvShape.Pad.ZERO));

  private final Parameter stage_0_downsample_projectWeights = parameter("stage_0_downsample_project.weights",
      Parameter.Kind.REAL_WEIGHT, Init.HE, 32, 1, 1, 16);

  private final Values stage_0_downsample_project = values("stage_0_downsample_project", 16, 16, 32,
      2);

  private final BatchNormalization stage_0_downsample_normLayer = batchNorm("stage_0_downsample_norm",
      32, 0.9);

  private final Values stage_0_downsample_norm = values("stage_0_downsample_norm", 16, 16, 32, 1);

  private final Values stage_0_sum = values("stage_0_sum", 16, 16, 32, 2);

  private final Parameter stage_1_convSourceLatent = parameter("stage_1_conv.source.latent",
      Parameter.Kind.LATENT, Init.ZERO, 32, 9, 32);

  private final BinaryWeights stage_1_convWeights = binaryWeights("stage_1_conv",
      new FilterShape(32, 3, 3, 32), LATENT, new Parameter[] {stage_1_convSourceLatent},
      MAGNITUDE_AWARE_SIGN, 1.0f, new Parameter[0], UNSCALED, new Parameter[0]);

  private final Convolution stage_1_convLayer = convolution(new ConvShape(16, 16, 32, 32, 3, 3, 1,
      1, 1, 1, ConvShape.Pad.ZERO));

  private final Values stage_1_convSigns = values("stage_1_conv.signs", 16, 16, 32, 0);

  private final Values stage_1_conv = values("stage_1_conv", 16, 16, 32, 1);

  private final BatchNormalization stage_1_normLayer = batchNorm("stage_1_norm", 32, 0.9);

  private final Values stage_1_norm = values("stage_1_norm", 16, 16, 32, 0);

  private final Parameter stage_1_activationBefore = parameter("stage_1_activation.before",
      Parameter.Kind.CHOICE, Init.ZERO, 32);

  private final Parameter stage_1_activationSlope = parameter("stage_1_activation.slope",
      Parameter.Kind.CHOICE, Init.constant(0.25f), 32);

  private final Parameter stage_1_activationAfter = parameter("stage_1_activation.after",
      Parameter.Kind.CHOICE, Init.ZERO, 32);

  private final Values stage_1_activation = values("stage_1_activation", 16, 16, 32, 1);

  private final Values stage_1_sum = values("stage_1_sum", 16, 16, 32, 0);

  private final Values average = values("average", 1, 1, 32, 1);

  private final Convolution logitsLayer = convolution(ConvShape.dense(32, 10));

  private final Parameter logitsWeights = parameter("logits.weights", Parameter.Kind.REAL_WEIGHT,
      Init.FAN_IN_UNIFORM, 10, 1, 1, 32);

  private final Parameter logitsBias = parameter("logits.bias", Parameter.Kind.BIAS, Init.ZERO, 10);

  private final Values logits = values("logits", 1, 1, 10, 0);

  private SmallResNetTrainer(Training training) {
    super(SmallResNetModel.SPEC, training);
  }

  /**
   * A trainer with fresh parameters.
   *
   * @throws IllegalArgumentException when the settings do not fit the network
   */
  public static SmallResNetTrainer create(Training training) {
    SmallResNetTrainer trainer = new SmallResNetTrainer(training);
    trainer.declared();
    return trainer;
  }

  /**
   * Writes the page of this network with the curves of its choices. The compiler writes the page
   * when it is given {@code -Asignet.report=true}.
   *
   * @throws IOException if the file cannot be written
   * @throws IllegalStateException when there is no such page
   */
  public static void report(Path file) throws IOException {
    ReportPage.of(SmallResNetTrainer.class, "SmallResNetReport.html")
        .estimator("dev.signet.dsl.estimator.ApproxSign", APPROX_SIGN)
        .estimator("dev.signet.dsl.estimator.MagnitudeAwareSign", MAGNITUDE_AWARE_SIGN)
        .activation("dev.signet.dsl.activation.RPRelu", RP_RELU, 0.0f, 0.25f, 0.0f)
        .write(file);
  }

  @Override
  protected Values logits() {
    return logits;
  }

  @Override
  protected void forward() {
    stemForward();
    normForward();
    stage_0_convForward();
    stage_0_normForward();
    stage_0_activationForward();
    stage_0_downsample_shrinkForward();
    stage_0_downsample_projectForward();
    stage_0_downsample_normForward();
    stage_0_sumForward();
    stage_1_convForward();
    stage_1_normForward();
    stage_1_activationForward();
    stage_1_sumForward();
    averageForward();
    logitsForward();
  }

  @Override
  protected void backward() {
    logitsBackward();
    averageBackward();
    stage_1_sumBackward();
    stage_1_activationBackward();
    stage_1_normBackward();
    stage_1_convBackward();
    stage_0_sumBackward();
    stage_0_downsample_normBackward();
    stage_0_downsample_projectBackward();
    stage_0_downsample_shrinkBackward();
    stage_0_activationBackward();
    stage_0_normBackward();
    stage_0_convBackward();
    normBackward();
    stemBackward();
  }

  /**
   * Every number of a shard by ApproxSign.
   */
  private void approxSignValues(Values in, Values out, Shard s) {
    Site site = site();
    float[] x = in.value;
    float[] y = out.value;
    for (int i = s.from(in), end = s.to(in); i < end; i++) {
      y[i] = APPROX_SIGN.forward(x[i], site);
    }
  }

  /**
   * Every number of a shard by RPRelu.
   */
  private void rPReluValues32(Values in, Values out, Shard s, Parameter beforeParameter,
      Parameter slopeParameter, Parameter afterParameter) {
    Site site = site(beforeParameter, slopeParameter, afterParameter);
    float[] x = in.value;
    float[] y = out.value;
    for (int i = s.from(in), end = s.to(in); i < end; ) {
      for (int c = 0; c < 32; c++, i++) {
        site.at(c);
        y[i] = RP_RELU.value(x[i], site);
      }
    }
  }

  /**
   * Gradients of every number of a shard by RPRelu.
   */
  private void rPReluGradients32(Values in, Values out, Shard s, Parameter beforeParameter,
      Parameter slopeParameter, Parameter afterParameter) {
    Site site = site(beforeParameter, slopeParameter, afterParameter);
    float[] x = in.value;
    float[] gy = out.gradient;
    float[] gBefore = s.partial(beforeParameter);
    float[] gSlope = s.partial(slopeParameter);
    float[] gAfter = s.partial(afterParameter);
    float[] gx = in.gradient;
    for (int i = s.from(in), end = s.to(in); i < end; ) {
      for (int c = 0; c < 32; c++, i++) {
        site.at(c);
        gx[i] = gy[i] * RP_RELU.derivative(x[i], site);
        gBefore[c] += gy[i] * RP_RELU.learnedDerivative(0, x[i], site);
        gSlope[c] += gy[i] * RP_RELU.learnedDerivative(1, x[i], site);
        gAfter[c] += gy[i] * RP_RELU.learnedDerivative(2, x[i], site);
      }
    }
  }

  /**
   * Gradients of every number of a shard by ApproxSign, added to those of other readers.
   */
  private void approxSignAddedGradients(Values in, Values out, Shard s) {
    Site site = site();
    float[] x = in.value;
    float[] gy = out.gradient;
    float[] gx = in.gradient;
    for (int i = s.from(in), end = s.to(in); i < end; i++) {
      gx[i] += gy[i] * APPROX_SIGN.derivative(x[i], site);
    }
  }

  /**
   * Of every channel the least number that ApproxSign deploys as the greater value.
   */
  private float[] approxSignThresholds(int count) {
    float[] thresholds = new float[count];
    for (int c = 0; c < count; c++) {
      Site site = deployedSite().at(c);
      thresholds[c] = FloatThreshold.search(x -> APPROX_SIGN.deployed(x, site) > 0);
    }
    return thresholds;
  }

  /**
   * stem: Conv, kernel 3, stride 1, padding 1; 3x32x32 to 16x32x32.
   * By matrix products.
   *
   * <p>Declared as {@code @Filters(16) Conv stem}.
   */
  private void stemForward() {
    stemLayer.prepare(stemWeights.value);
    shards(s -> {
      stemLayer.forward(input, null, stem, s);
    });
  }

  /**
   * Gradients of stem, see above.
   */
  private void stemBackward() {
    complete(stem);
    shards(s -> {
      stemLayer.backward(input, stem, false, false, null, s);
    });
    stemLayer.backwardWeights(input, stem, stemWeights.partials());
  }

  /**
   * norm: BatchNorm, momentum 0.9; 16x32x32 to 16x32x32.
   * Ioffe and Szegedy 2015, arXiv 1502.03167: gamma * (x - mean) / sqrt(variance + 1e-5) +
   * beta, with mean and variance of the batch, per channel.
   *
   * <p>Declared as {@code BatchNorm norm}.
   */
  private void normForward() {
    normLayer.forward(stem, norm);
  }

  /**
   * Gradients of norm, see above.
   */
  private void normBackward() {
    complete(norm);
    normLayer.backward(stem, norm, true, false);
  }

  /**
   * stage[0].conv: BinaryConv, kernel 3, stride 2, padding 1 (zeros); 16x32x32 to 32x16x16.
   * Inputs ApproxSign (network), weights MagnitudeAwareSign (network), scale Unscaled
   * (default), source Latent (default), padding ZERO (default).
   *
   * <p>Declared as {@code @Filters(value = OUT, stride = STRIDE) BinaryConv conv}.
   */
  private void stage_0_convForward() {
    stage_0_convWeights.materialize(progress());
    stage_0_convLayer.prepare(stage_0_convWeights);
    shards(s -> {
      approxSignValues(norm, stage_0_convSigns, s);
      stage_0_convLayer.forward(stage_0_convSigns, null, stage_0_conv, s);
    });
  }

  /**
   * Gradients of stage[0].conv, see above.
   */
  private void stage_0_convBackward() {
    complete(stage_0_conv);
    shards(s -> {
      stage_0_convLayer.backward(stage_0_convSigns, stage_0_conv, true, false, null, s);
      approxSignAddedGradients(norm, stage_0_convSigns, s);
    });
    stage_0_convLayer.backwardWeights(stage_0_convSigns, stage_0_conv,
        stage_0_convWeights.partials());
  }

  /**
   * stage[0].norm: BatchNorm, momentum 0.9; 32x16x16 to 32x16x16.
   * Ioffe and Szegedy 2015, arXiv 1502.03167: gamma * (x - mean) / sqrt(variance + 1e-5) +
   * beta, with mean and variance of the batch, per channel.
   *
   * <p>Declared as {@code BatchNorm norm}.
   */
  private void stage_0_normForward() {
    stage_0_normLayer.forward(stage_0_conv, stage_0_norm);
  }

  /**
   * Gradients of stage[0].norm, see above.
   */
  private void stage_0_normBackward() {
    complete(stage_0_norm);
    stage_0_normLayer.backward(stage_0_conv, stage_0_norm, true, false);
  }

  /**
   * stage[0].activation: RPRelu; 32x16x16 to 32x16x16.
   *
   * <p>Declared as {@code RPRelu activation}.
   */
  private void stage_0_activationForward() {
    shards(s -> {
      rPReluValues32(stage_0_norm, stage_0_activation, s, stage_0_activationBefore,
          stage_0_activationSlope, stage_0_activationAfter);
    });
  }

  /**
   * Gradients of stage[0].activation, see above.
   */
  private void stage_0_activationBackward() {
    complete(stage_0_activation);
    shards(s -> {
      rPReluGradients32(stage_0_norm, stage_0_activation, s, stage_0_activationBefore,
          stage_0_activationSlope, stage_0_activationAfter);
    });
  }

  /**
   * stage[0].downsample.shrink: AvgPool, kernel 2, stride 2, padding 0; 16x32x32 to 16x16x16.
   * Sum over the real pixels of a window in the order ky, kx, by their count.
   *
   * <p>Declared as {@code @Window(STRIDE) AvgPool shrink}.
   */
  private void stage_0_downsample_shrinkForward() {
    shards(s -> {
      Pooling.averageForward(32, 32, 16, 2, 2, 2, 2, norm, stage_0_downsample_shrink, s);
    });
  }

  /**
   * Gradients of stage[0].downsample.shrink, see above.
   */
  private void stage_0_downsample_shrinkBackward() {
    complete(stage_0_downsample_shrink);
    shards(s -> {
      Pooling.averageBackward(32, 32, 16, 2, 2, 2, 2, norm, stage_0_downsample_shrink, false, s);
    });
  }

  /**
   * stage[0].downsample.project: Conv, kernel 1, stride 1, padding 0; 16x16x16 to 32x16x16.
   * By matrix products.
   *
   * <p>Declared as {@code @Filters(value = OUT, kernel = 1) Conv project}.
   */
  private void stage_0_downsample_projectForward() {
    stage_0_downsample_projectLayer.prepare(stage_0_downsample_projectWeights.value);
    shards(s -> {
      stage_0_downsample_projectLayer.forward(stage_0_downsample_shrink, null,
          stage_0_downsample_project, s);
    });
  }

  /**
   * Gradients of stage[0].downsample.project, see above.
   */
  private void stage_0_downsample_projectBackward() {
    complete(stage_0_downsample_project);
    shards(s -> {
      stage_0_downsample_projectLayer.backward(stage_0_downsample_shrink,
          stage_0_downsample_project, true, false, null, s);
    });
    stage_0_downsample_projectLayer.backwardWeights(stage_0_downsample_shrink,
        stage_0_downsample_project, stage_0_downsample_projectWeights.partials());
  }

  /**
   * stage[0].downsample.norm: BatchNorm, momentum 0.9; 32x16x16 to 32x16x16.
   * Ioffe and Szegedy 2015, arXiv 1502.03167: gamma * (x - mean) / sqrt(variance + 1e-5) +
   * beta, with mean and variance of the batch, per channel.
   *
   * <p>Declared as {@code BatchNorm norm}.
   */
  private void stage_0_downsample_normForward() {
    stage_0_downsample_normLayer.forward(stage_0_downsample_project, stage_0_downsample_norm);
  }

  /**
   * Gradients of stage[0].downsample.norm, see above.
   */
  private void stage_0_downsample_normBackward() {
    complete(stage_0_downsample_norm);
    stage_0_downsample_normLayer.backward(stage_0_downsample_project, stage_0_downsample_norm, true,
        false);
  }

  /**
   * stage[0]: Add; 32x16x16 and 32x16x16 to 32x16x16.
   *
   * <p>Declared as {@code @Stage(units = 2, out = 32, stride = 2) Unit stage}.
   */
  private void stage_0_sumForward() {
    shards(s -> {
      Joins.addForward(stage_0_activation, stage_0_downsample_norm, stage_0_sum, s);
    });
  }

  /**
   * Gradients of stage[0], see above.
   */
  private void stage_0_sumBackward() {
    complete(stage_0_sum);
    shards(s -> {
      Joins.addBackward(stage_0_activation, stage_0_sum, false, s);
      Joins.addBackward(stage_0_downsample_norm, stage_0_sum, false, s);
    });
  }

  /**
   * stage[1].conv: BinaryConv, kernel 3, stride 1, padding 1 (zeros); 32x16x16 to 32x16x16.
   * Inputs ApproxSign (network), weights MagnitudeAwareSign (network), scale Unscaled
   * (default), source Latent (default), padding ZERO (default).
   *
   * <p>Declared as {@code @Filters(value = OUT, stride = STRIDE) BinaryConv conv}.
   */
  private void stage_1_convForward() {
    stage_1_convWeights.materialize(progress());
    stage_1_convLayer.prepare(stage_1_convWeights);
    shards(s -> {
      approxSignValues(stage_0_sum, stage_1_convSigns, s);
      stage_1_convLayer.forward(stage_1_convSigns, null, stage_1_conv, s);
    });
  }

  /**
   * Gradients of stage[1].conv, see above.
   */
  private void stage_1_convBackward() {
    complete(stage_1_conv);
    shards(s -> {
      stage_1_convLayer.backward(stage_1_convSigns, stage_1_conv, true, false, null, s);
      approxSignAddedGradients(stage_0_sum, stage_1_convSigns, s);
    });
    stage_1_convLayer.backwardWeights(stage_1_convSigns, stage_1_conv,
        stage_1_convWeights.partials());
  }

  /**
   * stage[1].norm: BatchNorm, momentum 0.9; 32x16x16 to 32x16x16.
   * Ioffe and Szegedy 2015, arXiv 1502.03167: gamma * (x - mean) / sqrt(variance + 1e-5) +
   * beta, with mean and variance of the batch, per channel.
   *
   * <p>Declared as {@code BatchNorm norm}.
   */
  private void stage_1_normForward() {
    stage_1_normLayer.forward(stage_1_conv, stage_1_norm);
  }

  /**
   * Gradients of stage[1].norm, see above.
   */
  private void stage_1_normBackward() {
    complete(stage_1_norm);
    stage_1_normLayer.backward(stage_1_conv, stage_1_norm, true, false);
  }

  /**
   * stage[1].activation: RPRelu; 32x16x16 to 32x16x16.
   *
   * <p>Declared as {@code RPRelu activation}.
   */
  private void stage_1_activationForward() {
    shards(s -> {
      rPReluValues32(stage_1_norm, stage_1_activation, s, stage_1_activationBefore,
          stage_1_activationSlope, stage_1_activationAfter);
    });
  }

  /**
   * Gradients of stage[1].activation, see above.
   */
  private void stage_1_activationBackward() {
    complete(stage_1_activation);
    shards(s -> {
      rPReluGradients32(stage_1_norm, stage_1_activation, s, stage_1_activationBefore,
          stage_1_activationSlope, stage_1_activationAfter);
    });
  }

  /**
   * stage[1]: Add; 32x16x16 and 32x16x16 to 32x16x16.
   *
   * <p>Declared as {@code @Stage(units = 2, out = 32, stride = 2) Unit stage}.
   */
  private void stage_1_sumForward() {
    shards(s -> {
      Joins.addForward(stage_1_activation, stage_0_sum, stage_1_sum, s);
    });
  }

  /**
   * Gradients of stage[1], see above.
   */
  private void stage_1_sumBackward() {
    complete(stage_1_sum);
    shards(s -> {
      Joins.addBackward(stage_1_activation, stage_1_sum, false, s);
      Joins.addBackward(stage_0_sum, stage_1_sum, false, s);
    });
  }

  /**
   * average: GlobalAvgPool; 32x16x16 to 32.
   * Sum over all pixels, rows first, by their count.
   *
   * <p>Declared as {@code GlobalAvgPool average}.
   */
  private void averageForward() {
    shards(s -> {
      Pooling.globalForward(16, 16, 32, stage_1_sum, average, s);
    });
  }

  /**
   * Gradients of average, see above.
   */
  private void averageBackward() {
    complete(average);
    shards(s -> {
      Pooling.globalBackward(16, 16, 32, stage_1_sum, average, false, s);
    });
  }

  /**
   * logits: Dense, bias; 32 to 10.
   * By matrix products.
   *
   * <p>Declared as {@code @Units(10) Dense logits}.
   */
  private void logitsForward() {
    logitsLayer.prepare(logitsWeights.value);
    shards(s -> {
      logitsLayer.forward(average, logitsBias.value, logits, s);
    });
  }

  /**
   * Gradients of logits, see above.
   */
  private void logitsBackward() {
    complete(logits);
    shards(s -> {
      logitsLayer.backward(average, logits, true, false, s.partial(logitsBias), s);
    });
    logitsLayer.backwardWeights(average, logits, logitsWeights.partials());
  }

  @Override
  protected Pass newEvaluation() {
    return new EvaluationPass();
  }

  @Override
  protected void freeze(Tensors out) {
    inputFreeze(out);
    stemFreeze(out);
    normFreeze(out);
    stage_0_convFreeze(out);
    stage_0_activationFreeze(out);
    stage_0_downsample_projectFreeze(out);
    stage_0_downsample_normFreeze(out);
    stage_1_convFreeze(out);
    stage_1_activationFreeze(out);
    logitsFreeze(out);
  }

  /**
   * What the packed model keeps of input.
   * fma(x, 1 / deviation, -mean / deviation), per channel.
   */
  private void inputFreeze(Tensors out) {
    out.floats("input.scale", inputScale(), 3);
    out.floats("input.shift", inputShift(), 3);
  }

  /**
   * What the packed model keeps of stem.
   * In the same pass: norm, fma(sum, scale, shift) of its channel.
   */
  private void stemFreeze(Tensors out) {
    out.transposed("stem.weights", stemWeights);
  }

  /**
   * What the packed model keeps of norm.
   */
  private void normFreeze(Tensors out) {
    out.floats("norm.scale", normLayer.scale(null), 16);
    out.floats("norm.shift", normLayer.shift(null), 16);
  }

  /**
   * What the packed model keeps of stage[0].conv.
   * Bit of an input: whether it reaches its channel's threshold.
   * stage[0].norm is folded into its scale and shift.
   * Value: fma(sum, scale, shift) of its channel.
   */
  private void stage_0_convFreeze(Tensors out) {
    out.signs("stage_0_conv.weights", stage_0_convWeights);
    out.floats("stage_0_conv.thresholds", approxSignThresholds(16), 16);
    out.floats("stage_0_conv.scale", stage_0_normLayer.scale(stage_0_convWeights.alpha()), 32);
    out.floats("stage_0_conv.shift", stage_0_normLayer.shift(null), 32);
  }

  /**
   * What the packed model keeps of stage[0].activation.
   */
  private void stage_0_activationFreeze(Tensors out) {
    out.floats("stage_0_activation.before", stage_0_activationBefore.value, 32);
    out.floats("stage_0_activation.slope", stage_0_activationSlope.value, 32);
    out.floats("stage_0_activation.after", stage_0_activationAfter.value, 32);
  }

  /**
   * What the packed model keeps of stage[0].downsample.project.
   * In the same pass: stage[0].downsample.norm, fma(sum, scale, shift) of its channel.
   * In the same pass: the sum of stage[0].
   */
  private void stage_0_downsample_projectFreeze(Tensors out) {
    out.transposed("stage_0_downsample_project.weights", stage_0_downsample_projectWeights);
  }

  /**
   * What the packed model keeps of stage[0].downsample.norm.
   */
  private void stage_0_downsample_normFreeze(Tensors out) {
    out.floats("stage_0_downsample_norm.scale", stage_0_downsample_normLayer.scale(null), 32);
    out.floats("stage_0_downsample_norm.shift", stage_0_downsample_normLayer.shift(null), 32);
  }

  /**
   * What the packed model keeps of stage[1].conv.
   * Bit of an input: whether it reaches its channel's threshold.
   * stage[1].norm is folded into its scale and shift.
   * Value: fma(sum, scale, shift) of its channel.
   */
  private void stage_1_convFreeze(Tensors out) {
    out.signs("stage_1_conv.weights", stage_1_convWeights);
    out.floats("stage_1_conv.thresholds", approxSignThresholds(32), 32);
    out.floats("stage_1_conv.scale", stage_1_normLayer.scale(stage_1_convWeights.alpha()), 32);
    out.floats("stage_1_conv.shift", stage_1_normLayer.shift(null), 32);
  }

  /**
   * What the packed model keeps of stage[1].activation.
   */
  private void stage_1_activationFreeze(Tensors out) {
    out.floats("stage_1_activation.before", stage_1_activationBefore.value, 32);
    out.floats("stage_1_activation.slope", stage_1_activationSlope.value, 32);
    out.floats("stage_1_activation.after", stage_1_activationAfter.value, 32);
  }

  /**
   * What the packed model keeps of logits.
   */
  private void logitsFreeze(Tensors out) {
    out.transposed("logits.weights", logitsWeights);
    out.floats("logits.bias", logitsBias.value, 10);
  }

  @Override
  protected SmallResNetModel model(ModelFile file) {
    return SmallResNetModel.of(file);
  }

  /**
   * SHA-256 of all that this class does, without names and comments.
   */
  @Override
  protected String declaration() {
    return "8474b95d130f8d39295fbbf23bae366a9cf334b3fe05b9128973d13453d99434";
  }

  /**
   * Evaluation of one image without packing: deployed signs as floats, naive loops, and the
   * packed model's order of operations. It sees the parameters as they are when it is made.
   */
  private final class EvaluationPass implements Pass {
    private final float[] inputValue = new float[3072];

    private final float[] stemValue = new float[16384];

    private final float[] normScale = normLayer.scale(null);

    private final float[] normShift = normLayer.shift(null);

    private final float[] normValue = new float[16384];

    private final float[] stage_0_convInputs = new float[16384];

    private final float[] stage_0_convDeployed = stage_0_convWeights.signs();

    private final float[] stage_0_convValue = new float[8192];

    private final float[] stage_0_normScale = stage_0_normLayer.scale(stage_0_convWeights.alpha());

    private final float[] stage_0_normShift = stage_0_normLayer.shift(null);

    private final float[] stage_0_normValue = new float[8192];

    private final float[] stage_0_activationValue = new float[8192];

    private final float[] stage_0_downsample_shrinkValue = new float[4096];

    private final float[] stage_0_downsample_projectValue = new float[8192];

    private final float[] stage_0_downsample_normScale = stage_0_downsample_normLayer.scale(null);

    private final float[] stage_0_downsample_normShift = stage_0_downsample_normLayer.shift(null);

    private final float[] stage_0_downsample_normValue = new float[8192];

    private final float[] stage_0_sumValue = new float[8192];

    private final float[] stage_1_convInputs = new float[8192];

    private final float[] stage_1_convDeployed = stage_1_convWeights.signs();

    private final float[] stage_1_convValue = new float[8192];

    private final float[] stage_1_normScale = stage_1_normLayer.scale(stage_1_convWeights.alpha());

    private final float[] stage_1_normShift = stage_1_normLayer.shift(null);

    private final float[] stage_1_normValue = new float[8192];

    private final float[] stage_1_activationValue = new float[8192];

    private final float[] stage_1_sumValue = new float[8192];

    private final float[] averageValue = new float[32];

    private final float[] logitsValue = new float[10];

    @Override
    public void run(float[] raw, float[] logits) {
      input(raw);
      stem();
      norm();
      stage_0_conv();
      stage_0_norm();
      stage_0_activation();
      stage_0_downsample_shrink();
      stage_0_downsample_project();
      stage_0_downsample_norm();
      stage_0_sum();
      stage_1_conv();
      stage_1_norm();
      stage_1_activation();
      stage_1_sum();
      average();
      logits();
      System.arraycopy(logitsValue, 0, logits, 0, 10);
    }

    /**
     * input: standardised input; 3x32x32.
     */
    private void input(float[] raw) {
      Reference.affine(raw, inputScale(), inputShift(), inputValue);
    }

    /**
     * stem: Conv, kernel 3, stride 1, padding 1; 3x32x32 to 16x32x32.
     */
    private void stem() {
      Reference.convolution(stemLayer.shape(), inputValue, stemWeights.value, null, stemValue);
    }

    /**
     * norm: BatchNorm, momentum 0.9; 16x32x32 to 16x32x32.
     */
    private void norm() {
      Reference.affine(stemValue, normScale, normShift, normValue);
    }

    /**
     * stage[0].conv: BinaryConv, kernel 3, stride 2, padding 1 (zeros); 16x32x32 to 32x16x16.
     */
    private void stage_0_conv() {
      binarize("stage_0_conv", APPROX_SIGN, deployedSite(), normValue, 16, stage_0_convInputs);
      Reference.convolution(stage_0_convLayer.shape(), stage_0_convInputs, stage_0_convDeployed,
          null, stage_0_convValue);
    }

    /**
     * stage[0].norm: BatchNorm, momentum 0.9; 32x16x16 to 32x16x16.
     */
    private void stage_0_norm() {
      Reference.affine(stage_0_convValue, stage_0_normScale, stage_0_normShift, stage_0_normValue);
    }

    /**
     * stage[0].activation: RPRelu; 32x16x16 to 32x16x16.
     */
    private void stage_0_activation() {
      Reference.activate(RP_RELU, deployedSite(stage_0_activationBefore, stage_0_activationSlope,
          stage_0_activationAfter), stage_0_normValue, 32, stage_0_activationValue);
    }

    /**
     * stage[0].downsample.shrink: AvgPool, kernel 2, stride 2, padding 0; 16x32x32 to 16x16x16.
     */
    private void stage_0_downsample_shrink() {
      Reference.average(32, 32, 16, 2, 2, 2, 2, normValue, stage_0_downsample_shrinkValue);
    }

    /**
     * stage[0].downsample.project: Conv, kernel 1, stride 1, padding 0; 16x16x16 to 32x16x16.
     */
    private void stage_0_downsample_project() {
      Reference.convolution(stage_0_downsample_projectLayer.shape(), stage_0_downsample_shrinkValue,
          stage_0_downsample_projectWeights.value, null, stage_0_downsample_projectValue);
    }

    /**
     * stage[0].downsample.norm: BatchNorm, momentum 0.9; 32x16x16 to 32x16x16.
     */
    private void stage_0_downsample_norm() {
      Reference.affine(stage_0_downsample_projectValue, stage_0_downsample_normScale,
          stage_0_downsample_normShift, stage_0_downsample_normValue);
    }

    /**
     * stage[0]: Add; 32x16x16 and 32x16x16 to 32x16x16.
     */
    private void stage_0_sum() {
      Reference.add(stage_0_activationValue, stage_0_downsample_normValue, stage_0_sumValue);
    }

    /**
     * stage[1].conv: BinaryConv, kernel 3, stride 1, padding 1 (zeros); 32x16x16 to 32x16x16.
     */
    private void stage_1_conv() {
      binarize("stage_1_conv", APPROX_SIGN, deployedSite(), stage_0_sumValue, 32,
          stage_1_convInputs);
      Reference.convolution(stage_1_convLayer.shape(), stage_1_convInputs, stage_1_convDeployed,
          null, stage_1_convValue);
    }

    /**
     * stage[1].norm: BatchNorm, momentum 0.9; 32x16x16 to 32x16x16.
     */
    private void stage_1_norm() {
      Reference.affine(stage_1_convValue, stage_1_normScale, stage_1_normShift, stage_1_normValue);
    }

    /**
     * stage[1].activation: RPRelu; 32x16x16 to 32x16x16.
     */
    private void stage_1_activation() {
      Reference.activate(RP_RELU, deployedSite(stage_1_activationBefore, stage_1_activationSlope,
          stage_1_activationAfter), stage_1_normValue, 32, stage_1_activationValue);
    }

    /**
     * stage[1]: Add; 32x16x16 and 32x16x16 to 32x16x16.
     */
    private void stage_1_sum() {
      Reference.add(stage_1_activationValue, stage_0_sumValue, stage_1_sumValue);
    }

    /**
     * average: GlobalAvgPool; 32x16x16 to 32.
     */
    private void average() {
      Reference.global(16, 16, 32, stage_1_sumValue, averageValue);
    }

    /**
     * logits: Dense, bias; 32 to 10.
     */
    private void logits() {
      Reference.convolution(logitsLayer.shape(), averageValue, logitsWeights.value,
          logitsBias.value, logitsValue);
    }
  }
}
