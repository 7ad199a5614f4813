package dev.signet.tests.golden;

import dev.signet.dsl.Site;
import dev.signet.dsl.activation.RPRelu;
import dev.signet.inference.CostSheet;
import dev.signet.inference.PackedModel;
import dev.signet.inference.PackedPass;
import dev.signet.inference.Pass;
import dev.signet.inference.file.ModelFile;
import dev.signet.inference.file.ModelSpec;
import dev.signet.inference.kernel.BinaryConvolution;
import dev.signet.inference.kernel.ConvShape;
import dev.signet.inference.kernel.FloatConvolution;
import dev.signet.inference.kernel.FloatFilters;
import dev.signet.inference.kernel.Workspace;
import dev.signet.inference.layer.Affine;
import dev.signet.inference.layer.Joins;
import dev.signet.inference.layer.Packing;
import dev.signet.inference.layer.Pooling;
import dev.signet.inference.split.Slice;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import javax.annotation.processing.Generated;

/**
 * Packed inference for {@link SmallResNet}: 3x32x32 values in, 10 logits out. Immutable and thread-safe.
 */
@Generated("dev.signet.processor.SignetProcessor")
public final class SmallResNetModel extends PackedModel {
  /**
   * What goes in, what comes out, and the steps between.
   */
  static final ModelSpec SPEC = ModelSpec.of("dev.signet.tests.golden.SmallResNet", 3, 32, 32,
      Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 10, Steps.AS_JSON);

  private static final FloatConvolution STEM = FloatConvolution.of(new ConvShape(32, 32, 3, 16, 3,
      3, 1, 1, 1, 1, ConvShape.Pad.ZERO));

  private static final BinaryConvolution STAGE_0_CONV = BinaryConvolution.of(new ConvShape(32, 32,
      16, 32, 3, 3, 2, 2, 1, 1, ConvShape.Pad.ZERO));

  private static final RPRelu RP_RELU = new RPRelu();

  private static final FloatConvolution STAGE_0_DOWNSAMPLE_PROJECT = FloatConvolution.of(new ConvShape(16,
      16, 16, 32, 1, 1, 1, 1, 0, 0, ConvShape.Pad.ZERO));

  private static final BinaryConvolution STAGE_1_CONV = BinaryConvolution.of(new ConvShape(16, 16,
      32, 32, 3, 3, 1, 1, 1, 1, ConvShape.Pad.ZERO));

  private static final FloatConvolution LOGITS = FloatConvolution.of(ConvShape.dense(32, 10));

  private final float[] inputScale = file.floats("input.scale", 3);

  private final float[] inputShift = file.floats("input.shift", 3);

  private final FloatFilters stemWeights = STEM.prepare(file.floats("stem.weights", 3, 3, 3, 16),
      null);

  private final float[] normScale = file.floats("norm.scale", 16);

  private final float[] normShift = file.floats("norm.shift", 16);

  private final float[] stage_0_convInputThresholds = file.floats("stage_0_conv.thresholds", 16);

  private final long[] stage_0_convWeights = STAGE_0_CONV.prepare(file.longs("stage_0_conv.weights",
      32, 3, 3, 1));

  private final float[] stage_0_convScale = file.floats("stage_0_conv.scale", 32);

  private final float[] stage_0_convShift = file.floats("stage_0_conv.shift", 32);

  private final float[] stage_0_activationBefore = file.floats("stage_0_activation.before", 32);

  private final float[] stage_0_activationSlope = file.floats("stage_0_activation.slope", 32);

  private final float[] stage_0_activationAfter = file.floats("stage_0_activation.after", 32);

  private final FloatFilters stage_0_downsample_projectWeights = STAGE_0_DOWNSAMPLE_PROJECT.prepare(
      file.floats("stage_0_downsample_project.weights", 1, 1, 16, 32), null);

  private final float[] stage_0_downsample_normScale = file.floats("stage_0_downsample_norm.scale",
      32);

  private final float[] stage_0_downsample_normShift = file.floats("stage_0_downsample_norm.shift",
      32);

  private final float[] stage_1_convInputThresholds = file.floats("stage_1_conv.thresholds", 32);

  private final long[] stage_1_convWeights = STAGE_1_CONV.prepare(file.longs("stage_1_conv.weights",
      32, 3, 3, 1));

  private final float[] stage_1_convScale = file.floats("stage_1_conv.scale", 32);

  private final float[] stage_1_convShift = file.floats("stage_1_conv.shift", 32);

  private final float[] stage_1_activationBefore = file.floats("stage_1_activation.before", 32);

