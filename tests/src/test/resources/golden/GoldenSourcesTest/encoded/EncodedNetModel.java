package dev.signet.tests.golden;

import dev.signet.dsl.encoder.Thermometer;
import dev.signet.inference.CostSheet;
import dev.signet.inference.PackedModel;
import dev.signet.inference.PackedPass;
import dev.signet.inference.Pass;
import dev.signet.inference.file.ModelFile;
import dev.signet.inference.file.ModelSpec;
import dev.signet.inference.kernel.BinaryConvolution;
import dev.signet.inference.kernel.ConvShape;
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
 * Packed inference for {@link EncodedNet}: 1x16x16 values in, 10 logits out. Immutable and thread-safe.
 */
@Generated("dev.signet.processor.SignetProcessor")
public final class EncodedNetModel extends PackedModel {
  /**
   * What goes in, what comes out, and the steps between.
   */
  static final ModelSpec SPEC = ModelSpec.of("dev.signet.tests.golden.EncodedNet", 1, 16, 16,
      0.0, 1.0, 10, Steps.AS_JSON);

  private static final Thermometer THERMOMETER = new Thermometer();

  private static final BinaryConvolution STEM = BinaryConvolution.of(new ConvShape(16, 16, 8, 32, 3,
      3, 1, 1, 1, 1, ConvShape.Pad.ZERO));

  private static final BinaryConvolution STAGE_0_CONV = BinaryConvolution.of(new ConvShape(8, 8, 32,
      16, 3, 3, 1, 1, 1, 1, ConvShape.Pad.ZERO));

  private static final BinaryConvolution STAGE_1_CONV = BinaryConvolution.of(new ConvShape(8, 8, 48,
      16, 3, 3, 1, 1, 1, 1, ConvShape.Pad.ZERO));

  private static final BinaryConvolution LOGITS = BinaryConvolution.of(ConvShape.dense(4096, 10));

  private final float[] inputNumbers = file.floats("input.numbers", 1, 8);

  private final float[] stemInputThresholds = file.floats("stem.thresholds", 8);

  private final long[] stemWeights = STEM.prepare(file.longs("stem.weights", 32, 3, 3, 1));

  private final float[] stemScale = file.floats("stem.scale", 32);

  private final float[] stemShift = file.floats("stem.shift", 32);

  private final float[] normScale = file.floats("norm.scale", 32);

  private final float[] normShift = file.floats("norm.shift", 32);

  private final float[] stage_0_normScale = file.floats("stage_0_norm.scale", 32);

  private final float[] stage_0_normShift = file.floats("stage_0_norm.shift", 32);

  private final float[] stage_0_convInputThresholds = file.floats("stage_0_conv.thresholds", 32);

  private final long[] stage_0_convWeights = STAGE_0_CONV.prepare(file.longs("stage_0_conv.weights",
      16, 3, 3, 1));

  private final float[] stage_0_convScale = file.floats("stage_0_conv.scale", 16);

  private final float[] stage_0_convShift = file.floats("stage_0_conv.shift", 16);

  private final float[] stage_1_normScale = file.floats("stage_1_norm.scale", 48);

  private final float[] stage_1_normShift = file.floats("stage_1_norm.shift", 48);

  private final float[] stage_1_convInputThresholds = file.floats("stage_1_conv.thresholds", 48);

  private final long[] stage_1_convWeights = STAGE_1_CONV.prepare(file.longs("stage_1_conv.weights",
      16, 3, 3, 1));

  private final float[] stage_1_convScale = file.floats("stage_1_conv.scale", 16);

  private final float[] stage_1_convShift = file.floats("stage_1_conv.shift", 16);

  private final float[] logitsInputThresholds = file.floats("logits.thresholds", 1);

  private final long[] logitsWeights = LOGITS.prepare(file.longs("logits.weights", 10, 1, 1, 64));

  private final float[] logitsScale = file.floats("logits.scale", 10);

  private final float[] logitsShift = file.floats("logits.shift", 10);

