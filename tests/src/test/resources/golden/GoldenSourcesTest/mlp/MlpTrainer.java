package dev.signet.tests.golden;

import dev.signet.dsl.FilterShape;
import dev.signet.dsl.Site;
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
import dev.signet.training.report.ReportPage;
import java.io.IOException;
import java.nio.file.Path;
import javax.annotation.processing.Generated;

/**
 * Training of {@link Mlp}; {@link #freeze()} makes its {@link MlpModel}.
 */
@Generated("dev.signet.processor.SignetProcessor")
public final class MlpTrainer extends Trainer<MlpModel> {
  private static final Latent LATENT = new Latent();

  private static final SteSign STE_SIGN = new SteSign();

  private static final Unscaled UNSCALED = new Unscaled();

  private final Parameter hidden1SourceLatent = parameter("hidden1.source.latent",
      Parameter.Kind.LATENT, Init.ZERO, 512, 1, 784);

  private final BinaryWeights hidden1Weights = binaryWeights("hidden1", new FilterShape(512, 1, 1,
      784), LATENT, new Parameter[] {hidden1SourceLatent}, STE_SIGN, 1.0f, new Parameter[0],
      UNSCALED, new Parameter[0]);

  private final Convolution hidden1Layer = convolution(ConvShape.dense(784, 512));

  private final Values hidden1 = values("hidden1", 1, 1, 512, 1);

  private final BatchNormalization norm1Layer = batchNorm("norm1", 512, 0.9);

  private final Values norm1 = values("norm1", 1, 1, 512, 2);

  private final Parameter hidden2SourceLatent = parameter("hidden2.source.latent",
      Parameter.Kind.LATENT, Init.ZERO, 512, 1, 512);

  private final BinaryWeights hidden2Weights = binaryWeights("hidden2", new FilterShape(512, 1, 1,
      512), LATENT, new Parameter[] {hidden2SourceLatent}, STE_SIGN, 1.0f, new Parameter[0],
      UNSCALED, new Parameter[0]);

  private final Convolution hidden2Layer = convolution(ConvShape.dense(512, 512));

  private final Values hidden2Signs = values("hidden2.signs", 1, 1, 512, 1);

  private final Values hidden2 = values("hidden2", 1, 1, 512, 0);

  private final BatchNormalization norm2Layer = batchNorm("norm2", 512, 0.9);

  private final Values norm2 = values("norm2", 1, 1, 512, 1);

  private final Convolution logitsLayer = convolution(ConvShape.dense(512, 10));

  private final Parameter logitsWeights = parameter("logits.weights", Parameter.Kind.REAL_WEIGHT,
      Init.FAN_IN_UNIFORM, 10, 1, 1, 512);

  private final Parameter logitsBias = parameter("logits.bias", Parameter.Kind.BIAS, Init.ZERO, 10);

  private final Values logits = values("logits", 1, 1, 10, 0);

  private MlpTrainer(Training training) {
    super(MlpModel.SPEC, training);
  }

  /**
   * A trainer with fresh parameters.
   *
   * @throws IllegalArgumentException when the settings do not fit the network
   */
  public static MlpTrainer create(Training training) {
    MlpTrainer trainer = new MlpTrainer(training);
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
    ReportPage.of(MlpTrainer.class, "MlpReport.html")
        .estimator("dev.signet.dsl.estimator.SteSign", STE_SIGN)
        .write(file);
  }

  @Override
  protected Values logits() {
    return logits;
  }

  @Override
  protected void forward() {
    hidden1Forward();
    norm1Forward();
    hidden2Forward();
    norm2Forward();
    logitsForward();
  }