  private final float[] stage_1_activationSlope = file.floats("stage_1_activation.slope", 32);

  private final float[] stage_1_activationAfter = file.floats("stage_1_activation.after", 32);

  private final FloatFilters logitsWeights = LOGITS.prepare(file.floats("logits.weights", 1, 1, 32,
      10), file.floats("logits.bias", 10));

  private SmallResNetModel(ModelFile file) {
    super(SPEC, file);
  }

  /**
   * The model of a file that was checked against {@link #SPEC}.
   */
  static SmallResNetModel of(ModelFile file) {
    return new SmallResNetModel(file);
  }

  /**
   * Reads a model.
   *
   * @throws IOException if the file cannot be read, is damaged, or is not of this network
   */
  public static SmallResNetModel load(Path path) throws IOException {
    return of(ModelFile.read(path, SPEC));
  }

  /**
   * Reads a model from a stream, such as a resource in a jar, and leaves it open.
   *
   * @throws IOException if the stream cannot be read, or its content is damaged or not of
   *     this network
   */
  public static SmallResNetModel load(InputStream stream) throws IOException {
    return of(ModelFile.read(stream, "the stream", SPEC));
  }

  @Override
  protected Pass newPass(Slice slice) {
    return new OnePass(slice);
  }

  @Override
  protected String[] places() {
    return new String[] {
        "values0 values1 values1 bits0 values3 values3 values5 values6",
        "values6 values6 bits1 values3 values3 values3 values8 logits"};
  }

  /**
   * What the network costs, layer by layer.
   */
  public static CostSheet costs() {
    return CostSheet.parse(CostLines.AS_JSON);
  }

  @Override
  public CostSheet costSheet() {
    return costs();
  }

  /**
   * How gradients pass the network: for each block the binary layers on its paths, for each binary
   * layer those between it and the loss.
   */
  public static String gradientPaths() {
    return String.join("\n", PathLines.AS_TEXT);
  }

  /**
   * The buffers of a pass and the layers that work in them, some rows or all.
   */
  private final class OnePass extends PackedPass {
    private final float[] values0 = slice.floats(3072);

    private final float[] values1 = slice.floats(16384);

    private final float[] values2 = slice.floats(3536);

    private final long[] bits0 = slice.longs(1024);

    private final float[] values3 = slice.floats(8192);

    private final float[] values4 = slice.floats(256);

    private final float[] values5 = slice.floats(4096);

    private final float[] values6 = slice.floats(8192);

    private final float[] values7 = slice.floats(3552);

    private final long[] bits1 = slice.longs(256);

    private final float[] values8 = slice.floats(32);

    private final float[] values9 = slice.floats(10);

    private final float[] values2Own = slice.own(values2);

    private final float[] values4Own = slice.own(values4);

    private final float[] values7Own = slice.own(values7);

    private final float[] values9Own = slice.own(values9);

    private final Workspace scratch = Workspace.of(STAGE_0_CONV, STAGE_1_CONV);

    private final Site stage_0_activationSite = Site.of(1f, repeated(stage_0_activationBefore, 8),
        repeated(stage_0_activationSlope, 8), repeated(stage_0_activationAfter, 8));

    private final Site stage_1_activationSite = Site.of(1f, repeated(stage_1_activationBefore, 8),
        repeated(stage_1_activationSlope, 8), repeated(stage_1_activationAfter, 8));

    OnePass(Slice slice) {
      super(slice);
    }

    @Override
    public void run(float[] raw, float[] logits) {
      input(raw);
      stem();
      stage_0_conv();
      stage_0_activation();
      stage_0_downsample_shrink();
      stage_0_downsample_project();
      stage_1_conv();
      stage_1_activation();
      stage_1_sum();
      average();
      logits(logits);
    }

    /**
     * input: standardised input; 3x32x32.
     * fma(x, 1 / deviation, -mean / deviation), per channel.
     */
    private void input(float[] raw) {
      Affine.forward(raw, inputScale, inputShift, 32, 32, values0, slice);
    }

    /**
     * stem: Conv, kernel 3, stride 1, padding 1; 3x32x32 to 16x32x32.
     * In the same pass: norm, fma(sum, scale, shift) of its channel.
     * One chain of fused multiply-adds per output, from 0, in the order ky, kx, channel.
     *
     * <p>Declared as {@code @Filters(16) Conv stem}.
     */
    private void stem() {
      slice.meet();
      STEM.forward(values0, stemWeights, normScale, normShift, null, values1, values2Own, slice);
    }