  private EncodedNetModel(ModelFile file) {
    super(SPEC, file);
  }

  /**
   * The model of a file that was checked against {@link #SPEC}.
   */
  static EncodedNetModel of(ModelFile file) {
    return new EncodedNetModel(file);
  }

  /**
   * Reads a model.
   *
   * @throws IOException if the file cannot be read, is damaged, or is not of this network
   */
  public static EncodedNetModel load(Path path) throws IOException {
    return of(ModelFile.read(path, SPEC));
  }

  /**
   * Reads a model from a stream, such as a resource in a jar, and leaves it open.
   *
   * @throws IOException if the stream cannot be read, or its content is damaged or not of
   *     this network
   */
  public static EncodedNetModel load(InputStream stream) throws IOException {
    return of(ModelFile.read(stream, "the stream", SPEC));
  }

  @Override
  protected Pass newPass(Slice slice) {
    return new OnePass(slice);
  }

  @Override
  protected String[] places() {
    return new String[] {
        "values0 bits0 values1 values0 values0 values2 bits1 values3",
        "values4 values5 bits1 values3 values6 bits1 logits"};
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
    private final float[] values0 = slice.floats(2048);

    private final long[] bits0 = slice.longs(256);

    private final float[] values1 = slice.floats(8192);

    private final float[] values2 = slice.floats(2048);

    private final long[] bits1 = slice.longs(64);

    private final float[] values3 = slice.floats(1024);

    private final float[] values4 = slice.floats(3072);

    private final float[] values5 = slice.floats(3072);

    private final float[] values6 = slice.floats(4096);

    private final Workspace scratch = Workspace.of(STEM, STAGE_0_CONV, STAGE_1_CONV, LOGITS);

    OnePass(Slice slice) {
      super(slice);
    }

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
      logits(logits);
    }

    /**
     * input: Thermometer, 8 bits per channel; 8x16x16.
     * +1 where the encoder sets the bit, else -1.
     */
    private void input(float[] raw) {
      for (int i = slice.from(16) * 16, end = slice.end(16) * 16; i < end; i++) {
        int c = i % 1;
        for (int k = 0; k < 8; k++) {
          boolean bit = THERMOMETER.bit(raw[i], inputNumbers[c * 8 + k], k);
          values0[i * 8 + k] = bit ? 1f : -1f;
        }
      }
    }

    /**
     * stem: BinaryConv, kernel 3, stride 1, padding 1 (zeros); 8x16x16 to 32x16x16.
     * Inputs SteSign (default), weights SteSign (default), scale Unscaled (default), source
     * Latent (default), padding ZERO (default).
     * Bit of an input: whether it reaches its channel's threshold.
     * Value: fma(sum, scale, shift) of its channel.
     *
     * <p>Declared as {@code @Filters(32) BinaryConv stem}.
     */
    private void stem() {
      Packing.pack(values0, 16, 16, 8, stemInputThresholds, bits0, slice);
      slice.meet();
      STEM.toFloats(bits0, stemWeights, stemScale, stemShift, null, values1, scratch, slice);
    }

    /**
     * pool: MaxPool, kernel 2, stride 2, padding 0; 32x16x16 to 32x8x8.
     *
     * <p>Declared as {@code @Window(2) MaxPool pool}.
     */
    private void pool() {
      slice.meet();
      Pooling.max(16, 16, 32, 2, 2, 2, 2, 0, 0, values1, values0, slice);
    }

    /**
     * norm: BatchNorm, momentum 0.9; 32x8x8 to 32x8x8.
     * Ioffe and Szegedy 2015, arXiv 1502.03167: fma(x, r, beta - mean * r) with r = gamma /
     * sqrt(variance + 1e-5), per channel.
     *
     * <p>Declared as {@code BatchNorm norm}.
     */
    private void norm() {
      Affine.forward(values0, normScale, normShift, 8, 8, values0, slice);
    }

