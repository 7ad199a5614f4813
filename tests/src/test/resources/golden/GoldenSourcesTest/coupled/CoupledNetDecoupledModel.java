package dev.signet.tests.golden;

import dev.signet.dsl.Site;
import dev.signet.dsl.activation.Relu;
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
 * Packed inference for {@link CoupledNet}, decoupled: 1x8x8 values in, 4 logits out. Immutable and thread-safe.
 */
@Generated("dev.signet.processor.SignetProcessor")
public final class CoupledNetDecoupledModel extends PackedModel {
  /**
   * What goes in, what comes out, and the steps between.
   */
  static final ModelSpec SPEC = ModelSpec.of("dev.signet.tests.golden.CoupledNetDecoupled", 1, 8, 8,
      Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 4, Steps.AS_JSON);

  private static final FloatConvolution STEM = FloatConvolution.of(new ConvShape(8, 8, 1, 6, 3, 3,
      1, 1, 1, 1, ConvShape.Pad.ZERO));

  private static final BinaryConvolution STAGE_0_CONV = BinaryConvolution.of(new ConvShape(8, 8, 12,
      8, 3, 3, 2, 2, 1, 1, ConvShape.Pad.MINUS_ONE));

  private static final FloatConvolution STAGE_0_DOWNSAMPLE_MIX = FloatConvolution.of(new ConvShape(4,
      4, 6, 8, 1, 1, 1, 1, 0, 0, ConvShape.Pad.ZERO));

  private static final BinaryConvolution STAGE_1_CONV = BinaryConvolution.of(new ConvShape(4, 4, 16,
      8, 3, 3, 1, 1, 1, 1, ConvShape.Pad.MINUS_ONE));

  private static final Relu RELU = new Relu();

  private static final Site DEPLOYED = Site.deployed();

  private static final FloatConvolution LOGITS = FloatConvolution.of(ConvShape.dense(8, 4));

  private final float[] inputScale = file.floats("input.scale", 1);

  private final float[] inputShift = file.floats("input.shift", 1);

  private final FloatFilters stemWeights = STEM.prepare(file.floats("stem.weights", 3, 3, 1, 6),
      null);

  private final float[] normScale = file.floats("norm.scale", 12);

  private final float[] normShift = file.floats("norm.shift", 12);

  private final float[] stage_0_convInputThresholds = file.floats("stage_0_conv.thresholds", 12);

  private final long[] stage_0_convWeights = STAGE_0_CONV.prepare(file.longs("stage_0_conv.weights",
      8, 3, 3, 1));

  private final float[] stage_0_convScale = file.floats("stage_0_conv.scale", 8);

  private final float[] stage_0_convShift = file.floats("stage_0_conv.shift", 8);

  private final float[] stage_0_normScale = file.floats("stage_0_norm.scale", 16);

  private final float[] stage_0_normShift = file.floats("stage_0_norm.shift", 16);

  private final FloatFilters stage_0_downsample_mixWeights = STAGE_0_DOWNSAMPLE_MIX.prepare(
      file.floats("stage_0_downsample_mix.weights", 1, 1, 6, 8), null);

  private final float[] stage_0_downsample_normScale = file.floats("stage_0_downsample_norm.scale",
      8);

  private final float[] stage_0_downsample_normShift = file.floats("stage_0_downsample_norm.shift",
      8);

  private final float[] stage_1_convInputThresholds = file.floats("stage_1_conv.thresholds", 16);

  private final long[] stage_1_convWeights = STAGE_1_CONV.prepare(file.longs("stage_1_conv.weights",
      8, 3, 3, 1));

  private final float[] stage_1_convScale = file.floats("stage_1_conv.scale", 8);

  private final float[] stage_1_convShift = file.floats("stage_1_conv.shift", 8);

  private final FloatFilters logitsWeights = LOGITS.prepare(file.floats("logits.weights", 1, 1, 8,
      4), file.floats("logits.bias", 4));

  private CoupledNetDecoupledModel(ModelFile file) {
    super(SPEC, file);
  }

  /**
   * The model of a file that was checked against {@link #SPEC}.
   */
  static CoupledNetDecoupledModel of(ModelFile file) {
    return new CoupledNetDecoupledModel(file);
  }

  /**
   * Reads a model.
   *
   * @throws IOException if the file cannot be read, is damaged, or is not of this network
   */
  public static CoupledNetDecoupledModel load(Path path) throws IOException {
    return of(ModelFile.read(path, SPEC));
  }

  /**
   * Reads a model from a stream, such as a resource in a jar, and leaves it open.
   *
   * @throws IOException if the stream cannot be read, or its content is damaged or not of
   *     this network
   */
  public static CoupledNetDecoupledModel load(InputStream stream) throws IOException {
    return of(ModelFile.read(stream, "the stream", SPEC));
  }