    /**
     * stage[0].conv: BinaryConv, kernel 3, stride 2, padding 1 (zeros); 16x32x32 to 32x16x16.
     * Inputs ApproxSign (network), weights MagnitudeAwareSign (network), scale Unscaled
     * (default), source Latent (default), padding ZERO (default).
     * Bit of an input: whether it reaches its channel's threshold.
     * stage[0].norm is folded into its scale and shift.
     * Value: fma(sum, scale, shift) of its channel.
     *
     * <p>Declared as {@code @Filters(value = OUT, stride = STRIDE) BinaryConv conv}.
     */
    private void stage_0_conv() {
      Packing.pack(values1, 32, 32, 16, stage_0_convInputThresholds, bits0, slice);
      slice.meet();
      STAGE_0_CONV.toFloats(bits0, stage_0_convWeights, stage_0_convScale, stage_0_convShift, null,
          values3, scratch, slice);
    }

    /**
     * stage[0].activation: RPRelu; 32x16x16 to 32x16x16.
     *
     * <p>Declared as {@code RPRelu activation}.
     */
    private void stage_0_activation() {
      for (int i = slice.from(16) * 512, end = slice.end(16) * 512; i < end; i += 256) {
        System.arraycopy(values3, i, values4Own, 0, 256);
        for (int k = 0; k < 256; k++) {
          values4Own[k] = RP_RELU.value(values4Own[k], stage_0_activationSite.at(k));
        }
        System.arraycopy(values4Own, 0, values3, i, 256);
      }
    }

    /**
     * stage[0].downsample.shrink: AvgPool, kernel 2, stride 2, padding 0; 16x32x32 to 16x16x16.
     * Sum over the real pixels of a window in the order ky, kx, by their count.
     *
     * <p>Declared as {@code @Window(STRIDE) AvgPool shrink}.
     */
    private void stage_0_downsample_shrink() {
      Pooling.average(32, 32, 16, 2, 2, 2, 2, values1, values5, slice);
    }

    /**
     * stage[0].downsample.project: Conv, kernel 1, stride 1, padding 0; 16x16x16 to 32x16x16.
     * In the same pass: stage[0].downsample.norm, fma(sum, scale, shift) of its channel.
     * In the same pass: the sum of stage[0].
     * One chain of fused multiply-adds per output, from 0, in the order ky, kx, channel.
     *
     * <p>Declared as {@code @Filters(value = OUT, kernel = 1) Conv project}.
     */
    private void stage_0_downsample_project() {
      slice.meet();
      STAGE_0_DOWNSAMPLE_PROJECT.forward(values5, stage_0_downsample_projectWeights,
          stage_0_downsample_normScale, stage_0_downsample_normShift, values3, values6, values7Own,
          slice);
    }

    /**
     * stage[1].conv: BinaryConv, kernel 3, stride 1, padding 1 (zeros); 32x16x16 to 32x16x16.
     * Inputs ApproxSign (network), weights MagnitudeAwareSign (network), scale Unscaled
     * (default), source Latent (default), padding ZERO (default).
     * Bit of an input: whether it reaches its channel's threshold.
     * stage[1].norm is folded into its scale and shift.
     * Value: fma(sum, scale, shift) of its channel.
     *
     * <p>Declared as {@code @Filters(value = OUT, stride = STRIDE) BinaryConv conv}.
     */
    private void stage_1_conv() {
      Packing.pack(values6, 16, 16, 32, stage_1_convInputThresholds, bits1, slice);
      slice.meet();
      STAGE_1_CONV.toFloats(bits1, stage_1_convWeights, stage_1_convScale, stage_1_convShift, null,
          values3, scratch, slice);
    }

    /**
     * stage[1].activation: RPRelu; 32x16x16 to 32x16x16.
     *
     * <p>Declared as {@code RPRelu activation}.
     */
    private void stage_1_activation() {
      for (int i = slice.from(16) * 512, end = slice.end(16) * 512; i < end; i += 256) {
        System.arraycopy(values3, i, values4Own, 0, 256);
        for (int k = 0; k < 256; k++) {
          values4Own[k] = RP_RELU.value(values4Own[k], stage_1_activationSite.at(k));
        }
        System.arraycopy(values4Own, 0, values3, i, 256);
      }
    }

    /**
     * stage[1]: Add; 32x16x16 and 32x16x16 to 32x16x16.
     *
     * <p>Declared as {@code @Stage(units = 2, out = 32, stride = 2) Unit stage}.
     */
    private void stage_1_sum() {
      Joins.add(values3, values6, 16, 512, values3, slice);
    }