    /**
     * stage[0].norm: BatchNorm, momentum 0.9; 32x8x8 to 32x8x8.
     * Ioffe and Szegedy 2015, arXiv 1502.03167: fma(x, r, beta - mean * r) with r = gamma /
     * sqrt(variance + 1e-5), per channel.
     *
     * <p>Declared as {@code BatchNorm norm}.
     */
    private void stage_0_norm() {
      Affine.forward(values0, stage_0_normScale, stage_0_normShift, 8, 8, values2, slice);
    }

    /**
     * stage[0].conv: BinaryConv, kernel 3, stride 1, padding 1 (zeros); 32x8x8 to 16x8x8.
     * Inputs SteSign (default), weights SteSign (default), scale Unscaled (default), source
     * Latent (default), padding ZERO (default).
     * Bit of an input: whether it reaches its channel's threshold.
     * Value: fma(sum, scale, shift) of its channel.
     *
     * <p>Declared as {@code @Filters(OUT) BinaryConv conv}.
     */
    private void stage_0_conv() {
      Packing.pack(values2, 8, 8, 32, stage_0_convInputThresholds, bits1, slice);
      slice.meet();
      STAGE_0_CONV.toFloats(bits1, stage_0_convWeights, stage_0_convScale, stage_0_convShift, null,
          values3, scratch, slice);
    }

    /**
     * stage[0]: Concat; 32x8x8 and 16x8x8 to 48x8x8.
     *
     * <p>Declared as {@code @Stage(units = 2, out = 16) Growth stage}.
     */
    private void stage_0_concat() {
      Joins.concat(values0, 8, 8, 32, 0, 48, values4, slice);
      Joins.concat(values3, 8, 8, 16, 32, 48, values4, slice);
    }

    /**
     * stage[1].norm: BatchNorm, momentum 0.9; 48x8x8 to 48x8x8.
     * Ioffe and Szegedy 2015, arXiv 1502.03167: fma(x, r, beta - mean * r) with r = gamma /
     * sqrt(variance + 1e-5), per channel.
     *
     * <p>Declared as {@code BatchNorm norm}.
     */
    private void stage_1_norm() {
      Affine.forward(values4, stage_1_normScale, stage_1_normShift, 8, 8, values5, slice);
    }

    /**
     * stage[1].conv: BinaryConv, kernel 3, stride 1, padding 1 (zeros); 48x8x8 to 16x8x8.
     * Inputs SteSign (default), weights SteSign (default), scale Unscaled (default), source
     * Latent (default), padding ZERO (default).
     * Bit of an input: whether it reaches its channel's threshold.
     * Value: fma(sum, scale, shift) of its channel.
     *
     * <p>Declared as {@code @Filters(OUT) BinaryConv conv}.
     */
    private void stage_1_conv() {
      slice.meet();
      Packing.pack(values5, 8, 8, 48, stage_1_convInputThresholds, bits1, slice);
      slice.meet();
      STAGE_1_CONV.toFloats(bits1, stage_1_convWeights, stage_1_convScale, stage_1_convShift, null,
          values3, scratch, slice);
    }

    /**
     * stage[1]: Concat; 48x8x8 and 16x8x8 to 64x8x8.
     *
     * <p>Declared as {@code @Stage(units = 2, out = 16) Growth stage}.
     */
    private void stage_1_concat() {
      Joins.concat(values4, 8, 8, 48, 0, 64, values6, slice);
      Joins.concat(values3, 8, 8, 16, 48, 64, values6, slice);
    }