  @Override
  protected Pass newPass(Slice slice) {
    return new OnePass(slice);
  }

  @Override
  protected String[] places() {
    return new String[] {
        "values0 values1 values3 values3 bits0 values4 values5 values5",
        "values1 values6 values4 values4 values8 values5 bits1 values4",
        "values9 values4 values4 values7 logits"};
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
    private final float[] values0 = slice.floats(64);

    private final float[] values1 = slice.floats(384);

    private final float[] values2 = slice.floats(6);

    private final float[] values3 = slice.floats(768);

    private final long[] bits0 = slice.longs(64);

    private final float[] values4 = slice.floats(128);

    private final float[] values5 = slice.floats(256);

    private final float[] values6 = slice.floats(96);

    private final float[] values7 = slice.floats(8);

    private final float[] values8 = slice.floats(256);

    private final long[] bits1 = slice.longs(16);

    private final float[] values9 = slice.floats(128);

    private final float[] values10 = slice.floats(4);

    private final float[] values2Own = slice.own(values2);

    private final float[] values7Own = slice.own(values7);

    private final float[] values10Own = slice.own(values10);

    private final Workspace scratch = Workspace.of(STAGE_0_CONV, STAGE_1_CONV);

    OnePass(Slice slice) {
      super(slice);
    }

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
      stage_0_downsample_norm_copies();
      stage_0_sum();
      stage_1_conv();
      stage_0_sum_mean();
      stage_1_sum();
      relu();
      average();
      logits(logits);
    }

    /**
     * input: standardised input; 1x8x8.
     * fma(x, 1 / deviation, -mean / deviation), per channel.
     */
    private void input(float[] raw) {
      Affine.forward(raw, inputScale, inputShift, 8, 8, values0, slice);
    }

    /**
     * stem: Conv, kernel 3, stride 1, padding 1; 1x8x8 to 6x8x8.
     * One chain of fused multiply-adds per output, from 0, in the order ky, kx, channel.
     *
     * <p>Declared as {@code @Filters(6) Conv stem}.
     */
    private void stem() {
      slice.meet();
      STEM.forward(values0, stemWeights, null, null, null, values1, values2Own, slice);
    }

    /**
     * stem.copies: Concat; 6x8x8 and 6x8x8 to 12x8x8.
     */
    private void stem_copies() {
      Joins.concat(values1, 8, 8, 6, 0, 12, values3, slice);
      Joins.concat(values1, 8, 8, 6, 6, 12, values3, slice);
    }

    /**
     * norm: BatchNorm, momentum 0.9; 12x8x8 to 12x8x8.
     * Ioffe and Szegedy 2015, arXiv 1502.03167: fma(x, r, beta - mean * r) with r = gamma /
     * sqrt(variance + 1e-5), per channel.
     *
     * <p>Declared as {@code BatchNorm norm}.
     */
    private void norm() {
      Affine.forward(values3, normScale, normShift, 8, 8, values3, slice);
    }

    /**
     * stage[0].conv: BinaryConv, kernel 3, stride 2, padding 1 (zeros); 12x8x8 to 8x4x4.
     * Inputs UnitStep (network, decoupled from CoupledTernary), weights LayerMagnitudeSign
     * (network), scale Unscaled (default), source UnclippedLatent (network), padding ZERO
     * (default).
     * Bit of an input: whether it reaches its channel's threshold.
     * Value: fma(sum, scale, shift) of its channel.
     *
     * <p>Declared as {@code @Filters(value = OUT, stride = STRIDE) BinaryConv conv}.
     */
    private void stage_0_conv() {
      Packing.pack(values3, 8, 8, 12, stage_0_convInputThresholds, bits0, slice);
      slice.meet();
      STAGE_0_CONV.toFloats(bits0, stage_0_convWeights, stage_0_convScale, stage_0_convShift, null,
          values4, scratch, slice);
    }

    /**
     * stage[0].conv.copies: Concat; 8x4x4 and 8x4x4 to 16x4x4.
     */
    private void stage_0_conv_copies() {
      Joins.concat(values4, 4, 4, 8, 0, 16, values5, slice);
      Joins.concat(values4, 4, 4, 8, 8, 16, values5, slice);
    }

    /**
     * stage[0].norm: BatchNorm, momentum 0.9; 16x4x4 to 16x4x4.
     * Ioffe and Szegedy 2015, arXiv 1502.03167: fma(x, r, beta - mean * r) with r = gamma /
     * sqrt(variance + 1e-5), per channel.
     *
     * <p>Declared as {@code BatchNorm norm}.
     */
    private void stage_0_norm() {
      Affine.forward(values5, stage_0_normScale, stage_0_normShift, 4, 4, values5, slice);
    }