  @Override
  protected void backward() {
    logitsBackward();
    norm2Backward();
    hidden2Backward();
    norm1Backward();
    hidden1Backward();
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
   * hidden1: BinaryDense; 784 to 512.
   * Inputs Real (component hidden1), weights SteSign (network), scale Unscaled (default),
   * source Latent (default).
   *
   * <p>Declared as {@code @Units(512) @Binarize(inputs = Real.class) BinaryDense hidden1}.
   */
  private void hidden1Forward() {
    hidden1Weights.materialize(progress());
    hidden1Layer.prepare(hidden1Weights);
    shards(s -> {
      hidden1Layer.forward(input, null, hidden1, s);
    });
  }

  /**
   * Gradients of hidden1, see above.
   */
  private void hidden1Backward() {
    complete(hidden1);
    shards(s -> {
      hidden1Layer.backward(input, hidden1, false, false, null, s);
    });
    hidden1Layer.backwardWeights(input, hidden1, hidden1Weights.partials());
  }

  /**
   * norm1: BatchNorm, momentum 0.9; 512 to 512.
   * Ioffe and Szegedy 2015, arXiv 1502.03167: gamma * (x - mean) / sqrt(variance + 1e-5) +
   * beta, with mean and variance of the batch, per channel.
   *
   * <p>Declared as {@code BatchNorm norm1}.
   */
  private void norm1Forward() {
    norm1Layer.forward(hidden1, norm1);
  }

  /**
   * Gradients of norm1, see above.
   */
  private void norm1Backward() {
    complete(norm1);
    norm1Layer.backward(hidden1, norm1, true, false);
  }

  /**
   * hidden2: BinaryDense; 512 to 512.
   * Inputs SteSign (network), weights SteSign (network), scale Unscaled (default), source
   * Latent (default).
   *
   * <p>Declared as {@code @Units(512) BinaryDense hidden2}.
   */
  private void hidden2Forward() {
    hidden2Weights.materialize(progress());
    hidden2Layer.prepare(hidden2Weights);
    shards(s -> {
      steSignValues(norm1, hidden2Signs, s);
      hidden2Layer.forward(hidden2Signs, null, hidden2, s);
    });
  }

  /**
   * Gradients of hidden2, see above.
   */
  private void hidden2Backward() {
    complete(hidden2);
    shards(s -> {
      hidden2Layer.backward(hidden2Signs, hidden2, true, false, null, s);
      steSignGradients(norm1, hidden2Signs, s);
    });
    hidden2Layer.backwardWeights(hidden2Signs, hidden2, hidden2Weights.partials());
  }

  /**
   * norm2: BatchNorm, momentum 0.9; 512 to 512.
   * Ioffe and Szegedy 2015, arXiv 1502.03167: gamma * (x - mean) / sqrt(variance + 1e-5) +
   * beta, with mean and variance of the batch, per channel.
   *
   * <p>Declared as {@code BatchNorm norm2}.
   */
  private void norm2Forward() {
    norm2Layer.forward(hidden2, norm2);
  }

  /**
   * Gradients of norm2, see above.
   */
  private void norm2Backward() {
    complete(norm2);
    norm2Layer.backward(hidden2, norm2, true, false);
  }

  /**
   * logits: Dense, bias; 512 to 10.
   * By matrix products.
   *
   * <p>Declared as {@code @Units(10) Dense logits}.
   */
  private void logitsForward() {
    logitsLayer.prepare(logitsWeights.value);
    shards(s -> {
      logitsLayer.forward(norm2, logitsBias.value, logits, s);
    });
  }

  /**
   * Gradients of logits, see above.
   */
  private void logitsBackward() {
    complete(logits);
    shards(s -> {
      logitsLayer.backward(norm2, logits, true, false, s.partial(logitsBias), s);
    });
    logitsLayer.backwardWeights(norm2, logits, logitsWeights.partials());
  }

  @Override
  protected Pass newEvaluation() {
    return new EvaluationPass();
  }

  @Override
  protected void freeze(Tensors out) {
    inputFreeze(out);
    hidden1Freeze(out);
    hidden2Freeze(out);
    logitsFreeze(out);
  }

  /**
   * What the packed model keeps of input.
   * fma(x, 1 / deviation, -mean / deviation), per channel.
   */
  private void inputFreeze(Tensors out) {
    out.floats("input.scale", inputScale(), 784);
    out.floats("input.shift", inputShift(), 784);
  }

  /**
   * What the packed model keeps of hidden1.
   * norm1 is folded into its scale and shift.
   * Value: fma(sum, scale, shift) of its channel.
   * Its input stays real; one chain of additions and subtractions per output.
   */
  private void hidden1Freeze(Tensors out) {
    out.signs("hidden1.weights", hidden1Weights);
    out.floats("hidden1.scale", norm1Layer.scale(hidden1Weights.alpha()), 512);
    out.floats("hidden1.shift", norm1Layer.shift(null), 512);
  }

  /**
   * What the packed model keeps of hidden2.
   * Bit of an input: whether it reaches its channel's threshold.
   * norm2 is folded into its scale and shift.
   * Value: fma(sum, scale, shift) of its channel.
   */
  private void hidden2Freeze(Tensors out) {
    out.signs("hidden2.weights", hidden2Weights);
    out.floats("hidden2.thresholds", steSignThresholds(1), 1);
    out.floats("hidden2.scale", norm2Layer.scale(hidden2Weights.alpha()), 512);
    out.floats("hidden2.shift", norm2Layer.shift(null), 512);
  }

  /**
   * What the packed model keeps of logits.
   */
  private void logitsFreeze(Tensors out) {
    out.transposed("logits.weights", logitsWeights);
    out.floats("logits.bias", logitsBias.value, 10);
  }

  @Override
  protected MlpModel model(ModelFile file) {
    return MlpModel.of(file);
  }

  /**
   * SHA-256 of all that this class does, without names and comments.
   */
  @Override
  protected String declaration() {
    return "9759418139b07ec0cc2e27df5aad4c018d62057ce3935ebac9279a5355bfb15e";
  }

  /**
   * Evaluation of one image without packing: deployed signs as floats, naive loops, and the
   * packed model's order of operations. It sees the parameters as they are when it is made.
   */
  private final class EvaluationPass implements Pass {
    private final float[] inputValue = new float[784];

    private final float[] hidden1Deployed = hidden1Weights.signs();

    private final float[] hidden1Value = new float[512];

    private final float[] norm1Scale = norm1Layer.scale(hidden1Weights.alpha());

    private final float[] norm1Shift = norm1Layer.shift(null);

    private final float[] norm1Value = new float[512];

    private final float[] hidden2Inputs = new float[512];

    private final float[] hidden2Deployed = hidden2Weights.signs();

    private final float[] hidden2Value = new float[512];

    private final float[] norm2Scale = norm2Layer.scale(hidden2Weights.alpha());

    private final float[] norm2Shift = norm2Layer.shift(null);

    private final float[] norm2Value = new float[512];

    private final float[] logitsValue = new float[10];

    @Override
    public void run(float[] raw, float[] logits) {
      input(raw);
      hidden1();
      norm1();
      hidden2();
      norm2();
      logits();
      System.arraycopy(logitsValue, 0, logits, 0, 10);
    }

    /**
     * input: standardised input; 784.
     */
    private void input(float[] raw) {
      Reference.affine(raw, inputScale(), inputShift(), inputValue);
    }

    /**
     * hidden1: BinaryDense; 784 to 512.
     */
    private void hidden1() {
      Reference.convolution(hidden1Layer.shape(), inputValue, hidden1Deployed, null, hidden1Value);
    }

    /**
     * norm1: BatchNorm, momentum 0.9; 512 to 512.
     */
    private void norm1() {
      Reference.affine(hidden1Value, norm1Scale, norm1Shift, norm1Value);
    }

    /**
     * hidden2: BinaryDense; 512 to 512.
     */
    private void hidden2() {
      binarize("hidden2", STE_SIGN, deployedSite(), norm1Value, 512, hidden2Inputs);
      Reference.convolution(hidden2Layer.shape(), hidden2Inputs, hidden2Deployed, null,
          hidden2Value);
    }

    /**
     * norm2: BatchNorm, momentum 0.9; 512 to 512.
     */
    private void norm2() {
      Reference.affine(hidden2Value, norm2Scale, norm2Shift, norm2Value);
    }

    /**
     * logits: Dense, bias; 512 to 10.
     */
    private void logits() {
      Reference.convolution(logitsLayer.shape(), norm2Value, logitsWeights.value, logitsBias.value,
          logitsValue);
    }
  }
}