    /**
     * logits: BinaryDense; 64x8x8 to 10.
     * Inputs SteSign (default), weights SteSign (default), scale Unscaled (default), source
     * Latent (default).
     * Bit of an input: whether it reaches its channel's threshold.
     * scores is folded into its scale and shift.
     * Value: fma(sum, scale, shift) of its channel.
     *
     * <p>Declared as {@code @Units(10) BinaryDense logits}.
     */
    private void logits(float[] logits) {
      slice.meet();
      if (slice.isFirst()) {
        Packing.packFlat(values6, logitsInputThresholds, 4096, bits1);
      }
      slice.meet();
      LOGITS.toFloats(bits1, logitsWeights, logitsScale, logitsShift, null, logits, scratch, slice);
    }
  }

  /**
   * The steps of a pass, one object each, as the model file states them.
   */
  private static final class Steps {
    static final String[] AS_JSON = {
    "{\"op\":\"encode\",\"layer\":\"input\",\"in\":[\"raw\"],\"in_shapes\":[[16,16,1]],"
        + "\"in_forms\":[\"floats\"],\"out\":\"input\",\"out_shape\":[16,16,8],\"out_form\":\"floats\","
        + "\"encoder\":\"dev.signet.dsl.encoder.Thermometer\",\"levels\":8,"
        + "\"tensors\":{\"numbers\":{\"name\":\"input.numbers\",\"type\":\"F32\",\"layout\":\"channel,"
        + " bit\",\"shape\":[1,8]}}}",
    "{\"op\":\"sign\",\"layer\":\"stem\",\"in\":[\"input\"],\"in_shapes\":[[16,16,8]],"
        + "\"in_forms\":[\"floats\"],\"out\":\"stem.signs\",\"out_shape\":[16,16,8],"
        + "\"out_form\":\"pixel_bits\",\"estimator\":\"dev.signet.dsl.estimator.SteSign\","
        + "\"tensors\":{\"thresholds\":{\"name\":\"stem.thresholds\",\"type\":\"F32\",\"layout\":\"channel,"
        + " or one for all\",\"shape\":[8]}}}",
    "{\"op\":\"binary_conv\",\"layer\":\"stem\",\"in\":[\"stem.signs\"],\"in_shapes\":[[16,16,8]],"
        + "\"in_forms\":[\"pixel_bits\"],\"out\":\"stem\",\"out_shape\":[16,16,32],"
        + "\"out_form\":\"floats\",\"fan_in\":72,\"kernel\":[3,3],\"stride\":[1,1],\"pad\":[1,1],"
        + "\"padding\":\"zero\",\"tensors\":{\"weights\":{\"name\":\"stem.weights\",\"type\":\"U64\","
        + "\"layout\":\"out, ky, kx, word\",\"shape\":[32,3,3,1]},\"scale\":{\"name\":\"stem.scale\","
        + "\"type\":\"F32\",\"layout\":\"channel\",\"shape\":[32]},\"shift\":{\"name\":\"stem.shift\","
        + "\"type\":\"F32\",\"layout\":\"channel\",\"shape\":[32]}}}",
    "{\"op\":\"max_pool\",\"layer\":\"pool\",\"in\":[\"stem\"],\"in_shapes\":[[16,16,32]],"
        + "\"in_forms\":[\"floats\"],\"out\":\"pool\",\"out_shape\":[8,8,32],\"out_form\":\"floats\","
        + "\"kernel\":[2,2],\"stride\":[2,2],\"pad\":[0,0]}",
    "{\"op\":\"affine\",\"layer\":\"norm\",\"in\":[\"pool\"],\"in_shapes\":[[8,8,32]],"
        + "\"in_forms\":[\"floats\"],\"out\":\"norm\",\"out_shape\":[8,8,32],\"out_form\":\"floats\","
        + "\"tensors\":{\"scale\":{\"name\":\"norm.scale\",\"type\":\"F32\",\"layout\":\"channel\","
        + "\"shape\":[32]},\"shift\":{\"name\":\"norm.shift\",\"type\":\"F32\",\"layout\":\"channel\","
        + "\"shape\":[32]}}}",
    "{\"op\":\"affine\",\"layer\":\"stage_0_norm\",\"in\":[\"norm\"],\"in_shapes\":[[8,8,32]],"
        + "\"in_forms\":[\"floats\"],\"out\":\"stage_0_norm\",\"out_shape\":[8,8,32],"
        + "\"out_form\":\"floats\",\"tensors\":{\"scale\":{\"name\":\"stage_0_norm.scale\",\"type\":\"F32\","
        + "\"layout\":\"channel\",\"shape\":[32]},\"shift\":{\"name\":\"stage_0_norm.shift\","
        + "\"type\":\"F32\",\"layout\":\"channel\",\"shape\":[32]}}}",
    "{\"op\":\"sign\",\"layer\":\"stage_0_conv\",\"in\":[\"stage_0_norm\"],\"in_shapes\":[[8,8,32]],"
        + "\"in_forms\":[\"floats\"],\"out\":\"stage_0_conv.signs\",\"out_shape\":[8,8,32],"
        + "\"out_form\":\"pixel_bits\",\"estimator\":\"dev.signet.dsl.estimator.SteSign\","
        + "\"tensors\":{\"thresholds\":{\"name\":\"stage_0_conv.thresholds\",\"type\":\"F32\","
        + "\"layout\":\"channel, or one for all\",\"shape\":[32]}}}",
    "{\"op\":\"binary_conv\",\"layer\":\"stage_0_conv\",\"in\":[\"stage_0_conv.signs\"],"
        + "\"in_shapes\":[[8,8,32]],\"in_forms\":[\"pixel_bits\"],\"out\":\"stage_0_conv\","
        + "\"out_shape\":[8,8,16],\"out_form\":\"floats\",\"fan_in\":288,\"kernel\":[3,3],\"stride\":[1,"
        + "1],\"pad\":[1,1],\"padding\":\"zero\","
        + "\"tensors\":{\"weights\":{\"name\":\"stage_0_conv.weights\",\"type\":\"U64\",\"layout\":\"out,"
        + " ky, kx, word\",\"shape\":[16,3,3,1]},\"scale\":{\"name\":\"stage_0_conv.scale\","
        + "\"type\":\"F32\",\"layout\":\"channel\",\"shape\":[16]},"
        + "\"shift\":{\"name\":\"stage_0_conv.shift\",\"type\":\"F32\",\"layout\":\"channel\","
        + "\"shape\":[16]}}}",
    "{\"op\":\"concat\",\"layer\":\"stage_0_concat\",\"in\":[\"norm\",\"stage_0_conv\"],"
        + "\"in_shapes\":[[8,8,32],[8,8,16]],\"in_forms\":[\"floats\",\"floats\"],"
        + "\"out\":\"stage_0_concat\",\"out_shape\":[8,8,48],\"out_form\":\"floats\"}",
    "{\"op\":\"affine\",\"layer\":\"stage_1_norm\",\"in\":[\"stage_0_concat\"],\"in_shapes\":[[8,8,"
        + "48]],\"in_forms\":[\"floats\"],\"out\":\"stage_1_norm\",\"out_shape\":[8,8,48],"
        + "\"out_form\":\"floats\",\"tensors\":{\"scale\":{\"name\":\"stage_1_norm.scale\",\"type\":\"F32\","
        + "\"layout\":\"channel\",\"shape\":[48]},\"shift\":{\"name\":\"stage_1_norm.shift\","
        + "\"type\":\"F32\",\"layout\":\"channel\",\"shape\":[48]}}}",
    "{\"op\":\"sign\",\"layer\":\"stage_1_conv\",\"in\":[\"stage_1_norm\"],\"in_shapes\":[[8,8,48]],"
        + "\"in_forms\":[\"floats\"],\"out\":\"stage_1_conv.signs\",\"out_shape\":[8,8,48],"
        + "\"out_form\":\"pixel_bits\",\"estimator\":\"dev.signet.dsl.estimator.SteSign\","
        + "\"tensors\":{\"thresholds\":{\"name\":\"stage_1_conv.thresholds\",\"type\":\"F32\","
        + "\"layout\":\"channel, or one for all\",\"shape\":[48]}}}",
    "{\"op\":\"binary_conv\",\"layer\":\"stage_1_conv\",\"in\":[\"stage_1_conv.signs\"],"
        + "\"in_shapes\":[[8,8,48]],\"in_forms\":[\"pixel_bits\"],\"out\":\"stage_1_conv\","
        + "\"out_shape\":[8,8,16],\"out_form\":\"floats\",\"fan_in\":432,\"kernel\":[3,3],\"stride\":[1,"
        + "1],\"pad\":[1,1],\"padding\":\"zero\","
        + "\"tensors\":{\"weights\":{\"name\":\"stage_1_conv.weights\",\"type\":\"U64\",\"layout\":\"out,"
        + " ky, kx, word\",\"shape\":[16,3,3,1]},\"scale\":{\"name\":\"stage_1_conv.scale\","
        + "\"type\":\"F32\",\"layout\":\"channel\",\"shape\":[16]},"
        + "\"shift\":{\"name\":\"stage_1_conv.shift\",\"type\":\"F32\",\"layout\":\"channel\","
        + "\"shape\":[16]}}}",
    "{\"op\":\"concat\",\"layer\":\"stage_1_concat\",\"in\":[\"stage_0_concat\",\"stage_1_conv\"],"
        + "\"in_shapes\":[[8,8,48],[8,8,16]],\"in_forms\":[\"floats\",\"floats\"],"
        + "\"out\":\"stage_1_concat\",\"out_shape\":[8,8,64],\"out_form\":\"floats\"}",
    "{\"op\":\"sign\",\"layer\":\"logits\",\"in\":[\"stage_1_concat\"],\"in_shapes\":[[8,8,64]],"
        + "\"in_forms\":[\"floats\"],\"out\":\"logits.signs\",\"out_shape\":[8,8,64],"
        + "\"out_form\":\"flat_bits\",\"estimator\":\"dev.signet.dsl.estimator.SteSign\","
        + "\"tensors\":{\"thresholds\":{\"name\":\"logits.thresholds\",\"type\":\"F32\","
        + "\"layout\":\"channel, or one for all\",\"shape\":[1]}}}",
    "{\"op\":\"binary_dense\",\"layer\":\"logits\",\"in\":[\"logits.signs\"],\"in_shapes\":[[8,8,"
        + "64]],\"in_forms\":[\"flat_bits\"],\"out\":\"scores\",\"out_shape\":[1,1,10],"
        + "\"out_form\":\"floats\",\"fan_in\":4096,\"folded\":[\"scores\"],"
        + "\"tensors\":{\"weights\":{\"name\":\"logits.weights\",\"type\":\"U64\",\"layout\":\"out, ky, kx,"
        + " word\",\"shape\":[10,1,1,64]},\"scale\":{\"name\":\"logits.scale\",\"type\":\"F32\","
        + "\"layout\":\"channel\",\"shape\":[10]},\"shift\":{\"name\":\"logits.shift\",\"type\":\"F32\","
        + "\"layout\":\"channel\",\"shape\":[10]}}}"
    };
  }

  /**
   * What the network costs for one input, in total.
   */
  public static final class Costs {
    /**
     * Numbers that training finds.
     */
    public static final long PARAMETERS = 55_272L;

    /**
     * Weights of one bit.
     */
    public static final long BINARY_WEIGHTS = 54_784L;

    /**
     * Real weights and biases.
     */
    public static final long REAL_WEIGHTS = 0L;

    /**
     * Storage as publications count it.
     */
    public static final long STORAGE_BITS = 54_784L;

    /**
     * Products of two bits.
     */
    public static final long BINARY_MACS = 1_368_064L;

    /**
     * Products of a real value with a bit.
     */
    public static final long ONE_SIDED_MACS = 0L;

    /**
     * Products of two real values.
     */
    public static final long REAL_MACS = 0L;

    /**
     * 64 times the FLOPs as publications count them.
     */
    public static final long FLOPS_64 = 1_327_104L;

    /**
     * Arithmetic computation effort.
     */
    public static final long ACE = 1_368_064L;

    /**
     * Tensors of the layers in the model file, without tables.
     */
    public static final long MODEL_BYTES = 11_604L;

    /**
     * At most so many more for tables of thresholds.
     */
    public static final long TABLE_BYTES = 0L;

    /**
     * Products of two bits that run, in whole words.
     */
    public static final long BIT_OPERATIONS = 5_365_760L;

    /**
     * Products of a float with a weight that run.
     */
    public static final long FLOAT_MACS = 0L;

    /**
     * Arrays of a pass on one thread, with plain kernels.
     */
    public static final long ACTIVATION_BYTES = 98_816L;

    /**
     * Values that are needed at one time, at most.
     */
    public static final long LIVE_BYTES = 40_960L;

    private Costs() {
    }
  }

  /**
   * Costs, the total and each layer.
   */
  private static final class CostLines {
    static final String[] AS_JSON = {
    "{\"network\":\"dev.signet.tests.golden.EncodedNet\",\"path\":\"total\","
        + "\"nominal\":{\"trained\":55272,\"weights\":{\"1\":54784},\"norms\":488,"
        + "\"storage_bits\":54784,\"binary_macs\":1368064,\"classifier_macs\":40960,"
        + "\"binary_operations\":1368064,\"flops_64\":1327104,\"ace\":1368064,\"values\":28692},"
        + "\"executed\":{\"tensor_bytes\":11604,\"bit_operations\":5365760,\"elementwise\":38922,"
        + "\"buffer_bytes\":96768,\"live_bytes\":40960,\"scratch_bytes\":2048}}\n"
        + "{\"path\":\"input\",\"layer\":\"input\",\"summary\":\"Thermometer, 8 bits per channel\","
        + "\"shape\":[16,16,8],\"nominal\":{\"values\":2048},\"executed\":{\"tensor_bytes\":32,"
        + "\"elementwise\":2048,\"buffer_bytes\":8192,\"live_bytes\":8192}}\n"
        + "{\"path\":\"stem\",\"layer\":\"stem\",\"summary\":\"BinaryConv, kernel 3, stride 1,"
        + " padding 1 (zeros)\",\"shape\":[16,16,32],\"nominal\":{\"trained\":2304,"
        + "\"weights\":{\"1\":2304},\"storage_bits\":2304,\"binary_macs\":589824,"
        + "\"binary_operations\":589824,\"flops_64\":589824,\"ace\":589824,\"values\":8192},"
        + "\"executed\":{\"tensor_bytes\":2592,\"bit_operations\":4333568,\"elementwise\":10240,"
        + "\"buffer_bytes\":34816,\"live_bytes\":34816,\"scratch_bytes\":2048}}\n"
        + "{\"path\":\"pool\",\"layer\":\"pool\",\"summary\":\"MaxPool, kernel 2, stride 2, padding 0\","
        + "\"shape\":[8,8,32],\"nominal\":{\"values\":2048},\"executed\":{\"elementwise\":8192,"
        + "\"live_bytes\":40960}}\n"
        + "{\"path\":\"norm\",\"layer\":\"norm\",\"summary\":\"BatchNorm, momentum 0.9\",\"shape\":[8,8,"
        + "32],\"nominal\":{\"trained\":128,\"norms\":128,\"values\":2048},"
        + "\"executed\":{\"tensor_bytes\":256,\"elementwise\":2048,\"live_bytes\":8192}}\n"
        + "{\"path\":\"stage[0].norm\",\"layer\":\"stage_0_norm\",\"summary\":\"BatchNorm,"
        + " momentum 0.9\",\"shape\":[8,8,32],\"nominal\":{\"trained\":128,\"norms\":128,"
        + "\"values\":2048},\"executed\":{\"tensor_bytes\":256,\"elementwise\":2048,"
        + "\"buffer_bytes\":8192,\"live_bytes\":16384}}\n"
        + "{\"path\":\"stage[0].conv\",\"layer\":\"stage_0_conv\",\"summary\":\"BinaryConv, kernel 3,"
        + " stride 1, padding 1 (zeros)\",\"shape\":[8,8,16],\"nominal\":{\"trained\":4608,"
        + "\"weights\":{\"1\":4608},\"storage_bits\":4608,\"binary_macs\":294912,"
        + "\"binary_operations\":294912,\"flops_64\":294912,\"ace\":294912,\"values\":1024},"
        + "\"executed\":{\"tensor_bytes\":1408,\"bit_operations\":495616,\"elementwise\":3072,"
        + "\"buffer_bytes\":4608,\"live_bytes\":16896,\"scratch_bytes\":512}}\n"
        + "{\"path\":\"stage[0]\",\"layer\":\"stage_0_concat\",\"summary\":\"Concat\",\"shape\":[8,8,48],"
        + "\"nominal\":{\"values\":3072},\"executed\":{\"buffer_bytes\":12288,\"live_bytes\":24576}}\n"
        + "{\"path\":\"stage[1].norm\",\"layer\":\"stage_1_norm\",\"summary\":\"BatchNorm,"
        + " momentum 0.9\",\"shape\":[8,8,48],\"nominal\":{\"trained\":192,\"norms\":192,"
        + "\"values\":3072},\"executed\":{\"tensor_bytes\":384,\"elementwise\":3072,"
        + "\"buffer_bytes\":12288,\"live_bytes\":24576}}\n"
        + "{\"path\":\"stage[1].conv\",\"layer\":\"stage_1_conv\",\"summary\":\"BinaryConv, kernel 3,"
        + " stride 1, padding 1 (zeros)\",\"shape\":[8,8,16],\"nominal\":{\"trained\":6912,"
        + "\"weights\":{\"1\":6912},\"storage_bits\":6912,\"binary_macs\":442368,"
        + "\"binary_operations\":442368,\"flops_64\":442368,\"ace\":442368,\"values\":1024},"
        + "\"executed\":{\"tensor_bytes\":1472,\"bit_operations\":495616,\"elementwise\":4096,"
        + "\"live_bytes\":25088,\"scratch_bytes\":512}}\n"
        + "{\"path\":\"stage[1]\",\"layer\":\"stage_1_concat\",\"summary\":\"Concat\",\"shape\":[8,8,64],"
        + "\"nominal\":{\"values\":4096},\"executed\":{\"buffer_bytes\":16384,\"live_bytes\":32768}}\n"
        + "{\"path\":\"logits\",\"layer\":\"logits\",\"summary\":\"BinaryDense\",\"shape\":[1,1,10],"
        + "\"nominal\":{\"trained\":40960,\"weights\":{\"1\":40960},\"storage_bits\":40960,"
        + "\"binary_macs\":40960,\"classifier_macs\":40960,\"binary_operations\":40960,"
        + "\"ace\":40960,\"values\":10},\"executed\":{\"tensor_bytes\":5204,\"bit_operations\":40960,"
        + "\"elementwise\":4106,\"live_bytes\":16896,\"scratch_bytes\":40}}\n"
        + "{\"path\":\"scores\",\"layer\":\"scores\",\"summary\":\"BatchNorm, momentum 0.9\",\"shape\":[1,"
        + "1,10],\"nominal\":{\"trained\":40,\"norms\":40,\"values\":10},\"executed\":{}}"
    };
  }

  /**
   * Gradient paths of blocks and layers.
   */
  private static final class PathLines {
    static final String[] AS_TEXT = {
    "(L, N): L binary layers on a path, N the fewest binary MACs of such a path\n"
        + "stage[0], Growth: (0, 0) (1, 294912)\n"
        + "stage[1], Growth: (0, 0) (1, 442368)\n"
        + "stage, 2 units of Growth: (0, 0) (1, 294912) (2, 737280)\n"
        + "input to output: (2, 630784) (3, 925696) (4, 1368064)\n"
        + "between each of stem to stage[1].conv and the loss: 1 binary layer\n"
        + "between logits and the loss: 0 binary layers"
    };
  }
}