    /**
     * norm.mean: mean of 2 copies; 12x8x8 to 6x8x8.
     * The sum from the first copy on, divided by 2.
     */
    private void norm_mean() {
      Joins.meanOfCopies(values3, 8, 48, 2, 6, values1, slice);
    }

    /**
     * stage[0].downsample.shrink: AvgPool, kernel 2, stride 2, padding 0; 6x8x8 to 6x4x4.
     * Sum over the real pixels of a window in the order ky, kx, by their count.
     *
     * <p>Declared as {@code @Window(STRIDE) AvgPool shrink}.
     */
    private void stage_0_downsample_shrink() {
      slice.meet();
      Pooling.average(8, 8, 6, 2, 2, 2, 2, values1, values6, slice);
    }

    /**
     * stage[0].downsample.mix: Conv, kernel 1, stride 1, padding 0; 6x4x4 to 8x4x4.
     * In the same pass: stage[0].downsample.norm, fma(sum, scale, shift) of its channel.
     * One chain of fused multiply-adds per output, from 0, in the order ky, kx, channel.
     *
     * <p>Declared as {@code @Filters(value = OUT, kernel = 1) Conv mix}.
     */
    private void stage_0_downsample_mix() {
      slice.meet();
      STAGE_0_DOWNSAMPLE_MIX.forward(values6, stage_0_downsample_mixWeights,
          stage_0_downsample_normScale, stage_0_downsample_normShift, null, values4, values7Own,
          slice);
    }

    /**
     * stage[0].downsample.norm.copies: Concat; 8x4x4 and 8x4x4 to 16x4x4.
     */
    private void stage_0_downsample_norm_copies() {
      Joins.concat(values4, 4, 4, 8, 0, 16, values8, slice);
      Joins.concat(values4, 4, 4, 8, 8, 16, values8, slice);
    }

    /**
     * stage[0]: Add; 16x4x4 and 16x4x4 to 16x4x4.
     *
     * <p>Declared as {@code @Stage(units = 2, out = 8, stride = 2) BiRealUnit stage}.
     */
    private void stage_0_sum() {
      Joins.add(values5, values8, 4, 64, values5, slice);
    }

    /**
     * stage[1].conv: BinaryConv, kernel 3, stride 1, padding 1 (zeros); 16x4x4 to 8x4x4.
     * Inputs UnitStep (network, decoupled from CoupledTernary), weights LayerMagnitudeSign
     * (network), scale Unscaled (default), source UnclippedLatent (network), padding ZERO
     * (default).
     * Bit of an input: whether it reaches its channel's threshold.
     * stage[1].norm is folded into its scale and shift.
     * Value: fma(sum, scale, shift) of its channel.
     *
     * <p>Declared as {@code @Filters(value = OUT, stride = STRIDE) BinaryConv conv}.
     */
    private void stage_1_conv() {
      Packing.pack(values5, 4, 4, 16, stage_1_convInputThresholds, bits1, slice);
      slice.meet();
      STAGE_1_CONV.toFloats(bits1, stage_1_convWeights, stage_1_convScale, stage_1_convShift, null,
          values4, scratch, slice);
    }

    /**
     * stage[0].mean: mean of 2 copies; 16x4x4 to 8x4x4.
     * The sum from the first copy on, divided by 2.
     */
    private void stage_0_sum_mean() {
      Joins.meanOfCopies(values5, 4, 32, 2, 8, values9, slice);
    }

    /**
     * stage[1]: Add; 8x4x4 and 8x4x4 to 8x4x4.
     *
     * <p>Declared as {@code @Stage(units = 2, out = 8, stride = 2) BiRealUnit stage}.
     */
    private void stage_1_sum() {
      Joins.add(values4, values9, 4, 32, values4, slice);
    }

    /**
     * relu: Relu; 8x4x4 to 8x4x4.
     *
     * <p>Declared as {@code Relu relu}.
     */
    private void relu() {
      for (int i = slice.from(4) * 32, end = slice.end(4) * 32; i < end; i++) {
        values4[i] = RELU.value(values4[i], DEPLOYED);
      }
    }

    /**
     * average: GlobalAvgPool; 8x4x4 to 8.
     * Sum over all pixels, rows first, by their count.
     *
     * <p>Declared as {@code GlobalAvgPool average}.
     */
    private void average() {
      slice.meet();
      if (slice.isFirst()) {
        Pooling.global(4, 4, 8, values4, values7);
      }
    }