    /**
     * average: GlobalAvgPool; 32x16x16 to 32.
     * Sum over all pixels, rows first, by their count.
     *
     * <p>Declared as {@code GlobalAvgPool average}.
     */
    private void average() {
      slice.meet();
      if (slice.isFirst()) {
        Pooling.global(16, 16, 32, values3, values8);
      }
    }

    /**
     * logits: Dense, bias; 32 to 10.
     * One chain of fused multiply-adds per output, from its bias, in the order y, x, channel.
     *
     * <p>Declared as {@code @Units(10) Dense logits}.
     */
    private void logits(float[] logits) {
      slice.meet();
      LOGITS.forward(values8, logitsWeights, null, null, null, logits, values9Own, slice);
    }
  }

  /**
   * The steps of a pass, one object each, as the model file states them.
   */
  private static final class Steps {
    static final String[] AS_JSON = {
    "{\"op\":\"standardize\",\"layer\":\"input\",\"in\":[\"raw\"],\"in_shapes\":[[32,32,3]],"
        + "\"in_forms\":[\"floats\"],\"out\":\"input\",\"out_shape\":[32,32,3],\"out_form\":\"floats\","
        + "\"tensors\":{\"scale\":{\"name\":\"input.scale\",\"type\":\"F32\",\"layout\":\"channel\","
        + "\"shape\":[3]},\"shift\":{\"name\":\"input.shift\",\"type\":\"F32\",\"layout\":\"channel\","
        + "\"shape\":[3]}}}",
    "{\"op\":\"conv\",\"layer\":\"stem\",\"in\":[\"input\"],\"in_shapes\":[[32,32,3]],"
        + "\"in_forms\":[\"floats\"],\"out\":\"stem\",\"out_shape\":[32,32,16],\"out_form\":\"floats\","
        + "\"fan_in\":27,\"kernel\":[3,3],\"stride\":[1,1],\"pad\":[1,1],\"padding\":\"zero\","
        + "\"tensors\":{\"weights\":{\"name\":\"stem.weights\",\"type\":\"F32\",\"layout\":\"ky, kx, in,"
        + " out\",\"shape\":[3,3,3,16]}}}",
    "{\"op\":\"affine\",\"layer\":\"norm\",\"in\":[\"stem\"],\"in_shapes\":[[32,32,16]],"
        + "\"in_forms\":[\"floats\"],\"out\":\"norm\",\"out_shape\":[32,32,16],\"out_form\":\"floats\","
        + "\"tensors\":{\"scale\":{\"name\":\"norm.scale\",\"type\":\"F32\",\"layout\":\"channel\","
        + "\"shape\":[16]},\"shift\":{\"name\":\"norm.shift\",\"type\":\"F32\",\"layout\":\"channel\","
        + "\"shape\":[16]}}}",
    "{\"op\":\"sign\",\"layer\":\"stage_0_conv\",\"in\":[\"norm\"],\"in_shapes\":[[32,32,16]],"
        + "\"in_forms\":[\"floats\"],\"out\":\"stage_0_conv.signs\",\"out_shape\":[32,32,16],"
        + "\"out_form\":\"pixel_bits\",\"estimator\":\"dev.signet.dsl.estimator.ApproxSign\","
        + "\"tensors\":{\"thresholds\":{\"name\":\"stage_0_conv.thresholds\",\"type\":\"F32\","
        + "\"layout\":\"channel, or one for all\",\"shape\":[16]}}}",
    "{\"op\":\"binary_conv\",\"layer\":\"stage_0_conv\",\"in\":[\"stage_0_conv.signs\"],"
        + "\"in_shapes\":[[32,32,16]],\"in_forms\":[\"pixel_bits\"],\"out\":\"stage_0_norm\","
        + "\"out_shape\":[16,16,32],\"out_form\":\"floats\",\"fan_in\":144,\"kernel\":[3,3],"
        + "\"stride\":[2,2],\"pad\":[1,1],\"padding\":\"zero\",\"folded\":[\"stage_0_norm\"],"
        + "\"tensors\":{\"weights\":{\"name\":\"stage_0_conv.weights\",\"type\":\"U64\",\"layout\":\"out,"
        + " ky, kx, word\",\"shape\":[32,3,3,1]},\"scale\":{\"name\":\"stage_0_conv.scale\","
        + "\"type\":\"F32\",\"layout\":\"channel\",\"shape\":[32]},"
        + "\"shift\":{\"name\":\"stage_0_conv.shift\",\"type\":\"F32\",\"layout\":\"channel\","
        + "\"shape\":[32]}}}",
    "{\"op\":\"activation\",\"layer\":\"stage_0_activation\",\"in\":[\"stage_0_norm\"],"
        + "\"in_shapes\":[[16,16,32]],\"in_forms\":[\"floats\"],\"out\":\"stage_0_activation\","
        + "\"out_shape\":[16,16,32],\"out_form\":\"floats\","
        + "\"function\":\"dev.signet.dsl.activation.RPRelu\",\"learned\":[\"before\",\"slope\","
        + "\"after\"],\"tensors\":{\"before\":{\"name\":\"stage_0_activation.before\",\"type\":\"F32\","
        + "\"layout\":\"channel, or one for all\",\"shape\":[32]},"
        + "\"slope\":{\"name\":\"stage_0_activation.slope\",\"type\":\"F32\",\"layout\":\"channel,"
        + " or one for all\",\"shape\":[32]},\"after\":{\"name\":\"stage_0_activation.after\","
        + "\"type\":\"F32\",\"layout\":\"channel, or one for all\",\"shape\":[32]}}}",
    "{\"op\":\"avg_pool\",\"layer\":\"stage_0_downsample_shrink\",\"in\":[\"norm\"],"
        + "\"in_shapes\":[[32,32,16]],\"in_forms\":[\"floats\"],\"out\":\"stage_0_downsample_shrink\","
        + "\"out_shape\":[16,16,16],\"out_form\":\"floats\",\"kernel\":[2,2],\"stride\":[2,2],"
        + "\"pad\":[0,0]}",
    "{\"op\":\"conv\",\"layer\":\"stage_0_downsample_project\","
        + "\"in\":[\"stage_0_downsample_shrink\"],\"in_shapes\":[[16,16,16]],"
        + "\"in_forms\":[\"floats\"],\"out\":\"stage_0_downsample_project\",\"out_shape\":[16,16,32],"
        + "\"out_form\":\"floats\",\"fan_in\":16,\"kernel\":[1,1],\"stride\":[1,1],\"pad\":[0,0],"
        + "\"padding\":\"zero\","
        + "\"tensors\":{\"weights\":{\"name\":\"stage_0_downsample_project.weights\",\"type\":\"F32\","
        + "\"layout\":\"ky, kx, in, out\",\"shape\":[1,1,16,32]}}}",
    "{\"op\":\"affine\",\"layer\":\"stage_0_downsample_norm\","
        + "\"in\":[\"stage_0_downsample_project\"],\"in_shapes\":[[16,16,32]],"
        + "\"in_forms\":[\"floats\"],\"out\":\"stage_0_downsample_norm\",\"out_shape\":[16,16,32],"
        + "\"out_form\":\"floats\",\"tensors\":{\"scale\":{\"name\":\"stage_0_downsample_norm.scale\","
        + "\"type\":\"F32\",\"layout\":\"channel\",\"shape\":[32]},"
        + "\"shift\":{\"name\":\"stage_0_downsample_norm.shift\",\"type\":\"F32\",\"layout\":\"channel\","
        + "\"shape\":[32]}}}",
    "{\"op\":\"add\",\"layer\":\"stage_0_sum\",\"in\":[\"stage_0_activation\","
        + "\"stage_0_downsample_norm\"],\"in_shapes\":[[16,16,32],[16,16,32]],"
        + "\"in_forms\":[\"floats\",\"floats\"],\"out\":\"stage_0_sum\",\"out_shape\":[16,16,32],"
        + "\"out_form\":\"floats\"}",
    "{\"op\":\"sign\",\"layer\":\"stage_1_conv\",\"in\":[\"stage_0_sum\"],\"in_shapes\":[[16,16,"
        + "32]],\"in_forms\":[\"floats\"],\"out\":\"stage_1_conv.signs\",\"out_shape\":[16,16,32],"
        + "\"out_form\":\"pixel_bits\",\"estimator\":\"dev.signet.dsl.estimator.ApproxSign\","
        + "\"tensors\":{\"thresholds\":{\"name\":\"stage_1_conv.thresholds\",\"type\":\"F32\","
        + "\"layout\":\"channel, or one for all\",\"shape\":[32]}}}",
    "{\"op\":\"binary_conv\",\"layer\":\"stage_1_conv\",\"in\":[\"stage_1_conv.signs\"],"
        + "\"in_shapes\":[[16,16,32]],\"in_forms\":[\"pixel_bits\"],\"out\":\"stage_1_norm\","
        + "\"out_shape\":[16,16,32],\"out_form\":\"floats\",\"fan_in\":288,\"kernel\":[3,3],"
        + "\"stride\":[1,1],\"pad\":[1,1],\"padding\":\"zero\",\"folded\":[\"stage_1_norm\"],"
        + "\"tensors\":{\"weights\":{\"name\":\"stage_1_conv.weights\",\"type\":\"U64\",\"layout\":\"out,"
        + " ky, kx, word\",\"shape\":[32,3,3,1]},\"scale\":{\"name\":\"stage_1_conv.scale\","
        + "\"type\":\"F32\",\"layout\":\"channel\",\"shape\":[32]},"
        + "\"shift\":{\"name\":\"stage_1_conv.shift\",\"type\":\"F32\",\"layout\":\"channel\","
        + "\"shape\":[32]}}}",
    "{\"op\":\"activation\",\"layer\":\"stage_1_activation\",\"in\":[\"stage_1_norm\"],"
        + "\"in_shapes\":[[16,16,32]],\"in_forms\":[\"floats\"],\"out\":\"stage_1_activation\","
        + "\"out_shape\":[16,16,32],\"out_form\":\"floats\","
        + "\"function\":\"dev.signet.dsl.activation.RPRelu\",\"learned\":[\"before\",\"slope\","
        + "\"after\"],\"tensors\":{\"before\":{\"name\":\"stage_1_activation.before\",\"type\":\"F32\","
        + "\"layout\":\"channel, or one for all\",\"shape\":[32]},"
        + "\"slope\":{\"name\":\"stage_1_activation.slope\",\"type\":\"F32\",\"layout\":\"channel,"
        + " or one for all\",\"shape\":[32]},\"after\":{\"name\":\"stage_1_activation.after\","
        + "\"type\":\"F32\",\"layout\":\"channel, or one for all\",\"shape\":[32]}}}",
    "{\"op\":\"add\",\"layer\":\"stage_1_sum\",\"in\":[\"stage_1_activation\",\"stage_0_sum\"],"
        + "\"in_shapes\":[[16,16,32],[16,16,32]],\"in_forms\":[\"floats\",\"floats\"],"
        + "\"out\":\"stage_1_sum\",\"out_shape\":[16,16,32],\"out_form\":\"floats\"}",
    "{\"op\":\"global_avg_pool\",\"layer\":\"average\",\"in\":[\"stage_1_sum\"],\"in_shapes\":[[16,"
        + "16,32]],\"in_forms\":[\"floats\"],\"out\":\"average\",\"out_shape\":[1,1,32],"
        + "\"out_form\":\"floats\"}",
    "{\"op\":\"dense\",\"layer\":\"logits\",\"in\":[\"average\"],\"in_shapes\":[[1,1,32]],"
        + "\"in_forms\":[\"floats\"],\"out\":\"logits\",\"out_shape\":[1,1,10],\"out_form\":\"floats\","
        + "\"fan_in\":32,\"tensors\":{\"weights\":{\"name\":\"logits.weights\",\"type\":\"F32\","
        + "\"layout\":\"ky, kx, in, out\",\"shape\":[1,1,32,10]},\"bias\":{\"name\":\"logits.bias\","
        + "\"type\":\"F32\",\"layout\":\"channel\",\"shape\":[10]}}}"
    };
  }

