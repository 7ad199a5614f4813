package dev.signet.tests.golden;

import dev.signet.dsl.FilterShape;
import dev.signet.dsl.Site;
import dev.signet.dsl.activation.Relu;
import dev.signet.dsl.estimator.LayerMagnitudeSign;
import dev.signet.dsl.estimator.UnitStep;
import dev.signet.dsl.scaling.Unscaled;
import dev.signet.dsl.source.UnclippedLatent;
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
 * Training of {@link CoupledNet}, decoupled; {@link #freeze()} makes its {@link CoupledNetDecoupledModel}.
 */
@Generated("dev.signet.processor.SignetProcessor")
public final class CoupledNetDecoupledTrainer extends Trainer<CoupledNetDecoupledModel> {
  private static final UnclippedLatent UNCLIPPED_LATENT = new UnclippedLatent();

  private static final LayerMagnitudeSign LAYER_MAGNITUDE_SIGN = new LayerMagnitudeSign();

  private static final Unscaled UNSCALED = new Unscaled();

  private static final UnitStep UNIT_STEP = new UnitStep();

  private static final Relu RELU = new Relu();

  private final Convolution stemLayer = convolution(new ConvShape(8, 8, 1, 6, 3, 3, 1, 1, 1, 1,
      ConvShape.Pad.ZERO));

  private final Parameter stemWeights = parameter("stem.weights", Parameter.Kind.REAL_WEIGHT,
      Init.HE, 6, 3, 3, 1);

  private final Values stem = values("stem", 8, 8, 6, 1);

  private final Values stem_copies = values("stem_copies", 8, 8, 12, 2);

  private final BatchNormalization normLayer = batchNorm("norm", 12, 0.9);

  private final Values norm = values("norm", 8, 8, 12, 1);

  private final Parameter stage_0_convSourceLatent = parameter("stage_0_conv.source.latent",
      Parameter.Kind.LATENT, Init.ZERO, 8, 9, 12);

  private final BinaryWeights stage_0_convWeights = binaryWeights("stage_0_conv", new FilterShape(8,
      3, 3, 12), UNCLIPPED_LATENT, new Parameter[] {stage_0_convSourceLatent}, LAYER_MAGNITUDE_SIGN,
      Float.POSITIVE_INFINITY, new Parameter[0], UNSCALED, new Parameter[0]);

  private final Convolution stage_0_convLayer = convolution(new ConvShape(8, 8, 12, 8, 3, 3, 2, 2,
      1, 1, ConvShape.Pad.ZERO));

  private final Values stage_0_convSigns = values("stage_0_conv.signs", 8, 8, 12, 2);

  private final Values stage_0_conv = values("stage_0_conv", 4, 4, 8, 0);

  private final Values stage_0_conv_copies = values("stage_0_conv_copies", 4, 4, 16, 2);

  private final BatchNormalization stage_0_normLayer = batchNorm("stage_0_norm", 16, 0.9);

  private final Values stage_0_norm = values("stage_0_norm", 4, 4, 16, 0);

  private final Values norm_mean = values("norm_mean", 8, 8, 6, 2);

  private final Values stage_0_downsample_shrink = values("stage_0_downsample_shrink", 4, 4, 6, 1);

  private final Convolution stage_0_downsample_mixLayer = convolution(new ConvShape(4, 4, 6, 8, 1,
      1, 1, 1, 0, 0, ConvShape.Pad.ZERO));

  private final Parameter stage_0_downsample_mixWeights = parameter("stage_0_downsample_mix.weights",
      Parameter.Kind.REAL_WEIGHT, Init.HE, 8, 1, 1, 6);

  private final Values stage_0_downsample_mix = values("stage_0_downsample_mix", 4, 4, 8, 2);

  private final BatchNormalization stage_0_downsample_normLayer = batchNorm("stage_0_downsample_norm",
      8, 0.9);

  private final Values stage_0_downsample_norm = values("stage_0_downsample_norm", 4, 4, 8, 1);

  private final Values stage_0_downsample_norm_copies = values("stage_0_downsample_norm_copies", 4,
      4, 16, 2);

  private final Values stage_0_sum = values("stage_0_sum", 4, 4, 16, 1);

  private final Parameter stage_1_convSourceLatent = parameter("stage_1_conv.source.latent",
      Parameter.Kind.LATENT, Init.ZERO, 8, 9, 16);

  private final BinaryWeights stage_1_convWeights = binaryWeights("stage_1_conv", new FilterShape(8,
      3, 3, 16), UNCLIPPED_LATENT, new Parameter[] {stage_1_convSourceLatent}, LAYER_MAGNITUDE_SIGN,
      Float.POSITIVE_INFINITY, new Parameter[0], UNSCALED, new Parameter[0]);

  private final Convolution stage_1_convLayer = convolution(new ConvShape(4, 4, 16, 8, 3, 3, 1, 1,
      1, 1, ConvShape.Pad.ZERO));

  private final Values stage_1_convSigns = values("stage_1_conv.signs", 4, 4, 16, 0);

  private final Values stage_1_conv = values("stage_1_conv", 4, 4, 8, 2);

  private final BatchNormalization stage_1_normLayer = batchNorm("stage_1_norm", 8, 0.9);

  private final Values stage_1_norm = values("stage_1_norm", 4, 4, 8, 0);

  private final Values stage_0_sum_mean = values("stage_0_sum_mean", 4, 4, 8, 2);

  private final Values stage_1_sum = values("stage_1_sum", 4, 4, 8, 1);

  private final Values relu = values("relu", 4, 4, 8, 0);

  private final Values average = values("average", 1, 1, 8, 1);

  private final Convolution logitsLayer = convolution(ConvShape.dense(8, 4));

  private final Parameter logitsWeights = parameter("logits.weights", Parameter.Kind.REAL_WEIGHT,
      Init.FAN_IN_UNIFORM, 4, 1, 1, 8);

  private final Parameter logitsBias = parameter("logits.bias", Parameter.Kind.BIAS, Init.ZERO, 4);

  private final Values logits = values("logits", 1, 1, 4, 0);

  private CoupledNetDecoupledTrainer(Training training) {
    super(CoupledNetDecoupledModel.SPEC, training);
  }

  /**
   * A trainer with fresh parameters.
   *
   * @throws IllegalArgumentException when the settings do not fit the network
   */
  public static CoupledNetDecoupledTrainer create(Training training) {
    CoupledNetDecoupledTrainer trainer = new CoupledNetDecoupledTrainer(training);
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
    ReportPage.of(CoupledNetDecoupledTrainer.class, "CoupledNetDecoupledReport.html")
        .estimator("dev.signet.dsl.estimator.UnitStep", UNIT_STEP)
        .estimator("dev.signet.dsl.estimator.LayerMagnitudeSign", LAYER_MAGNITUDE_SIGN)
        .activation("dev.signet.dsl.activation.Relu", RELU)
        .write(file);
  }

  @Override
  protected Values logits() {
    return logits;
  }

  @Override
  protected void forward() {
    stemForward();
    stem_copiesForward();
    normForward();
    stage_0_convForward();
    stage_0_conv_copiesForward();
    stage_0_normForward();
    norm_meanForward();
    stage_0_downsample_shrinkForward();
    stage_0_downsample_mixForward();
    stage_0_downsample_normForward();
    stage_0_downsample_norm_copiesForward();
    stage_0_sumForward();
    stage_1_convForward();
    stage_1_normForward();
    stage_0_sum_meanForward();
    stage_1_sumForward();
    reluForward();
    averageForward();
    logitsForward();
  }

  @Override
  protected void backward() {
    logitsBackward();
    averageBackward();
    reluBackward();
    stage_1_sumBackward();
    stage_0_sum_meanBackward();
    stage_1_normBackward();
    stage_1_convBackward();
    stage_0_sumBackward();
    stage_0_downsample_norm_copiesBackward();
    stage_0_downsample_normBackward();
    stage_0_downsample_mixBackward();
    stage_0_downsample_shrinkBackward();
    norm_meanBackward();
    stage_0_normBackward();
    stage_0_conv_copiesBackward();
    stage_0_convBackward();
    normBackward();
    stem_copiesBackward();
    stemBackward();
  }

  /**
   * Every number of a shard by UnitStep.
   */
  private void unitStepValues(Values in, Values out, Shard s) {
    Site site = site();
    float[] x = in.value;
    float[] y = out.value;
    for (int i = s.from(in), end = s.to(in); i < end; i++) {
      y[i] = UNIT_STEP.forward(x[i], site);
    }
  }

  /**
   * Every number of a shard by Relu.
   */
  private void reluValues(Values in, Values out, Shard s) {
    Site site = site();
    float[] x = in.value;
    float[] y = out.value;
    for (int i = s.from(in), end = s.to(in); i < end; i++) {
      y[i] = RELU.value(x[i], site);
    }
  }

  /**
   * Gradients of every number of a shard by Relu.
   */
  private void reluGradients(Values in, Values out, Shard s) {
    Site site = site();
    float[] x = in.value;
    float[] gy = out.gradient;
    float[] gx = in.gradient;
    for (int i = s.from(in), end = s.to(in); i < end; i++) {
      gx[i] = gy[i] * RELU.derivative(x[i], site);
    }
  }

  /**
   * Gradients of every number of a shard by UnitStep, added to those of other readers.
   */
  private void unitStepAddedGradients(Values in, Values out, Shard s) {
    Site site = site();
    float[] x = in.value;
    float[] gy = out.gradient;
    float[] gx = in.gradient;
    for (int i = s.from(in), end = s.to(in); i < end; i++) {
      gx[i] += gy[i] * UNIT_STEP.derivative(x[i], site);
    }
  }

  /**
   * Of every channel the least number that UnitStep deploys as the greater value.
   */
  private float[] unitStepThresholds(int count) {
    float[] thresholds = new float[count];
    for (int c = 0; c < count; c++) {
      Site site = deployedSite().at(c);
      thresholds[c] = FloatThreshold.search(x -> UNIT_STEP.deployed(x, site) > 0.5);
    }
    return thresholds;
  }

  /**
   * stem: Conv, kernel 3, stride 1, padding 1; 1x8x8 to 6x8x8.
   * By matrix products.
   *
   * <p>Declared as {@code @Filters(6) Conv stem}.
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
   * stem.copies: Concat; 6x8x8 and 6x8x8 to 12x8x8.
   */
  private void stem_copiesForward() {
    shards(s -> {
      Joins.concatForward(stem, 64, 6, 0, 12, stem_copies, s);
      Joins.concatForward(stem, 64, 6, 6, 12, stem_copies, s);
    });
  }

  /**
   * Gradients of stem.copies, see above.
   */
  private void stem_copiesBackward() {
    complete(stem_copies);
    shards(s -> {
      Joins.concatBackward(stem, 64, 6, 0, 12, stem_copies, false, s);
      Joins.concatBackward(stem, 64, 6, 6, 12, stem_copies, true, s);
    });
  }

  /**
   * norm: BatchNorm, momentum 0.9; 12x8x8 to 12x8x8.
   * Ioffe and Szegedy 2015, arXiv 1502.03167: gamma * (x - mean) / sqrt(variance + 1e-5) +
   * beta, with mean and variance of the batch, per channel.
   *
   * <p>Declared as {@code BatchNorm norm}.
   */
  private void normForward() {
    normLayer.forward(stem_copies, norm);
  }

  /**
   * Gradients of norm, see above.
   */
  private void normBackward() {
    complete(norm);
    normLayer.backward(stem_copies, norm, true, false);
  }

  /**
   * stage[0].conv: BinaryConv, kernel 3, stride 2, padding 1 (zeros); 12x8x8 to 8x4x4.
   * Inputs UnitStep (network, decoupled from CoupledTernary), weights LayerMagnitudeSign
   * (network), scale Unscaled (default), source UnclippedLatent (network), padding ZERO
   * (default).
   *
   * <p>Declared as {@code @Filters(value = OUT, stride = STRIDE) BinaryConv conv}.
   */
  private void stage_0_convForward() {
    stage_0_convWeights.materialize(progress());
    stage_0_convLayer.prepare(stage_0_convWeights);
    shards(s -> {
      unitStepValues(norm, stage_0_convSigns, s);
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
      unitStepAddedGradients(norm, stage_0_convSigns, s);
    });
    stage_0_convLayer.backwardWeights(stage_0_convSigns, stage_0_conv,
        stage_0_convWeights.partials());
  }

  /**
   * stage[0].conv.copies: Concat; 8x4x4 and 8x4x4 to 16x4x4.
   */
  private void stage_0_conv_copiesForward() {
    shards(s -> {
      Joins.concatForward(stage_0_conv, 16, 8, 0, 16, stage_0_conv_copies, s);
      Joins.concatForward(stage_0_conv, 16, 8, 8, 16, stage_0_conv_copies, s);
    });
  }

  /**
   * Gradients of stage[0].conv.copies, see above.
   */
  private void stage_0_conv_copiesBackward() {
    complete(stage_0_conv_copies);
    shards(s -> {
      Joins.concatBackward(stage_0_conv, 16, 8, 0, 16, stage_0_conv_copies, false, s);
      Joins.concatBackward(stage_0_conv, 16, 8, 8, 16, stage_0_conv_copies, true, s);
    });
  }

  /**
   * stage[0].norm: BatchNorm, momentum 0.9; 16x4x4 to 16x4x4.
   * Ioffe and Szegedy 2015, arXiv 1502.03167: gamma * (x - mean) / sqrt(variance + 1e-5) +
   * beta, with mean and variance of the batch, per channel.
   *
   * <p>Declared as {@code BatchNorm norm}.
   */
  private void stage_0_normForward() {
    stage_0_normLayer.forward(stage_0_conv_copies, stage_0_norm);
  }

  /**
   * Gradients of stage[0].norm, see above.
   */
  private void stage_0_normBackward() {
    complete(stage_0_norm);
    stage_0_normLayer.backward(stage_0_conv_copies, stage_0_norm, true, false);
  }

  /**
   * norm.mean: mean of 2 copies; 12x8x8 to 6x8x8.
   * The sum from the first copy on, divided by 2.
   */
  private void norm_meanForward() {
    shards(s -> {
      Joins.meanForward(norm, 2, 6, norm_mean, s);
    });
  }

  /**
   * Gradients of norm.mean, see above.
   */
  private void norm_meanBackward() {
    complete(norm_mean);
    shards(s -> {
      Joins.meanBackward(norm, 2, 6, norm_mean, false, s);
    });
  }

  /**
   * stage[0].downsample.shrink: AvgPool, kernel 2, stride 2, padding 0; 6x8x8 to 6x4x4.
   * Sum over the real pixels of a window in the order ky, kx, by their count.
   *
   * <p>Declared as {@code @Window(STRIDE) AvgPool shrink}.
   */
  private void stage_0_downsample_shrinkForward() {
    shards(s -> {
      Pooling.averageForward(8, 8, 6, 2, 2, 2, 2, norm_mean, stage_0_downsample_shrink, s);
    });
  }

  /**
   * Gradients of stage[0].downsample.shrink, see above.
   */
  private void stage_0_downsample_shrinkBackward() {
    complete(stage_0_downsample_shrink);
    shards(s -> {
      Pooling.averageBackward(8, 8, 6, 2, 2, 2, 2, norm_mean, stage_0_downsample_shrink, false, s);
    });
  }

  /**
   * stage[0].downsample.mix: Conv, kernel 1, stride 1, padding 0; 6x4x4 to 8x4x4.
   * By matrix products.
   *
   * <p>Declared as {@code @Filters(value = OUT, kernel = 1) Conv mix}.
   */
  private void stage_0_downsample_mixForward() {
    stage_0_downsample_mixLayer.prepare(stage_0_downsample_mixWeights.value);
    shards(s -> {
      stage_0_downsample_mixLayer.forward(stage_0_downsample_shrink, null, stage_0_downsample_mix,
          s);
    });
  }

  /**
   * Gradients of stage[0].downsample.mix, see above.
   */
  private void stage_0_downsample_mixBackward() {
    complete(stage_0_downsample_mix);
    shards(s -> {
      stage_0_downsample_mixLayer.backward(stage_0_downsample_shrink, stage_0_downsample_mix, true,
          false, null, s);
    });
    stage_0_downsample_mixLayer.backwardWeights(stage_0_downsample_shrink, stage_0_downsample_mix,
        stage_0_downsample_mixWeights.partials());
  }

  /**
   * stage[0].downsample.norm: BatchNorm, momentum 0.9; 8x4x4 to 8x4x4.
   * Ioffe and Szegedy 2015, arXiv 1502.03167: gamma * (x - mean) / sqrt(variance + 1e-5) +
   * beta, with mean and variance of the batch, per channel.
   *
   * <p>Declared as {@code BatchNorm norm}.
   */
  private void stage_0_downsample_normForward() {
    stage_0_downsample_normLayer.forward(stage_0_downsample_mix, stage_0_downsample_norm);
  }

  /**
   * Gradients of stage[0].downsample.norm, see above.
   */
  private void stage_0_downsample_normBackward() {
    complete(stage_0_downsample_norm);
    stage_0_downsample_normLayer.backward(stage_0_downsample_mix, stage_0_downsample_norm, true,
        false);
  }

  /**
   * stage[0].downsample.norm.copies: Concat; 8x4x4 and 8x4x4 to 16x4x4.
   */
  private void stage_0_downsample_norm_copiesForward() {
    shards(s -> {
      Joins.concatForward(stage_0_downsample_norm, 16, 8, 0, 16, stage_0_downsample_norm_copies, s);
      Joins.concatForward(stage_0_downsample_norm, 16, 8, 8, 16, stage_0_downsample_norm_copies, s);
    });
  }

  /**
   * Gradients of stage[0].downsample.norm.copies, see above.
   */
  private void stage_0_downsample_norm_copiesBackward() {
    complete(stage_0_downsample_norm_copies);
    shards(s -> {
      Joins.concatBackward(stage_0_downsample_norm, 16, 8, 0, 16, stage_0_downsample_norm_copies,
          false, s);
      Joins.concatBackward(stage_0_downsample_norm, 16, 8, 8, 16, stage_0_downsample_norm_copies,
          true, s);
    });
  }

  /**
   * stage[0]: Add; 16x4x4 and 16x4x4 to 16x4x4.
   *
   * <p>Declared as {@code @Stage(units = 2, out = 8, stride = 2) BiRealUnit stage}.
   */
  private void stage_0_sumForward() {
    shards(s -> {
      Joins.addForward(stage_0_norm, stage_0_downsample_norm_copies, stage_0_sum, s);
    });
  }

  /**
   * Gradients of stage[0], see above.
   */
  private void stage_0_sumBackward() {
    complete(stage_0_sum);
    shards(s -> {
      Joins.addBackward(stage_0_norm, stage_0_sum, false, s);
      Joins.addBackward(stage_0_downsample_norm_copies, stage_0_sum, false, s);
    });
  }

  /**
   * stage[1].conv: BinaryConv, kernel 3, stride 1, padding 1 (zeros); 16x4x4 to 8x4x4.
   * Inputs UnitStep (network, decoupled from CoupledTernary), weights LayerMagnitudeSign
   * (network), scale Unscaled (default), source UnclippedLatent (network), padding ZERO
   * (default).
   *
   * <p>Declared as {@code @Filters(value = OUT, stride = STRIDE) BinaryConv conv}.
   */
  private void stage_1_convForward() {
    stage_1_convWeights.materialize(progress());
    stage_1_convLayer.prepare(stage_1_convWeights);
    shards(s -> {
      unitStepValues(stage_0_sum, stage_1_convSigns, s);
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
      unitStepAddedGradients(stage_0_sum, stage_1_convSigns, s);
    });
    stage_1_convLayer.backwardWeights(stage_1_convSigns, stage_1_conv,
        stage_1_convWeights.partials());
  }

  /**
   * stage[1].norm: BatchNorm, momentum 0.9; 8x4x4 to 8x4x4.
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
   * stage[0].mean: mean of 2 copies; 16x4x4 to 8x4x4.
   * The sum from the first copy on, divided by 2.
   */
  private void stage_0_sum_meanForward() {
    shards(s -> {
      Joins.meanForward(stage_0_sum, 2, 8, stage_0_sum_mean, s);
    });
  }

  /**
   * Gradients of stage[0].mean, see above.
   */
  private void stage_0_sum_meanBackward() {
    complete(stage_0_sum_mean);
    shards(s -> {
      Joins.meanBackward(stage_0_sum, 2, 8, stage_0_sum_mean, false, s);
    });
  }

  /**
   * stage[1]: Add; 8x4x4 and 8x4x4 to 8x4x4.
   *
   * <p>Declared as {@code @Stage(units = 2, out = 8, stride = 2) BiRealUnit stage}.
   */
  private void stage_1_sumForward() {
    shards(s -> {
      Joins.addForward(stage_1_norm, stage_0_sum_mean, stage_1_sum, s);
    });
  }

  /**
   * Gradients of stage[1], see above.
   */
  private void stage_1_sumBackward() {
    complete(stage_1_sum);
    shards(s -> {
      Joins.addBackward(stage_1_norm, stage_1_sum, false, s);
      Joins.addBackward(stage_0_sum_mean, stage_1_sum, false, s);
    });
  }

  /**
   * relu: Relu; 8x4x4 to 8x4x4.
   *
   * <p>Declared as {@code Relu relu}.
   */
  private void reluForward() {
    shards(s -> {
      reluValues(stage_1_sum, relu, s);
    });
  }

  /**
   * Gradients of relu, see above.
   */
  private void reluBackward() {
    complete(relu);
    shards(s -> {
      reluGradients(stage_1_sum, relu, s);
    });
  }

  /**
   * average: GlobalAvgPool; 8x4x4 to 8.
   * Sum over all pixels, rows first, by their count.
   *
   * <p>Declared as {@code GlobalAvgPool average}.
   */
  private void averageForward() {
    shards(s -> {
      Pooling.globalForward(4, 4, 8, relu, average, s);
    });
  }

  /**
   * Gradients of average, see above.
   */
  private void averageBackward() {
    complete(average);
    shards(s -> {
      Pooling.globalBackward(4, 4, 8, relu, average, false, s);
    });
  }

  /**
   * logits: Dense, bias; 8 to 4.
   * By matrix products.
   *
   * <p>Declared as {@code @Units(4) Dense logits}.
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
    stage_0_normFreeze(out);
    stage_0_downsample_mixFreeze(out);
    stage_0_downsample_normFreeze(out);
    stage_1_convFreeze(out);
    logitsFreeze(out);
  }

  /**
   * What the packed model keeps of input.
   * fma(x, 1 / deviation, -mean / deviation), per channel.
   */
  private void inputFreeze(Tensors out) {
    out.floats("input.scale", inputScale(), 1);
    out.floats("input.shift", inputShift(), 1);
  }

  /**
   * What the packed model keeps of stem.
   */
  private void stemFreeze(Tensors out) {
    out.transposed("stem.weights", stemWeights);
  }

  /**
   * What the packed model keeps of norm.
   */
  private void normFreeze(Tensors out) {
    out.floats("norm.scale", normLayer.scale(null), 12);
    out.floats("norm.shift", normLayer.shift(null), 12);
  }

  /**
   * What the packed model keeps of stage[0].conv.
   * Bit of an input: whether it reaches its channel's threshold.
   * Value: fma(sum, scale, shift) of its channel.
   */
  private void stage_0_convFreeze(Tensors out) {
    out.signs("stage_0_conv.weights", stage_0_convWeights);
    out.floats("stage_0_conv.thresholds", unitStepThresholds(12), 12);
    out.floats("stage_0_conv.scale", stage_0_convWeights.scale(0.5), 8);
    out.floats("stage_0_conv.shift", stage_0_convWeights.shift(null, 0.5), 8);
  }

  /**
   * What the packed model keeps of stage[0].norm.
   */
  private void stage_0_normFreeze(Tensors out) {
    out.floats("stage_0_norm.scale", stage_0_normLayer.scale(null), 16);
    out.floats("stage_0_norm.shift", stage_0_normLayer.shift(null), 16);
  }

  /**
   * What the packed model keeps of stage[0].downsample.mix.
   * In the same pass: stage[0].downsample.norm, fma(sum, scale, shift) of its channel.
   */
  private void stage_0_downsample_mixFreeze(Tensors out) {
    out.transposed("stage_0_downsample_mix.weights", stage_0_downsample_mixWeights);
  }

  /**
   * What the packed model keeps of stage[0].downsample.norm.
   */
  private void stage_0_downsample_normFreeze(Tensors out) {
    out.floats("stage_0_downsample_norm.scale", stage_0_downsample_normLayer.scale(null), 8);
    out.floats("stage_0_downsample_norm.shift", stage_0_downsample_normLayer.shift(null), 8);
  }

  /**
   * What the packed model keeps of stage[1].conv.
   * Bit of an input: whether it reaches its channel's threshold.
   * stage[1].norm is folded into its scale and shift.
   * Value: fma(sum, scale, shift) of its channel.
   */
  private void stage_1_convFreeze(Tensors out) {
    out.signs("stage_1_conv.weights", stage_1_convWeights);
    out.floats("stage_1_conv.thresholds", unitStepThresholds(16), 16);
    out.floats("stage_1_conv.scale", stage_1_normLayer.scale(stage_1_convWeights.alpha(0.5)), 8);
    out.floats("stage_1_conv.shift", stage_1_normLayer.shift(null, stage_1_convWeights.offset(0.5)),
        8);
  }

  /**
   * What the packed model keeps of logits.
   */
  private void logitsFreeze(Tensors out) {
    out.transposed("logits.weights", logitsWeights);
    out.floats("logits.bias", logitsBias.value, 4);
  }

  @Override
  protected CoupledNetDecoupledModel model(ModelFile file) {
    return CoupledNetDecoupledModel.of(file);
  }

  /**
   * SHA-256 of all that this class does, without names and comments.
   */
  @Override
  protected String declaration() {
    return "f37bce0c864ddaf9deec88d6de388a2879729a4a884e1711f571a5942ffdab98";
  }

  /**
   * Evaluation of one image without packing: deployed signs as floats, naive loops, and the
   * packed model's order of operations. It sees the parameters as they are when it is made.
   */
  private final class EvaluationPass implements Pass {
    private final float[] inputValue = new float[64];

    private final float[] stemValue = new float[384];

    private final float[] stem_copiesValue = new float[768];

    private final float[] normScale = normLayer.scale(null);

    private final float[] normShift = normLayer.shift(null);

    private final float[] normValue = new float[768];

    private final float[] stage_0_convInputs = new float[768];

    private final float[] stage_0_convDeployed = stage_0_convWeights.signs();

    private final ConvShape stage_0_convShape = new ConvShape(8, 8, 12, 8, 3, 3, 2, 2, 1, 1,
        ConvShape.Pad.MINUS_ONE);

    private final float[] stage_0_convValue = new float[128];

    private final float[] stage_0_convScale = stage_0_convWeights.scale(0.5);

    private final float[] stage_0_convShift = stage_0_convWeights.shift(null, 0.5);

    private final float[] stage_0_conv_copiesValue = new float[256];

    private final float[] stage_0_normScale = stage_0_normLayer.scale(null);

    private final float[] stage_0_normShift = stage_0_normLayer.shift(null);

    private final float[] stage_0_normValue = new float[256];

    private final float[] norm_meanValue = new float[384];

    private final float[] stage_0_downsample_shrinkValue = new float[96];

    private final float[] stage_0_downsample_mixValue = new float[128];

    private final float[] stage_0_downsample_normScale = stage_0_downsample_normLayer.scale(null);

    private final float[] stage_0_downsample_normShift = stage_0_downsample_normLayer.shift(null);

    private final float[] stage_0_downsample_normValue = new float[128];

    private final float[] stage_0_downsample_norm_copiesValue = new float[256];

    private final float[] stage_0_sumValue = new float[256];

    private final float[] stage_1_convInputs = new float[256];

    private final float[] stage_1_convDeployed = stage_1_convWeights.signs();

    private final ConvShape stage_1_convShape = new ConvShape(4, 4, 16, 8, 3, 3, 1, 1, 1, 1,
        ConvShape.Pad.MINUS_ONE);

    private final float[] stage_1_convValue = new float[128];

    private final float[] stage_1_normScale = stage_1_normLayer.scale(stage_1_convWeights.alpha(0.5));

    private final float[] stage_1_normShift = stage_1_normLayer.shift(null,
        stage_1_convWeights.offset(0.5));

    private final float[] stage_1_normValue = new float[128];

    private final float[] stage_0_sum_meanValue = new float[128];

    private final float[] stage_1_sumValue = new float[128];

    private final float[] reluValue = new float[128];

    private final float[] averageValue = new float[8];

    private final float[] logitsValue = new float[4];

    @Override
    public void run(float[] raw, float[] logits) {
      input(raw);
      stem();
      stem_copies();
      norm();
      stage_0_conv();
      stage_0_conv_copies();
      stage_0_norm();
      norm_mean();
      stage_0_downsample_shrink();
      stage_0_downsample_mix();
      stage_0_downsample_norm();
      stage_0_downsample_norm_copies();
      stage_0_sum();
      stage_1_conv();
      stage_1_norm();
      stage_0_sum_mean();
      stage_1_sum();
      relu();
      average();
      logits();
      System.arraycopy(logitsValue, 0, logits, 0, 4);
    }

    /**
     * input: standardised input; 1x8x8.
     */
    private void input(float[] raw) {
      Reference.affine(raw, inputScale(), inputShift(), inputValue);
    }

    /**
     * stem: Conv, kernel 3, stride 1, padding 1; 1x8x8 to 6x8x8.
     */
    private void stem() {
      Reference.convolution(stemLayer.shape(), inputValue, stemWeights.value, null, stemValue);
    }

    /**
     * stem.copies: Concat; 6x8x8 and 6x8x8 to 12x8x8.
     */
    private void stem_copies() {
      Reference.concat(stemValue, 64, 6, 0, 12, stem_copiesValue);
      Reference.concat(stemValue, 64, 6, 6, 12, stem_copiesValue);
    }

    /**
     * norm: BatchNorm, momentum 0.9; 12x8x8 to 12x8x8.
     */
    private void norm() {
      Reference.affine(stem_copiesValue, normScale, normShift, normValue);
    }

    /**
     * stage[0].conv: BinaryConv, kernel 3, stride 2, padding 1 (zeros); 12x8x8 to 8x4x4.
     */
    private void stage_0_conv() {
      binarize("stage_0_conv", UNIT_STEP, deployedSite(), normValue, 12, stage_0_convInputs);
      Reference.planes(stage_0_convInputs, 0.5, 0.5);
      Reference.convolution(stage_0_convShape, 1, stage_0_convInputs, stage_0_convDeployed,
          stage_0_convValue);
      Reference.affine(stage_0_convValue, stage_0_convScale, stage_0_convShift, stage_0_convValue);
    }

    /**
     * stage[0].conv.copies: Concat; 8x4x4 and 8x4x4 to 16x4x4.
     */
    private void stage_0_conv_copies() {
      Reference.concat(stage_0_convValue, 16, 8, 0, 16, stage_0_conv_copiesValue);
      Reference.concat(stage_0_convValue, 16, 8, 8, 16, stage_0_conv_copiesValue);
    }

    /**
     * stage[0].norm: BatchNorm, momentum 0.9; 16x4x4 to 16x4x4.
     */
    private void stage_0_norm() {
      Reference.affine(stage_0_conv_copiesValue, stage_0_normScale, stage_0_normShift,
          stage_0_normValue);
    }

    /**
     * norm.mean: mean of 2 copies; 12x8x8 to 6x8x8.
     */
    private void norm_mean() {
      Reference.meanOfCopies(normValue, 2, 6, norm_meanValue);
    }

    /**
     * stage[0].downsample.shrink: AvgPool, kernel 2, stride 2, padding 0; 6x8x8 to 6x4x4.
     */
    private void stage_0_downsample_shrink() {
      Reference.average(8, 8, 6, 2, 2, 2, 2, norm_meanValue, stage_0_downsample_shrinkValue);
    }

    /**
     * stage[0].downsample.mix: Conv, kernel 1, stride 1, padding 0; 6x4x4 to 8x4x4.
     */
    private void stage_0_downsample_mix() {
      Reference.convolution(stage_0_downsample_mixLayer.shape(), stage_0_downsample_shrinkValue,
          stage_0_downsample_mixWeights.value, null, stage_0_downsample_mixValue);
    }

    /**
     * stage[0].downsample.norm: BatchNorm, momentum 0.9; 8x4x4 to 8x4x4.
     */
    private void stage_0_downsample_norm() {
      Reference.affine(stage_0_downsample_mixValue, stage_0_downsample_normScale,
          stage_0_downsample_normShift, stage_0_downsample_normValue);
    }

    /**
     * stage[0].downsample.norm.copies: Concat; 8x4x4 and 8x4x4 to 16x4x4.
     */
    private void stage_0_downsample_norm_copies() {
      Reference.concat(stage_0_downsample_normValue, 16, 8, 0, 16,
          stage_0_downsample_norm_copiesValue);
      Reference.concat(stage_0_downsample_normValue, 16, 8, 8, 16,
          stage_0_downsample_norm_copiesValue);
    }

    /**
     * stage[0]: Add; 16x4x4 and 16x4x4 to 16x4x4.
     */
    private void stage_0_sum() {
      Reference.add(stage_0_normValue, stage_0_downsample_norm_copiesValue, stage_0_sumValue);
    }

    /**
     * stage[1].conv: BinaryConv, kernel 3, stride 1, padding 1 (zeros); 16x4x4 to 8x4x4.
     */
    private void stage_1_conv() {
      binarize("stage_1_conv", UNIT_STEP, deployedSite(), stage_0_sumValue, 16, stage_1_convInputs);
      Reference.planes(stage_1_convInputs, 0.5, 0.5);
      Reference.convolution(stage_1_convShape, 1, stage_1_convInputs, stage_1_convDeployed,
          stage_1_convValue);
    }

    /**
     * stage[1].norm: BatchNorm, momentum 0.9; 8x4x4 to 8x4x4.
     */
    private void stage_1_norm() {
      Reference.affine(stage_1_convValue, stage_1_normScale, stage_1_normShift, stage_1_normValue);
    }

    /**
     * stage[0].mean: mean of 2 copies; 16x4x4 to 8x4x4.
     */
    private void stage_0_sum_mean() {
      Reference.meanOfCopies(stage_0_sumValue, 2, 8, stage_0_sum_meanValue);
    }

    /**
     * stage[1]: Add; 8x4x4 and 8x4x4 to 8x4x4.
     */
    private void stage_1_sum() {
      Reference.add(stage_1_normValue, stage_0_sum_meanValue, stage_1_sumValue);
    }

    /**
     * relu: Relu; 8x4x4 to 8x4x4.
     */
    private void relu() {
      Reference.activate(RELU, deployedSite(), stage_1_sumValue, 8, reluValue);
    }

    /**
     * average: GlobalAvgPool; 8x4x4 to 8.
     */
    private void average() {
      Reference.global(4, 4, 8, reluValue, averageValue);
    }

    /**
     * logits: Dense, bias; 8 to 4.
     */
    private void logits() {
      Reference.convolution(logitsLayer.shape(), averageValue, logitsWeights.value,
          logitsBias.value, logitsValue);
    }
  }
}