    /**
     * logits: Dense, bias; 8 to 4.
     * One chain of fused multiply-adds per output, from its bias, in the order y, x, channel.
     *
     * <p>Declared as {@code @Units(4) Dense logits}.
     */
    private void logits(float[] logits) {
      slice.meet();
      LOGITS.forward(values7, logitsWeights, null, null, null, logits, values10Own, slice);
    }
  }

  /**
   * The steps of a pass, one object each, as the model file states them.
   */
  private static final class Steps {
    static final String[] AS_JSON = {
    "{\"op\":\"standardize\",\"layer\":\"input\",\"in\":[\"raw\"],\"in_shapes\":[[8,8,1]],"
        + "\"in_forms\":[\"floats\"],\"out\":\"input\",\"out_shape\":[8,8,1],\"out_form\":\"floats\","
        + "\"tensors\":{\"scale\":{\"name\":\"input.scale\",\"type\":\"F32\",\"layout\":\"channel\","
        + "\"shape\":[1]},\"shift\":{\"name\":\"input.shift\",\"type\":\"F32\",\"layout\":\"channel\","
        + "\"shape\":[1]}}}",
    "{\"op\":\"conv\",\"layer\":\"stem\",\"in\":[\"input\"],\"in_shapes\":[[8,8,1]],"
        + "\"in_forms\":[\"floats\"],\"out\":\"stem\",\"out_shape\":[8,8,6],\"out_form\":\"floats\","
        + "\"fan_in\":9,\"kernel\":[3,3],\"stride\":[1,1],\"pad\":[1,1],\"padding\":\"zero\","
        + "\"tensors\":{\"weights\":{\"name\":\"stem.weights\",\"type\":\"F32\",\"layout\":\"ky, kx, in,"
        + " out\",\"shape\":[3,3,1,6]}}}",
    "{\"op\":\"concat\",\"layer\":\"stem_copies\",\"in\":[\"stem\",\"stem\"],\"in_shapes\":[[8,8,6],"
        + "[8,8,6]],\"in_forms\":[\"floats\",\"floats\"],\"out\":\"stem_copies\",\"out_shape\":[8,8,12],"
        + "\"out_form\":\"floats\"}",
    "{\"op\":\"affine\",\"layer\":\"norm\",\"in\":[\"stem_copies\"],\"in_shapes\":[[8,8,12]],"
        + "\"in_forms\":[\"floats\"],\"out\":\"norm\",\"out_shape\":[8,8,12],\"out_form\":\"floats\","
        + "\"tensors\":{\"scale\":{\"name\":\"norm.scale\",\"type\":\"F32\",\"layout\":\"channel\","
        + "\"shape\":[12]},\"shift\":{\"name\":\"norm.shift\",\"type\":\"F32\",\"layout\":\"channel\","
        + "\"shape\":[12]}}}",
    "{\"op\":\"sign\",\"layer\":\"stage_0_conv\",\"in\":[\"norm\"],\"in_shapes\":[[8,8,12]],"
        + "\"in_forms\":[\"floats\"],\"out\":\"stage_0_conv.signs\",\"out_shape\":[8,8,12],"
        + "\"out_form\":\"pixel_bits\",\"estimator\":\"dev.signet.dsl.estimator.UnitStep\","
        + "\"tensors\":{\"thresholds\":{\"name\":\"stage_0_conv.thresholds\",\"type\":\"F32\","
        + "\"layout\":\"channel, or one for all\",\"shape\":[12]}}}",
    "{\"op\":\"binary_conv\",\"layer\":\"stage_0_conv\",\"in\":[\"stage_0_conv.signs\"],"
        + "\"in_shapes\":[[8,8,12]],\"in_forms\":[\"pixel_bits\"],\"out\":\"stage_0_conv\","
        + "\"out_shape\":[4,4,8],\"out_form\":\"floats\",\"fan_in\":108,\"kernel\":[3,3],\"stride\":[2,"
        + "2],\"pad\":[1,1],\"padding\":\"minus_one\","
        + "\"tensors\":{\"weights\":{\"name\":\"stage_0_conv.weights\",\"type\":\"U64\",\"layout\":\"out,"
        + " ky, kx, word\",\"shape\":[8,3,3,1]},\"scale\":{\"name\":\"stage_0_conv.scale\","
        + "\"type\":\"F32\",\"layout\":\"channel\",\"shape\":[8]},"
        + "\"shift\":{\"name\":\"stage_0_conv.shift\",\"type\":\"F32\",\"layout\":\"channel\","
        + "\"shape\":[8]}}}",
    "{\"op\":\"concat\",\"layer\":\"stage_0_conv_copies\",\"in\":[\"stage_0_conv\","
        + "\"stage_0_conv\"],\"in_shapes\":[[4,4,8],[4,4,8]],\"in_forms\":[\"floats\",\"floats\"],"
        + "\"out\":\"stage_0_conv_copies\",\"out_shape\":[4,4,16],\"out_form\":\"floats\"}",
    "{\"op\":\"affine\",\"layer\":\"stage_0_norm\",\"in\":[\"stage_0_conv_copies\"],"
        + "\"in_shapes\":[[4,4,16]],\"in_forms\":[\"floats\"],\"out\":\"stage_0_norm\",\"out_shape\":[4,"
        + "4,16],\"out_form\":\"floats\",\"tensors\":{\"scale\":{\"name\":\"stage_0_norm.scale\","
        + "\"type\":\"F32\",\"layout\":\"channel\",\"shape\":[16]},"
        + "\"shift\":{\"name\":\"stage_0_norm.shift\",\"type\":\"F32\",\"layout\":\"channel\","
        + "\"shape\":[16]}}}",
    "{\"op\":\"mean_of_copies\",\"layer\":\"norm_mean\",\"in\":[\"norm\"],\"in_shapes\":[[8,8,12]],"
        + "\"in_forms\":[\"floats\"],\"out\":\"norm_mean\",\"out_shape\":[8,8,6],\"out_form\":\"floats\","
        + "\"copies\":2,\"block\":6}",
    "{\"op\":\"avg_pool\",\"layer\":\"stage_0_downsample_shrink\",\"in\":[\"norm_mean\"],"
        + "\"in_shapes\":[[8,8,6]],\"in_forms\":[\"floats\"],\"out\":\"stage_0_downsample_shrink\","
        + "\"out_shape\":[4,4,6],\"out_form\":\"floats\",\"kernel\":[2,2],\"stride\":[2,2],\"pad\":[0,"
        + "0]}",
    "{\"op\":\"conv\",\"layer\":\"stage_0_downsample_mix\",\"in\":[\"stage_0_downsample_shrink\"],"
        + "\"in_shapes\":[[4,4,6]],\"in_forms\":[\"floats\"],\"out\":\"stage_0_downsample_mix\","
        + "\"out_shape\":[4,4,8],\"out_form\":\"floats\",\"fan_in\":6,\"kernel\":[1,1],\"stride\":[1,1],"
        + "\"pad\":[0,0],\"padding\":\"zero\","
        + "\"tensors\":{\"weights\":{\"name\":\"stage_0_downsample_mix.weights\",\"type\":\"F32\","
        + "\"layout\":\"ky, kx, in, out\",\"shape\":[1,1,6,8]}}}",
    "{\"op\":\"affine\",\"layer\":\"stage_0_downsample_norm\",\"in\":[\"stage_0_downsample_mix\"],"
        + "\"in_shapes\":[[4,4,8]],\"in_forms\":[\"floats\"],\"out\":\"stage_0_downsample_norm\","
        + "\"out_shape\":[4,4,8],\"out_form\":\"floats\","
        + "\"tensors\":{\"scale\":{\"name\":\"stage_0_downsample_norm.scale\",\"type\":\"F32\","
        + "\"layout\":\"channel\",\"shape\":[8]},\"shift\":{\"name\":\"stage_0_downsample_norm.shift\","
        + "\"type\":\"F32\",\"layout\":\"channel\",\"shape\":[8]}}}",
    "{\"op\":\"concat\",\"layer\":\"stage_0_downsample_norm_copies\","
        + "\"in\":[\"stage_0_downsample_norm\",\"stage_0_downsample_norm\"],\"in_shapes\":[[4,4,8],"
        + "[4,4,8]],\"in_forms\":[\"floats\",\"floats\"],\"out\":\"stage_0_downsample_norm_copies\","
        + "\"out_shape\":[4,4,16],\"out_form\":\"floats\"}",
    "{\"op\":\"add\",\"layer\":\"stage_0_sum\",\"in\":[\"stage_0_norm\","
        + "\"stage_0_downsample_norm_copies\"],\"in_shapes\":[[4,4,16],[4,4,16]],"
        + "\"in_forms\":[\"floats\",\"floats\"],\"out\":\"stage_0_sum\",\"out_shape\":[4,4,16],"
        + "\"out_form\":\"floats\"}",
    "{\"op\":\"sign\",\"layer\":\"stage_1_conv\",\"in\":[\"stage_0_sum\"],\"in_shapes\":[[4,4,16]],"
        + "\"in_forms\":[\"floats\"],\"out\":\"stage_1_conv.signs\",\"out_shape\":[4,4,16],"
        + "\"out_form\":\"pixel_bits\",\"estimator\":\"dev.signet.dsl.estimator.UnitStep\","
        + "\"tensors\":{\"thresholds\":{\"name\":\"stage_1_conv.thresholds\",\"type\":\"F32\","
        + "\"layout\":\"channel, or one for all\",\"shape\":[16]}}}",
    "{\"op\":\"binary_conv\",\"layer\":\"stage_1_conv\",\"in\":[\"stage_1_conv.signs\"],"
        + "\"in_shapes\":[[4,4,16]],\"in_forms\":[\"pixel_bits\"],\"out\":\"stage_1_norm\","
        + "\"out_shape\":[4,4,8],\"out_form\":\"floats\",\"fan_in\":144,\"kernel\":[3,3],\"stride\":[1,"
        + "1],\"pad\":[1,1],\"padding\":\"minus_one\",\"folded\":[\"stage_1_norm\"],"
        + "\"tensors\":{\"weights\":{\"name\":\"stage_1_conv.weights\",\"type\":\"U64\",\"layout\":\"out,"
        + " ky, kx, word\",\"shape\":[8,3,3,1]},\"scale\":{\"name\":\"stage_1_conv.scale\","
        + "\"type\":\"F32\",\"layout\":\"channel\",\"shape\":[8]},"
        + "\"shift\":{\"name\":\"stage_1_conv.shift\",\"type\":\"F32\",\"layout\":\"channel\","
        + "\"shape\":[8]}}}",
    "{\"op\":\"mean_of_copies\",\"layer\":\"stage_0_sum_mean\",\"in\":[\"stage_0_sum\"],"
        + "\"in_shapes\":[[4,4,16]],\"in_forms\":[\"floats\"],\"out\":\"stage_0_sum_mean\","
        + "\"out_shape\":[4,4,8],\"out_form\":\"floats\",\"copies\":2,\"block\":8}",
    "{\"op\":\"add\",\"layer\":\"stage_1_sum\",\"in\":[\"stage_1_norm\",\"stage_0_sum_mean\"],"
        + "\"in_shapes\":[[4,4,8],[4,4,8]],\"in_forms\":[\"floats\",\"floats\"],\"out\":\"stage_1_sum\","
        + "\"out_shape\":[4,4,8],\"out_form\":\"floats\"}",
    "{\"op\":\"activation\",\"layer\":\"relu\",\"in\":[\"stage_1_sum\"],\"in_shapes\":[[4,4,8]],"
        + "\"in_forms\":[\"floats\"],\"out\":\"relu\",\"out_shape\":[4,4,8],\"out_form\":\"floats\","
        + "\"function\":\"dev.signet.dsl.activation.Relu\"}",
    "{\"op\":\"global_avg_pool\",\"layer\":\"average\",\"in\":[\"relu\"],\"in_shapes\":[[4,4,8]],"
        + "\"in_forms\":[\"floats\"],\"out\":\"average\",\"out_shape\":[1,1,8],\"out_form\":\"floats\"}",
    "{\"op\":\"dense\",\"layer\":\"logits\",\"in\":[\"average\"],\"in_shapes\":[[1,1,8]],"
        + "\"in_forms\":[\"floats\"],\"out\":\"logits\",\"out_shape\":[1,1,4],\"out_form\":\"floats\","
        + "\"fan_in\":8,\"tensors\":{\"weights\":{\"name\":\"logits.weights\",\"type\":\"F32\","
        + "\"layout\":\"ky, kx, in, out\",\"shape\":[1,1,8,4]},\"bias\":{\"name\":\"logits.bias\","
        + "\"type\":\"F32\",\"layout\":\"channel\",\"shape\":[4]}}}"
    };
  }

  /**
   * What the network costs for one input, in total.
   */
  public static final class Costs {
    /**
     * Numbers that training finds.
     */
    public static final long PARAMETERS = 2_330L;

    /**
     * Weights of one bit.
     */
    public static final long BINARY_WEIGHTS = 2_016L;

    /**
     * Real weights and biases.
     */
    public static final long REAL_WEIGHTS = 138L;

    /**
     * Storage as publications count it.
     */
    public static final long STORAGE_BITS = 6_432L;

    /**
     * Products of two bits.
     */
    public static final long BINARY_MACS = 32_256L;

    /**
     * Products of a real value with a bit.
     */
    public static final long ONE_SIDED_MACS = 0L;

    /**
     * Products of two real values.
     */
    public static final long REAL_MACS = 4_256L;

    /**
     * 64 times the FLOPs as publications count them.
     */
    public static final long FLOPS_64 = 302_592L;

    /**
     * Arithmetic computation effort.
     */
    public static final long ACE = 4_390_400L;

    /**
     * Tensors of the layers in the model file, without tables.
     */
    public static final long MODEL_BYTES = 2_240L;

    /**
     * At most so many more for tables of thresholds.
     */
    public static final long TABLE_BYTES = 0L;

    /**
     * Products of two bits that run, in whole words.
     */
    public static final long BIT_OPERATIONS = 147_456L;

    /**
     * Products of a float with a weight that run.
     */
    public static final long FLOAT_MACS = 3_704L;

    /**
     * Arrays of a pass on one thread, with plain kernels.
     */
    public static final long ACTIVATION_BYTES = 9_160L;

    /**
     * Values that are needed at one time, at most.
     */
    public static final long LIVE_BYTES = 5_632L;

    private Costs() {
    }
  }

  /**
   * Costs, the total and each layer.
   */
  private static final class CostLines {
    static final String[] AS_JSON = {
    "{\"network\":\"dev.signet.tests.golden.CoupledNetDecoupled\",\"path\":\"total\","
        + "\"nominal\":{\"trained\":2330,\"weights\":{\"1\":2016,\"32\":138},\"norms\":176,"
        + "\"storage_bits\":6432,\"binary_macs\":32256,\"real_macs\":4256,\"classifier_macs\":32,"
        + "\"binary_operations\":32256,\"flops_64\":302592,\"ace\":4390400,\"values\":4524},"
        + "\"executed\":{\"tensor_bytes\":2240,\"bit_operations\":147456,\"float_macs\":3704,"
        + "\"elementwise\":4544,\"buffer_bytes\":9032,\"live_bytes\":5632,\"scratch_bytes\":128}}\n"
        + "{\"path\":\"input\",\"layer\":\"input\",\"summary\":\"standardised input\",\"shape\":[8,8,1],"
        + "\"nominal\":{\"values\":64},\"executed\":{\"tensor_bytes\":8,\"elementwise\":64,"
        + "\"buffer_bytes\":256,\"live_bytes\":256}}\n"
        + "{\"path\":\"stem\",\"layer\":\"stem\",\"summary\":\"Conv, kernel 3, stride 1, padding 1\","
        + "\"shape\":[8,8,6],\"nominal\":{\"trained\":54,\"weights\":{\"32\":54},\"storage_bits\":1728,"
        + "\"real_macs\":3456,\"flops_64\":221184,\"ace\":3538944,\"values\":384},"
        + "\"executed\":{\"tensor_bytes\":216,\"float_macs\":2904,\"buffer_bytes\":1560,"
        + "\"live_bytes\":1816}}\n"
        + "{\"path\":\"stem.copies\",\"layer\":\"stem_copies\",\"summary\":\"Concat\",\"shape\":[8,8,12],"
        + "\"nominal\":{\"values\":768},\"executed\":{\"buffer_bytes\":3072,\"live_bytes\":4608}}\n"
        + "{\"path\":\"norm\",\"layer\":\"norm\",\"summary\":\"BatchNorm, momentum 0.9\",\"shape\":[8,8,"
        + "12],\"nominal\":{\"trained\":48,\"norms\":48,\"values\":768},"
        + "\"executed\":{\"tensor_bytes\":96,\"elementwise\":768,\"live_bytes\":3072}}\n"
        + "{\"path\":\"stage[0].conv\",\"layer\":\"stage_0_conv\",\"summary\":\"BinaryConv, kernel 3,"
        + " stride 2, padding 1 (zeros)\",\"shape\":[4,4,8],\"nominal\":{\"trained\":864,"
        + "\"weights\":{\"1\":864},\"storage_bits\":864,\"binary_macs\":13824,"
        + "\"binary_operations\":13824,\"flops_64\":13824,\"ace\":13824,\"values\":128},"
        + "\"executed\":{\"tensor_bytes\":688,\"bit_operations\":73728,\"elementwise\":896,"
        + "\"buffer_bytes\":1024,\"live_bytes\":4096,\"scratch_bytes\":128}}\n"
        + "{\"path\":\"stage[0].conv.copies\",\"layer\":\"stage_0_conv_copies\",\"summary\":\"Concat\","
        + "\"shape\":[4,4,16],\"nominal\":{\"values\":256},\"executed\":{\"buffer_bytes\":1024,"
        + "\"live_bytes\":4608}}\n"
        + "{\"path\":\"stage[0].norm\",\"layer\":\"stage_0_norm\",\"summary\":\"BatchNorm,"
        + " momentum 0.9\",\"shape\":[4,4,16],\"nominal\":{\"trained\":64,\"norms\":64,\"values\":256},"
        + "\"executed\":{\"tensor_bytes\":128,\"elementwise\":256,\"live_bytes\":4096}}\n"
        + "{\"path\":\"norm.mean\",\"layer\":\"norm_mean\",\"summary\":\"mean of 2 copies\",\"shape\":[8,"
        + "8,6],\"nominal\":{\"values\":384},\"executed\":{\"elementwise\":768,\"live_bytes\":5632}}\n"
        + "{\"path\":\"stage[0].downsample.shrink\",\"layer\":\"stage_0_downsample_shrink\","
        + "\"summary\":\"AvgPool, kernel 2, stride 2, padding 0\",\"shape\":[4,4,6],"
        + "\"nominal\":{\"values\":96},\"executed\":{\"elementwise\":384,\"buffer_bytes\":384,"
        + "\"live_bytes\":2944}}\n"
        + "{\"path\":\"stage[0].downsample.mix\",\"layer\":\"stage_0_downsample_mix\","
        + "\"summary\":\"Conv, kernel 1, stride 1, padding 0\",\"shape\":[4,4,8],"
        + "\"nominal\":{\"trained\":48,\"weights\":{\"32\":48},\"storage_bits\":1536,\"real_macs\":768,"
        + "\"flops_64\":49152,\"ace\":786432,\"values\":128},\"executed\":{\"tensor_bytes\":192,"
        + "\"float_macs\":768,\"buffer_bytes\":32,\"live_bytes\":1952}}\n"
        + "{\"path\":\"stage[0].downsample.norm\",\"layer\":\"stage_0_downsample_norm\","
        + "\"summary\":\"BatchNorm, momentum 0.9\",\"shape\":[4,4,8],\"nominal\":{\"trained\":32,"
        + "\"norms\":32,\"values\":128},\"executed\":{\"tensor_bytes\":64,\"elementwise\":128,"
        + "\"live_bytes\":1536}}\n"
        + "{\"path\":\"stage[0].downsample.norm.copies\","
        + "\"layer\":\"stage_0_downsample_norm_copies\",\"summary\":\"Concat\",\"shape\":[4,4,16],"
        + "\"nominal\":{\"values\":256},\"executed\":{\"buffer_bytes\":1024,\"live_bytes\":2560}}\n"
        + "{\"path\":\"stage[0]\",\"layer\":\"stage_0_sum\",\"summary\":\"Add\",\"shape\":[4,4,16],"
        + "\"nominal\":{\"values\":256},\"executed\":{\"elementwise\":256,\"live_bytes\":2048}}\n"
        + "{\"path\":\"stage[1].conv\",\"layer\":\"stage_1_conv\",\"summary\":\"BinaryConv, kernel 3,"
        + " stride 1, padding 1 (zeros)\",\"shape\":[4,4,8],\"nominal\":{\"trained\":1152,"
        + "\"weights\":{\"1\":1152},\"storage_bits\":1152,\"binary_macs\":18432,"
        + "\"binary_operations\":18432,\"flops_64\":18432,\"ace\":18432,\"values\":128},"
        + "\"executed\":{\"tensor_bytes\":704,\"bit_operations\":73728,\"elementwise\":384,"
        + "\"buffer_bytes\":128,\"live_bytes\":1664,\"scratch_bytes\":128}}\n"
        + "{\"path\":\"stage[1].norm\",\"layer\":\"stage_1_norm\",\"summary\":\"BatchNorm,"
        + " momentum 0.9\",\"shape\":[4,4,8],\"nominal\":{\"trained\":32,\"norms\":32,\"values\":128},"
        + "\"executed\":{}}",
    "{\"path\":\"stage[0].mean\",\"layer\":\"stage_0_sum_mean\",\"summary\":\"mean of 2 copies\","
        + "\"shape\":[4,4,8],\"nominal\":{\"values\":128},\"executed\":{\"elementwise\":256,"
        + "\"buffer_bytes\":512,\"live_bytes\":2048}}\n"
        + "{\"path\":\"stage[1]\",\"layer\":\"stage_1_sum\",\"summary\":\"Add\",\"shape\":[4,4,8],"
        + "\"nominal\":{\"values\":128},\"executed\":{\"elementwise\":128,\"live_bytes\":1024}}\n"
        + "{\"path\":\"relu\",\"layer\":\"relu\",\"summary\":\"Relu\",\"shape\":[4,4,8],"
        + "\"nominal\":{\"values\":128},\"executed\":{\"elementwise\":128,\"live_bytes\":512}}\n"
        + "{\"path\":\"average\",\"layer\":\"average\",\"summary\":\"GlobalAvgPool\",\"shape\":[1,1,8],"
        + "\"nominal\":{\"values\":8},\"executed\":{\"elementwise\":128,\"live_bytes\":544}}\n"
        + "{\"path\":\"logits\",\"layer\":\"logits\",\"summary\":\"Dense, bias\",\"shape\":[1,1,4],"
        + "\"nominal\":{\"trained\":36,\"weights\":{\"32\":36},\"storage_bits\":1152,\"real_macs\":32,"
        + "\"classifier_macs\":32,\"ace\":32768,\"values\":4},\"executed\":{\"tensor_bytes\":144,"
        + "\"float_macs\":32,\"buffer_bytes\":16,\"live_bytes\":48}}"
    };
  }

  /**
   * Gradient paths of blocks and layers.
   */
  private static final class PathLines {
    static final String[] AS_TEXT = {
    "(L, N): L binary layers on a path, N the fewest binary MACs of such a path\n"
        + "stage[0], BiRealUnit: (0, 0) (1, 13824)\n"
        + "stage[1], BiRealUnit: (0, 0) (1, 18432)\n"
        + "stage, 2 units of BiRealUnit: (0, 0) (1, 13824) (2, 32256)\n"
        + "input to output: (0, 0) (1, 13824) (2, 32256)\n"
        + "between each of stage[0].conv to stage[1].conv and the loss: 0 binary layers"
    };
  }
}