  /**
   * What the network costs for one input, in total.
   */
  public static final class Costs {
    /**
     * Numbers that training finds.
     */
    public static final long PARAMETERS = 15_738L;

    /**
     * Weights of one bit.
     */
    public static final long BINARY_WEIGHTS = 13_824L;

    /**
     * Real weights and biases.
     */
    public static final long REAL_WEIGHTS = 1_274L;

    /**
     * Storage as publications count it.
     */
    public static final long STORAGE_BITS = 54_592L;

    /**
     * Products of two bits.
     */
    public static final long BINARY_MACS = 3_538_944L;

    /**
     * Products of a real value with a bit.
     */
    public static final long ONE_SIDED_MACS = 0L;

    /**
     * Products of two real values.
     */
    public static final long REAL_MACS = 573_760L;

    /**
     * 64 times the FLOPs as publications count them.
     */
    public static final long FLOPS_64 = 40_239_104L;

    /**
     * Arithmetic computation effort.
     */
    public static final long ACE = 591_069_184L;

    /**
     * Tensors of the layers in the model file, without tables.
     */
    public static final long MODEL_BYTES = 11_584L;

    /**
     * At most so many more for tables of thresholds.
     */
    public static final long TABLE_BYTES = 0L;

    /**
     * Products of two bits that run, in whole words.
     */
    public static final long BIT_OPERATIONS = 8_857_600L;

