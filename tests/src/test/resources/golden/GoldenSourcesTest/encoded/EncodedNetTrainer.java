package dev.signet.tests.golden;

import dev.signet.dsl.Encoder;
import dev.signet.dsl.FilterShape;
import dev.signet.dsl.Site;
import dev.signet.dsl.encoder.Thermometer;
import dev.signet.dsl.estimator.SteSign;
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
 * Training of {@link EncodedNet}; {@link #freeze()} makes its {@link EncodedNetModel}.
 */
@Generated("dev.signet.processor.SignetProcessor")
public final class EncodedNetTrainer extends Trainer<EncodedNetModel> {
  private static final Thermometer THERMOMETER = new Thermometer();

  private static final Latent LATENT = new Latent();

  private static final SteSign STE_SIGN = new SteSign();

  private static final Unscaled UNSCALED = new Unscaled();

  private final Parameter stemSourceLatent = parameter("stem.source.latent", Parameter.Kind.LATENT,
      Init.ZERO, 32, 9, 8);

  private final BinaryWeights stemWeights = binaryWeights("stem", new FilterShape(32, 3, 3, 8),
      LATENT, new Parameter[] {stemSourceLatent}, STE_SIGN, 1.0f, new Parameter[0], UNSCALED,
      new Parameter[0]);

  private final Convolution stemLayer = convolution(new ConvShape(16, 16, 8, 32, 3, 3, 1, 1, 1, 1,
      ConvShape.Pad.ZERO));

  private final Values stemSigns = values("stem.signs", 16, 16, 8);

  private final Values stem = values("stem", 16, 16, 32, 0);

  private final Values pool = values("pool", 8, 8, 32, 2);

  private final BatchNormalization normLayer = batchNorm("norm", 32, 0.9);

  private final Values norm = values("norm", 8, 8, 32, 3);

  private final BatchNormalization stage_0_normLayer = batchNorm("stage_0_norm", 32, 0.9);

  private final Values stage_0_norm = values("stage_0_norm", 8, 8, 32, 0);

  private final Parameter stage_0_convSourceLatent = parameter("stage_0_conv.source.latent",
      Parameter.Kind.LATENT, Init.ZERO, 16, 9, 32);

  private final BinaryWeights stage_0_convWeights = binaryWeights("stage_0_conv",
      new FilterShape(16, 3, 3, 32), LATENT, new Parameter[] {stage_0_convSourceLatent}, STE_SIGN,
      1.0f, new Parameter[0], UNSCALED, new Parameter[0]);

  private final Convolution stage_0_convLayer = convolution(new ConvShape(8, 8, 32, 16, 3, 3, 1, 1,
      1, 1, ConvShape.Pad.ZERO));

  private final Values stage_0_convSigns = values("stage_0_conv.signs", 8, 8, 32, 2);

  private final Values stage_0_conv = values("stage_0_conv", 8, 8, 16, 1);

  private final Values stage_0_concat = values("stage_0_concat", 8, 8, 48, 0);

  private final BatchNormalization stage_1_normLayer = batchNorm("stage_1_norm", 48, 0.9);

  private final Values stage_1_norm = values("stage_1_norm", 8, 8, 48, 3);

  private final Parameter stage_1_convSourceLatent = parameter("stage_1_conv.source.latent",
      Parameter.Kind.LATENT, Init.ZERO, 16, 9, 48);

  private final BinaryWeights stage_1_convWeights = binaryWeights("stage_1_conv",
      new FilterShape(16, 3, 3, 48), LATENT, new Parameter[] {stage_1_convSourceLatent}, STE_SIGN,
      1.0f, new Parameter[0], UNSCALED, new Parameter[0]);

  private final Convolution stage_1_convLayer = convolution(new ConvShape(8, 8, 48, 16, 3, 3, 1, 1,
      1, 1, ConvShape.Pad.ZERO));

  private final Values stage_1_convSigns = values("stage_1_conv.signs", 8, 8, 48, 2);

  private final Values stage_1_conv = values("stage_1_conv", 8, 8, 16, 1);

  private final Values stage_1_concat = values("stage_1_concat", 8, 8, 64, 2);

  private final Parameter logitsSourceLatent = parameter("logits.source.latent",
      Parameter.Kind.LATENT, Init.ZERO, 10, 1, 4096);

  private final BinaryWeights logitsWeights = binaryWeights("logits", new FilterShape(10, 1, 1,
      4096), LATENT, new Parameter[] {logitsSourceLatent}, STE_SIGN, 1.0f, new Parameter[0],
      UNSCALED, new Parameter[0]);

  private final Convolution logitsLayer = convolution(ConvShape.dense(4096, 10));

  private final Values logitsSigns = values("logits.signs", 8, 8, 64, 0);

  private final Values logits = values("logits", 1, 1, 10, 1);

  private final BatchNormalization scoresLayer = batchNorm("scores", 10, 0.9);

  private final Values scores = values("scores", 1, 1, 10, 0);

  private EncodedNetTrainer(Training training) {
    super(EncodedNetModel.SPEC, training);
  }

  /**
   * A trainer with fresh parameters.
   *
   * @throws IllegalArgumentException when the settings do not fit the network
   */
  public static EncodedNetTrainer create(Training training) {
    EncodedNetTrainer trainer = new EncodedNetTrainer(training);
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
    ReportPage.of(EncodedNetTrainer.class, "EncodedNetReport.html")
        .estimator("dev.signet.dsl.estimator.SteSign", STE_SIGN)
        .write(file);
  }

  @Override
  protected Encoder encoder() {
    return THERMOMETER;
  }

  @Override
  protected int levels() {
    return 8;
  }

  @Override
  protected boolean standardizes() {
    return false;
  }

  @Override
  protected Values logits() {
    return scores;
  }

  @Override
  protected void forward() {
    stemForward();
    poolForward();
    normForward();
    stage_0_normForward();
    stage_0_convForward();
    stage_0_concatForward();
    stage_1_normForward();
    stage_1_convForward();
    stage_1_concatForward();
    logitsForward();
    scoresForward();
  }

  @Override
  protected void backward() {
    scoresBackward();
    logitsBackward();
    stage_1_concatBackward();
    stage_1_convBackward();
    stage_1_normBackward();
    stage_0_concatBackward();
    stage_0_convBackward();
    stage_0_normBackward();
    normBackward();
    poolBackward();
    stemBackward();
  }

  /**
   * Every number of a shard by SteSign.
   */
  private void steSignValues(Values in, Values out, Shard s) {
    Site site = site();
    float[] x = in.value;
    float[] y = out.value;
    for (int i = s.from(in), end = s.to(in); i < end; i++) {
      y[i] = STE_SIGN.forward(x[i], site);
    }
  }

  /**
   * Gradients of every number of a shard by SteSign.
   */
  private void steSignGradients(Values in, Values out, Shard s) {
    Site site = site();
    float[] x = in.value;
    float[] gy = out.gradient;
    float[] gx = in.gradient;
    for (int i = s.from(in), end = s.to(in); i < end; i++) {
      gx[i] = gy[i] * STE_SIGN.derivative(x[i], site);
    }
  }

  /**
   * Of every channel the least number that SteSign deploys as the greater value.
   */
  private float[] steSignThresholds(int count) {
    float[] thresholds = new float[count];
    for (int c = 0; c < count; c++) {
      Site site = deployedSite().at(c);
      thresholds[c] = FloatThreshold.search(x -> STE_SIGN.deployed(x, site) > 0);
    }
    return thresholds;
  }

  /**
   * stem: BinaryConv, kernel 3, stride 1, padding 1 (zeros); 8x16x16 to 32x16x16.
   * Inputs SteSign (default), weights SteSign (default), scale Unscaled (default), source
   * Latent (default), padding ZERO (default).
   *
   * <p>Declared as {@code @Filters(32) BinaryConv stem}.
   */
  private void stemForward() {
    stemWeights.materialize(progress());
    stemLayer.prepare(stemWeights);
    shards(s -> {
      steSignValues(input, stemSigns, s);
      stemLayer.forward(stemSigns, null, stem, s);
    });
  }

  /**
   * Gradients of stem, see above.
   */
  private void stemBackward() {
    complete(stem);
    shards(s -> {
      stemLayer.backward(stemSigns, stem, false, false, null, s);
    });
    stemLayer.backwardWeights(stemSigns, stem, stemWeights.partials());
  }

  /**
   * pool: MaxPool, kernel 2, stride 2, padding 0; 32x16x16 to 32x8x8.
   *
   * <p>Declared as {@code @Window(2) MaxPool pool}.
   */
  private void poolForward() {
    shards(s -> {
      Pooling.maxForward(16, 16, 32, 2, 2, 2, 2, 0, 0, stem, pool, s);
    });
  }

  /**
   * Gradients of pool, see above.
   */
  private void poolBackward() {
    complete(pool);
    shards(s -> {
      Pooling.maxBackward(16, 16, 32, 2, 2, 2, 2, 0, 0, stem, pool, false, s);
    });
  }

  /**
   * norm: BatchNorm, momentum 0.9; 32x8x8 to 32x8x8.
   * Ioffe and Szegedy 2015, arXiv 1502.03167: gamma * (x - mean) / sqrt(variance + 1e-5) +
   * beta, with mean and variance of the batch, per channel.
   *
   * <p>Declared as {@code BatchNorm norm}.
   */
  private void normForward() {
    normLayer.forward(pool, norm);
  }

  /**
   * Gradients of norm, see above.
   */
  private void normBackward() {
    complete(norm);
    normLayer.backward(pool, norm, true, false);
  }

  /**
   * stage[0].norm: BatchNorm, momentum 0.9; 32x8x8 to 32x8x8.
   * Ioffe and Szegedy 2015, arXiv 1502.03167: gamma * (x - mean) / sqrt(variance + 1e-5) +
   * beta, with mean and variance of the batch, per channel.
   *
   * <p>Declared as {@code BatchNorm norm}.
   */
  private void stage_0_normForward() {
    stage_0_normLayer.forward(norm, stage_0_norm);
  }

  /**
   * Gradients of stage[0].norm, see above.
   */
  private void stage_0_normBackward() {
    complete(stage_0_norm);
    stage_0_normLayer.backward(norm, stage_0_norm, true, true);
  }

  /**
   * stage[0].conv: BinaryConv, kernel 3, stride 1, padding 1 (zeros); 32x8x8 to 16x8x8.
   * Inputs SteSign (default), weights SteSign (default), scale Unscaled (default), source
   * Latent (default), padding ZERO (default).
   *
   * <p>Declared as {@code @Filters(OUT) BinaryConv conv}.
   */
  private void stage_0_convForward() {
    stage_0_convWeights.materialize(progress());
    stage_0_convLayer.prepare(stage_0_convWeights);
    shards(s -> {
      steSignValues(stage_0_norm, stage_0_convSigns, s);
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
      steSignGradients(stage_0_norm, stage_0_convSigns, s);
    });
    stage_0_convLayer.backwardWeights(stage_0_convSigns, stage_0_conv,
        stage_0_convWeights.partials());
  }

  /**
   * stage[0]: Concat; 32x8x8 and 16x8x8 to 48x8x8.
   *
   * <p>Declared as {@code @Stage(units = 2, out = 16) Growth stage}.
   */
  private void stage_0_concatForward() {
    shards(s -> {
      Joins.concatForward(norm, 64, 32, 0, 48, stage_0_concat, s);
      Joins.concatForward(stage_0_conv, 64, 16, 32, 48, stage_0_concat, s);
    });
  }

  /**
   * Gradients of stage[0], see above.
   */
  private void stage_0_concatBackward() {
    complete(stage_0_concat);
    shards(s -> {
      Joins.concatBackward(norm, 64, 32, 0, 48, stage_0_concat, false, s);
      Joins.concatBackward(stage_0_conv, 64, 16, 32, 48, stage_0_concat, false, s);
    });
  }

  /**
   * stage[1].norm: BatchNorm, momentum 0.9; 48x8x8 to 48x8x8.
   * Ioffe and Szegedy 2015, arXiv 1502.03167: gamma * (x - mean) / sqrt(variance + 1e-5) +
   * beta, with mean and variance of the batch, per channel.
   *
   * <p>Declared as {@code BatchNorm norm}.
   */
  private void stage_1_normForward() {
    stage_1_normLayer.forward(stage_0_concat, stage_1_norm);
  }

  /**
   * Gradients of stage[1].norm, see above.
   */
  private void stage_1_normBackward() {
    complete(stage_1_norm);
    stage_1_normLayer.backward(stage_0_concat, stage_1_norm, true, true);
  }

  /**
   * stage[1].conv: BinaryConv, kernel 3, stride 1, padding 1 (zeros); 48x8x8 to 16x8x8.
   * Inputs SteSign (default), weights SteSign (default), scale Unscaled (default), source
   * Latent (default), padding ZERO (default).
   *
   * <p>Declared as {@code @Filters(OUT) BinaryConv conv}.
   */
  private void stage_1_convForward() {
    stage_1_convWeights.materialize(progress());
    stage_1_convLayer.prepare(stage_1_convWeights);
    shards(s -> {
      steSignValues(stage_1_norm, stage_1_convSigns, s);
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
      steSignGradients(stage_1_norm, stage_1_convSigns, s);
    });
    stage_1_convLayer.backwardWeights(stage_1_convSigns, stage_1_conv,
        stage_1_convWeights.partials());
  }

  /**
   * stage[1]: Concat; 48x8x8 and 16x8x8 to 64x8x8.
   *
   * <p>Declared as {@code @Stage(units = 2, out = 16) Growth stage}.
   */
  private void stage_1_concatForward() {
    shards(s -> {
      Joins.concatForward(stage_0_concat, 64, 48, 0, 64, stage_1_concat, s);
      Joins.concatForward(stage_1_conv, 64, 16, 48, 64, stage_1_concat, s);
    });
  }

  /**
   * Gradients of stage[1], see above.
   */
  private void stage_1_concatBackward() {
    complete(stage_1_concat);
    shards(s -> {
      Joins.concatBackward(stage_0_concat, 64, 48, 0, 64, stage_1_concat, false, s);
      Joins.concatBackward(stage_1_conv, 64, 16, 48, 64, stage_1_concat, false, s);
    });
  }

  /**
   * logits: BinaryDense; 64x8x8 to 10.
   * Inputs SteSign (default), weights SteSign (default), scale Unscaled (default), source
   * Latent (default).
   *
   * <p>Declared as {@code @Units(10) BinaryDense logits}.
   */
  private void logitsForward() {
    logitsWeights.materialize(progress());
    logitsLayer.prepare(logitsWeights);
    shards(s -> {
      steSignValues(stage_1_concat, logitsSigns, s);
      logitsLayer.forward(logitsSigns, null, logits, s);
    });
  }

  /**
   * Gradients of logits, see above.
   */
  private void logitsBackward() {
    complete(logits);
    shards(s -> {
      logitsLayer.backward(logitsSigns, logits, true, false, null, s);
      steSignGradients(stage_1_concat, logitsSigns, s);
    });
    logitsLayer.backwardWeights(logitsSigns, logits, logitsWeights.partials());
  }

  /**
   * scores: BatchNorm, momentum 0.9; 10 to 10.
   * Ioffe and Szegedy 2015, arXiv 1502.03167: gamma * (x - mean) / sqrt(variance + 1e-5) +
   * beta, with mean and variance of the batch, per channel.
   *
   * <p>Declared as {@code BatchNorm scores}.
   */
  private void scoresForward() {
    scoresLayer.forward(logits, scores);
  }

  /**
   * Gradients of scores, see above.
   */
  private void scoresBackward() {
    complete(scores);
    scoresLayer.backward(logits, scores, true, false);
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
    stage_0_normFreeze(out);
    stage_0_convFreeze(out);
    stage_1_normFreeze(out);
    stage_1_convFreeze(out);
    logitsFreeze(out);
  }

  /**
   * What the packed model keeps of input.
   * +1 where the encoder sets the bit, else -1.
   */
  private void inputFreeze(Tensors out) {
    out.floats("input.numbers", inputNumbers(), 1, 8);
  }

  /**
   * What the packed model keeps of stem.
   * Bit of an input: whether it reaches its channel's threshold.
   * Value: fma(sum, scale, shift) of its channel.
   */
  private void stemFreeze(Tensors out) {
    out.signs("stem.weights", stemWeights);
    out.floats("stem.thresholds", steSignThresholds(8), 8);
    out.floats("stem.scale", stemWeights.scale(), 32);
    out.floats("stem.shift", new float[32], 32);
  }

  /**
   * What the packed model keeps of norm.
   */
  private void normFreeze(Tensors out) {
    out.floats("norm.scale", normLayer.scale(null), 32);
    out.floats("norm.shift", normLayer.shift(null), 32);
  }

  /**
   * What the packed model keeps of stage[0].norm.
   */
  private void stage_0_normFreeze(Tensors out) {
    out.floats("stage_0_norm.scale", stage_0_normLayer.scale(null), 32);
    out.floats("stage_0_norm.shift", stage_0_normLayer.shift(null), 32);
  }

  /**
   * What the packed model keeps of stage[0].conv.
   * Bit of an input: whether it reaches its channel's threshold.
   * Value: fma(sum, scale, shift) of its channel.
   */
  private void stage_0_convFreeze(Tensors out) {
    out.signs("stage_0_conv.weights", stage_0_convWeights);
    out.floats("stage_0_conv.thresholds", steSignThresholds(32), 32);
    out.floats("stage_0_conv.scale", stage_0_convWeights.scale(), 16);
    out.floats("stage_0_conv.shift", new float[16], 16);
  }

  /**
   * What the packed model keeps of stage[1].norm.
   */
  private void stage_1_normFreeze(Tensors out) {
    out.floats("stage_1_norm.scale", stage_1_normLayer.scale(null), 48);
    out.floats("stage_1_norm.shift", stage_1_normLayer.shift(null), 48);
  }

  /**
   * What the packed model keeps of stage[1].conv.
   * Bit of an input: whether it reaches its channel's threshold.
   * Value: fma(sum, scale, shift) of its channel.
   */
  private void stage_1_convFreeze(Tensors out) {
    out.signs("stage_1_conv.weights", stage_1_convWeights);
    out.floats("stage_1_conv.thresholds", steSignThresholds(48), 48);
    out.floats("stage_1_conv.scale", stage_1_convWeights.scale(), 16);
    out.floats("stage_1_conv.shift", new float[16], 16);
  }

  /**
   * What the packed model keeps of logits.
   * Bit of an input: whether it reaches its channel's threshold.
   * scores is folded into its scale and shift.
   * Value: fma(sum, scale, shift) of its channel.
   */
  private void logitsFreeze(Tensors out) {
    out.signs("logits.weights", logitsWeights);
    out.floats("logits.thresholds", steSignThresholds(1), 1);
    out.floats("logits.scale", scoresLayer.scale(logitsWeights.alpha()), 10);
    out.floats("logits.shift", scoresLayer.shift(null), 10);
  }

  @Override
  protected EncodedNetModel model(ModelFile file) {
    return EncodedNetModel.of(file);
  }

  /**
   * SHA-256 of all that this class does, without names and comments.
   */
  @Override
  protected String declaration() {
    return "3bb7f7259670935c75a89d522690f383c1ba19e32193f65b84080a82567f3d82";
  }

  /**
   * Evaluation of one image without packing: deployed signs as floats, naive loops, and the
   * packed model's order of operations. It sees the parameters as they are when it is made.
   */
  private final class EvaluationPass implements Pass {
    private final float[] inputValue = new float[2048];

    private final float[] stemInputs = new float[2048];

    private final float[] stemDeployed = stemWeights.signs();

    private final float[] stemValue = new float[8192];

    private final float[] stemScale = stemWeights.scale();

    private final float[] stemShift = new float[32];

    private final float[] poolValue = new float[2048];

    private final float[] normScale = normLayer.scale(null);

    private final float[] normShift = normLayer.shift(null);

    private final float[] normValue = new float[2048];

    private final float[] stage_0_normScale = stage_0_normLayer.scale(null);

    private final float[] stage_0_normShift = stage_0_normLayer.shift(null);

    private final float[] stage_0_normValue = new float[2048];

    private final float[] stage_0_convInputs = new float[2048];

    private final float[] stage_0_convDeployed = stage_0_convWeights.signs();

    private final float[] stage_0_convValue = new float[1024];

    private final float[] stage_0_convScale = stage_0_convWeights.scale();

    private final float[] stage_0_convShift = new float[16];

    private final float[] stage_0_concatValue = new float[3072];

    private final float[] stage_1_normScale = stage_1_normLayer.scale(null);

    private final float[] stage_1_normShift = stage_1_normLayer.shift(null);

    private final float[] stage_1_normValue = new float[3072];

    private final float[] stage_1_convInputs = new float[3072];

    private final float[] stage_1_convDeployed = stage_1_convWeights.signs();

    private final float[] stage_1_convValue = new float[1024];

    private final float[] stage_1_convScale = stage_1_convWeights.scale();

    private final float[] stage_1_convShift = new float[16];

    private final float[] stage_1_concatValue = new float[4096];

    private final float[] logitsInputs = new float[4096];

    private final float[] logitsDeployed = logitsWeights.signs();

    private final float[] logitsValue = new float[10];

    private final float[] scoresScale = scoresLayer.scale(logitsWeights.alpha());

    private final float[] scoresShift = scoresLayer.shift(null);

    private final float[] scoresValue = new float[10];

    @Override
    public void run(float[] raw, float[] logits) {
      input(raw);
      stem();
      pool();
      norm();
      stage_0_norm();
      stage_0_conv();
      stage_0_concat();
      stage_1_norm();
      stage_1_conv();
      stage_1_concat();
      logits();
      scores();
      System.arraycopy(scoresValue, 0, logits, 0, 10);
    }

    /**
     * input: Thermometer, 8 bits per channel; 8x16x16.
     */
    private void input(float[] raw) {
      Reference.encode(THERMOMETER, raw, inputNumbers(), 8, inputValue);
    }

    /**
     * stem: BinaryConv, kernel 3, stride 1, padding 1 (zeros); 8x16x16 to 32x16x16.
     */
    private void stem() {
      binarize("stem", STE_SIGN, deployedSite(), inputValue, 8, stemInputs);
      Reference.convolution(stemLayer.shape(), stemInputs, stemDeployed, null, stemValue);
      Reference.affine(stemValue, stemScale, stemShift, stemValue);
    }

    /**
     * pool: MaxPool, kernel 2, stride 2, padding 0; 32x16x16 to 32x8x8.
     */
    private void pool() {
      Reference.max(16, 16, 32, 2, 2, 2, 2, 0, 0, stemValue, poolValue);
    }

    /**
     * norm: BatchNorm, momentum 0.9; 32x8x8 to 32x8x8.
     */
    private void norm() {
      Reference.affine(poolValue, normScale, normShift, normValue);
    }

    /**
     * stage[0].norm: BatchNorm, momentum 0.9; 32x8x8 to 32x8x8.
     */
    private void stage_0_norm() {
      Reference.affine(normValue, stage_0_normScale, stage_0_normShift, stage_0_normValue);
    }

    /**
     * stage[0].conv: BinaryConv, kernel 3, stride 1, padding 1 (zeros); 32x8x8 to 16x8x8.
     */
    private void stage_0_conv() {
      binarize("stage_0_conv", STE_SIGN, deployedSite(), stage_0_normValue, 32, stage_0_convInputs);
      Reference.convolution(stage_0_convLayer.shape(), stage_0_convInputs, stage_0_convDeployed,
          null, stage_0_convValue);
      Reference.affine(stage_0_convValue, stage_0_convScale, stage_0_convShift, stage_0_convValue);
    }

    /**
     * stage[0]: Concat; 32x8x8 and 16x8x8 to 48x8x8.
     */
    private void stage_0_concat() {
      Reference.concat(normValue, 64, 32, 0, 48, stage_0_concatValue);
      Reference.concat(stage_0_convValue, 64, 16, 32, 48, stage_0_concatValue);
    }

    /**
     * stage[1].norm: BatchNorm, momentum 0.9; 48x8x8 to 48x8x8.
     */
    private void stage_1_norm() {
      Reference.affine(stage_0_concatValue, stage_1_normScale, stage_1_normShift,
          stage_1_normValue);
    }

    /**
     * stage[1].conv: BinaryConv, kernel 3, stride 1, padding 1 (zeros); 48x8x8 to 16x8x8.
     */
    private void stage_1_conv() {
      binarize("stage_1_conv", STE_SIGN, deployedSite(), stage_1_normValue, 48, stage_1_convInputs);
      Reference.convolution(stage_1_convLayer.shape(), stage_1_convInputs, stage_1_convDeployed,
          null, stage_1_convValue);
      Reference.affine(stage_1_convValue, stage_1_convScale, stage_1_convShift, stage_1_convValue);
    }

    /**
     * stage[1]: Concat; 48x8x8 and 16x8x8 to 64x8x8.
     */
    private void stage_1_concat() {
      Reference.concat(stage_0_concatValue, 64, 48, 0, 64, stage_1_concatValue);
      Reference.concat(stage_1_convValue, 64, 16, 48, 64, stage_1_concatValue);
    }

    /**
     * logits: BinaryDense; 64x8x8 to 10.
     */
    private void logits() {
      binarize("logits", STE_SIGN, deployedSite(), stage_1_concatValue, 64, logitsInputs);
      Reference.convolution(logitsLayer.shape(), logitsInputs, logitsDeployed, null, logitsValue);
    }

    /**
     * scores: BatchNorm, momentum 0.9; 10 to 10.
     */
    private void scores() {
      Reference.affine(logitsValue, scoresScale, scoresShift, scoresValue);
    }
  }
}