    /**
     * Products of a float with a weight that run.
     */
    public static final long FLOAT_MACS = 555_520L;

    /**
     * Arrays of a pass on one thread, with plain kernels.
     */
    public static final long ACTIVATION_BYTES = 207_720L;

    /**
     * Values that are needed at one time, at most.
     */
    public static final long LIVE_BYTES = 114_688L;

    private Costs() {
    }
  }

  /**
   * Costs, the total and each layer.
   */
  private static final class CostLines {
    static final String[] AS_JSON = {
    "{\"network\":\"dev.signet.tests.golden.SmallResNet\",\"path\":\"total\","
        + "\"nominal\":{\"trained\":15738,\"weights\":{\"1\":13824,\"32\":1274},\"norms\":448,"
        + "\"learned\":192,\"storage_bits\":54592,\"binary_macs\":3538944,\"real_macs\":573760,"
        + "\"classifier_macs\":320,\"binary_operations\":3538944,\"flops_64\":40239104,"
        + "\"ace\":591069184,\"values\":121898},\"executed\":{\"tensor_bytes\":11584,"
        + "\"bit_operations\":8857600,\"float_macs\":555520,\"elementwise\":125952,"
        + "\"buffer_bytes\":205672,\"live_bytes\":114688,\"scratch_bytes\":2048}}\n"
        + "{\"path\":\"input\",\"layer\":\"input\",\"summary\":\"standardised input\",\"shape\":[32,32,3],"
        + "\"nominal\":{\"values\":3072},\"executed\":{\"tensor_bytes\":24,\"elementwise\":3072,"
        + "\"buffer_bytes\":12288,\"live_bytes\":12288}}\n"
        + "{\"path\":\"stem\",\"layer\":\"stem\",\"summary\":\"Conv, kernel 3, stride 1, padding 1\","
        + "\"shape\":[32,32,16],\"nominal\":{\"trained\":432,\"weights\":{\"32\":432},"
        + "\"storage_bits\":13824,\"real_macs\":442368,\"flops_64\":28311552,\"ace\":452984832,"
        + "\"values\":16384},\"executed\":{\"tensor_bytes\":1728,\"float_macs\":424128,"
        + "\"buffer_bytes\":79680,\"live_bytes\":91968}}\n"
        + "{\"path\":\"norm\",\"layer\":\"norm\",\"summary\":\"BatchNorm, momentum 0.9\",\"shape\":[32,32,"
        + "16],\"nominal\":{\"trained\":64,\"norms\":64,\"values\":16384},"
        + "\"executed\":{\"tensor_bytes\":128,\"elementwise\":16384,\"live_bytes\":65536}}\n"
        + "{\"path\":\"stage[0].conv\",\"layer\":\"stage_0_conv\",\"summary\":\"BinaryConv, kernel 3,"
        + " stride 2, padding 1 (zeros)\",\"shape\":[16,16,32],\"nominal\":{\"trained\":4608,"
        + "\"weights\":{\"1\":4608},\"storage_bits\":4608,\"binary_macs\":1179648,"
        + "\"binary_operations\":1179648,\"flops_64\":1179648,\"ace\":1179648,\"values\":8192},"
        + "\"executed\":{\"tensor_bytes\":2624,\"bit_operations\":4524032,\"elementwise\":24576,"
        + "\"buffer_bytes\":40960,\"live_bytes\":106496,\"scratch_bytes\":2048}}\n"
        + "{\"path\":\"stage[0].norm\",\"layer\":\"stage_0_norm\",\"summary\":\"BatchNorm,"
        + " momentum 0.9\",\"shape\":[16,16,32],\"nominal\":{\"trained\":128,\"norms\":128,"
        + "\"values\":8192},\"executed\":{}}\n"
        + "{\"path\":\"stage[0].activation\",\"layer\":\"stage_0_activation\",\"summary\":\"RPRelu\","
        + "\"shape\":[16,16,32],\"nominal\":{\"trained\":96,\"learned\":96,\"values\":8192},"
        + "\"executed\":{\"tensor_bytes\":384,\"elementwise\":8192,\"buffer_bytes\":4096,"
        + "\"live_bytes\":99328}}\n"
        + "{\"path\":\"stage[0].downsample.shrink\",\"layer\":\"stage_0_downsample_shrink\","
        + "\"summary\":\"AvgPool, kernel 2, stride 2, padding 0\",\"shape\":[16,16,16],"
        + "\"nominal\":{\"values\":4096},\"executed\":{\"elementwise\":16384,\"buffer_bytes\":16384,"
        + "\"live_bytes\":114688}}\n"
        + "{\"path\":\"stage[0].downsample.project\",\"layer\":\"stage_0_downsample_project\","
        + "\"summary\":\"Conv, kernel 1, stride 1, padding 0\",\"shape\":[16,16,32],"
        + "\"nominal\":{\"trained\":512,\"weights\":{\"32\":512},\"storage_bits\":16384,"
        + "\"real_macs\":131072,\"flops_64\":8388608,\"ace\":134217728,\"values\":8192},"
        + "\"executed\":{\"tensor_bytes\":2048,\"float_macs\":131072,\"buffer_bytes\":46976,"
        + "\"live_bytes\":96128}}\n"
        + "{\"path\":\"stage[0].downsample.norm\",\"layer\":\"stage_0_downsample_norm\","
        + "\"summary\":\"BatchNorm, momentum 0.9\",\"shape\":[16,16,32],\"nominal\":{\"trained\":128,"
        + "\"norms\":128,\"values\":8192},\"executed\":{\"tensor_bytes\":256,\"elementwise\":8192,"
        + "\"live_bytes\":65536}}\n"
        + "{\"path\":\"stage[0]\",\"layer\":\"stage_0_sum\",\"summary\":\"Add\",\"shape\":[16,16,32],"
        + "\"nominal\":{\"values\":8192},\"executed\":{\"elementwise\":8192,\"live_bytes\":65536}}\n"
        + "{\"path\":\"stage[1].conv\",\"layer\":\"stage_1_conv\",\"summary\":\"BinaryConv, kernel 3,"
        + " stride 1, padding 1 (zeros)\",\"shape\":[16,16,32],\"nominal\":{\"trained\":9216,"
        + "\"weights\":{\"1\":9216},\"storage_bits\":9216,\"binary_macs\":2359296,"
        + "\"binary_operations\":2359296,\"flops_64\":2359296,\"ace\":2359296,\"values\":8192},"
        + "\"executed\":{\"tensor_bytes\":2688,\"bit_operations\":4333568,\"elementwise\":16384,"
        + "\"buffer_bytes\":2048,\"live_bytes\":67584,\"scratch_bytes\":2048}}\n"
        + "{\"path\":\"stage[1].norm\",\"layer\":\"stage_1_norm\",\"summary\":\"BatchNorm,"
        + " momentum 0.9\",\"shape\":[16,16,32],\"nominal\":{\"trained\":128,\"norms\":128,"
        + "\"values\":8192},\"executed\":{}}\n"
        + "{\"path\":\"stage[1].activation\",\"layer\":\"stage_1_activation\",\"summary\":\"RPRelu\","
        + "\"shape\":[16,16,32],\"nominal\":{\"trained\":96,\"learned\":96,\"values\":8192},"
        + "\"executed\":{\"tensor_bytes\":384,\"elementwise\":8192,\"buffer_bytes\":3072,"
        + "\"live_bytes\":66560}}\n"
        + "{\"path\":\"stage[1]\",\"layer\":\"stage_1_sum\",\"summary\":\"Add\",\"shape\":[16,16,32],"
        + "\"nominal\":{\"values\":8192},\"executed\":{\"elementwise\":8192,\"live_bytes\":65536}}\n"
        + "{\"path\":\"average\",\"layer\":\"average\",\"summary\":\"GlobalAvgPool\",\"shape\":[1,1,32],"
        + "\"nominal\":{\"values\":32},\"executed\":{\"elementwise\":8192,\"buffer_bytes\":128,"
        + "\"live_bytes\":32896}}",
    "{\"path\":\"logits\",\"layer\":\"logits\",\"summary\":\"Dense, bias\",\"shape\":[1,1,10],"
        + "\"nominal\":{\"trained\":330,\"weights\":{\"32\":330},\"storage_bits\":10560,"
        + "\"real_macs\":320,\"classifier_macs\":320,\"ace\":327680,\"values\":10},"
        + "\"executed\":{\"tensor_bytes\":1320,\"float_macs\":320,\"buffer_bytes\":40,"
        + "\"live_bytes\":168}}"
    };
  }

  /**
   * Gradient paths of blocks and layers.
   */
  private static final class PathLines {
    static final String[] AS_TEXT = {
    "(L, N): L binary layers on a path, N the fewest binary MACs of such a path\n"
        + "stage[0], Unit: (0, 0) (1, 1179648)\n"
        + "stage[1], Unit: (0, 0) (1, 2359296)\n"
        + "stage, 2 units of Unit: (0, 0) (1, 1179648) (2, 3538944)\n"
        + "input to output: (0, 0) (1, 1179648) (2, 3538944)\n"
        + "between each of stage[0].conv to stage[1].conv and the loss: 0 binary layers"
    };
  }
}
