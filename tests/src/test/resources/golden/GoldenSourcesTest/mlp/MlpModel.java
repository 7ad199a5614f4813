package dev.signet.tests.golden;

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
import dev.signet.inference.layer.Packing;
import dev.signet.inference.split.Slice;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import javax.annotation.processing.Generated;

/**
 * Packed inference for {@link Mlp}: 784 values in, 10 logits out. Immutable and thread-safe.
 */
@Generated("dev.signet.processor.SignetProcessor")
public final class MlpModel extends PackedModel {
  /**
   * What goes in, what comes out, and the steps between.
   */
  static final ModelSpec SPEC = ModelSpec.of("dev.signet.tests.golden.Mlp", 784, 1, 1, 0.0, 255.0,
      10, Steps.AS_JSON);

  private static final FloatConvolution HIDDEN1 = FloatConvolution.of(ConvShape.dense(784, 512));

  private static final BinaryConvolution HIDDEN2 = BinaryConvolution.of(ConvShape.dense(512, 512));

  private static final FloatConvolution LOGITS = FloatConvolution.of(ConvShape.dense(512, 10));

  private final float[] inputScale = file.floats("input.scale", 784);

  private final float[] inputShift = file.floats("input.shift", 784);

  private final FloatFilters hidden1Weights = HIDDEN1.prepareSigns(file.longs("hidden1.weights",
      512, 1, 1, 13));

  private final float[] hidden1Scale = file.floats("hidden1.scale", 512);

  private final float[] hidden1Shift = file.floats("hidden1.shift", 512);

  private final float[] hidden2InputThresholds = file.floats("hidden2.thresholds", 1);

  private final long[] hidden2Weights = HIDDEN2.prepare(file.longs("hidden2.weights", 512, 1, 1,
      8));

  private final float[] hidden2Scale = file.floats("hidden2.scale", 512);

  private final float[] hidden2Shift = file.floats("hidden2.shift", 512);

  private final FloatFilters logitsWeights = LOGITS.prepare(file.floats("logits.weights", 1, 1, 512,
      10), file.floats("logits.bias", 10));

  private MlpModel(ModelFile file) {
    super(SPEC, file);
  }

  /**
   * The model of a file that was checked against {@link #SPEC}.
   */
  static MlpModel of(ModelFile file) {
    return new MlpModel(file);
  }

  /**
   * Reads a model.
   *
   * @throws IOException if the file cannot be read, is damaged, or is not of this network
   */
  public static MlpModel load(Path path) throws IOException {
    return of(ModelFile.read(path, SPEC));
  }

  /**
   * Reads a model from a stream, such as a resource in a jar, and leaves it open.
   *
   * @throws IOException if the stream cannot be read, or its content is damaged or not of
   *     this network
   */
  public static MlpModel load(InputStream stream) throws IOException {
    return of(ModelFile.read(stream, "the stream", SPEC));
  }

  @Override
  protected Pass newPass(Slice slice) {
    return new OnePass(slice);
  }

  @Override
  protected String[] places() {
    return new String[] {
        "values0 values1 bits0 values2 logits"};
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
    private final float[] values0 = slice.floats(784);

    private final float[] values1 = slice.floats(512);

    private final float[] values2 = slice.floats(512);

    private final long[] bits0 = slice.longs(8);

    private final float[] values3 = slice.floats(10);

    private final float[] values2Own = slice.own(values2);

    private final float[] values3Own = slice.own(values3);

    private final Workspace scratch = Workspace.of(HIDDEN2);

    OnePass(Slice slice) {
      super(slice);
    }

    @Override
    public void run(float[] raw, float[] logits) {
      input(raw);
      hidden1();
      hidden2();
      logits(logits);
    }

    /**
     * input: standardised input; 784.
     * fma(x, 1 / deviation, -mean / deviation), per channel.
     */
    private void input(float[] raw) {
      Affine.forward(raw, inputScale, inputShift, 1, 1, values0, slice);
    }

    /**
     * hidden1: BinaryDense; 784 to 512.
     * Inputs Real (component hidden1), weights SteSign (network), scale Unscaled (default),
     * source Latent (default).
     * norm1 is folded into its scale and shift.
     * Value: fma(sum, scale, shift) of its channel.
     * Its input stays real; one chain of additions and subtractions per output.
     *
     * <p>Declared as {@code @Units(512) @Binarize(inputs = Real.class) BinaryDense hidden1}.
     */
    private void hidden1() {
      slice.meet();
      HIDDEN1.forward(values0, hidden1Weights, hidden1Scale, hidden1Shift, null, values1,
          values2Own, slice);
    }

    /**
     * hidden2: BinaryDense; 512 to 512.
     * Inputs SteSign (network), weights SteSign (network), scale Unscaled (default), source
     * Latent (default).
     * Bit of an input: whether it reaches its channel's threshold.
     * norm2 is folded into its scale and shift.
     * Value: fma(sum, scale, shift) of its channel.
     *
     * <p>Declared as {@code @Units(512) BinaryDense hidden2}.
     */
    private void hidden2() {
      slice.meet();
      if (slice.isFirst()) {
        Packing.packFlat(values1, hidden2InputThresholds, 512, bits0);
      }
      slice.meet();
      HIDDEN2.toFloats(bits0, hidden2Weights, hidden2Scale, hidden2Shift, null, values2, scratch,
          slice);
    }

    /**
     * logits: Dense, bias; 512 to 10.
     * One chain of fused multiply-adds per output, from its bias, in the order y, x, channel.
     *
     * <p>Declared as {@code @Units(10) Dense logits}.
     */
    private void logits(float[] logits) {
      slice.meet();
      LOGITS.forward(values2, logitsWeights, null, null, null, logits, values3Own, slice);
    }
  }

  /**
   * The steps of a pass, one object each, as the model file states them.
   */
  private static final class Steps {
    static final String[] AS_JSON = {
    "{\"op\":\"standardize\",\"layer\":\"input\",\"in\":[\"raw\"],\"in_shapes\":[[1,1,784]],"
        + "\"in_forms\":[\"floats\"],\"out\":\"input\",\"out_shape\":[1,1,784],\"out_form\":\"floats\","
        + "\"tensors\":{\"scale\":{\"name\":\"input.scale\",\"type\":\"F32\",\"layout\":\"channel\","
        + "\"shape\":[784]},\"shift\":{\"name\":\"input.shift\",\"type\":\"F32\",\"layout\":\"channel\","
        + "\"shape\":[784]}}}",
    "{\"op\":\"sign_dense\",\"layer\":\"hidden1\",\"in\":[\"input\"],\"in_shapes\":[[1,1,784]],"
        + "\"in_forms\":[\"floats\"],\"out\":\"norm1\",\"out_shape\":[1,1,512],\"out_form\":\"floats\","
        + "\"fan_in\":784,\"folded\":[\"norm1\"],\"tensors\":{\"weights\":{\"name\":\"hidden1.weights\","
        + "\"type\":\"U64\",\"layout\":\"out, ky, kx, word\",\"shape\":[512,1,1,13]},"
        + "\"scale\":{\"name\":\"hidden1.scale\",\"type\":\"F32\",\"layout\":\"channel\",\"shape\":[512]},"
        + "\"shift\":{\"name\":\"hidden1.shift\",\"type\":\"F32\",\"layout\":\"channel\",\"shape\":[512]}}}",
    "{\"op\":\"sign\",\"layer\":\"hidden2\",\"in\":[\"norm1\"],\"in_shapes\":[[1,1,512]],"
        + "\"in_forms\":[\"floats\"],\"out\":\"hidden2.signs\",\"out_shape\":[1,1,512],"
        + "\"out_form\":\"flat_bits\",\"estimator\":\"dev.signet.dsl.estimator.SteSign\","
        + "\"tensors\":{\"thresholds\":{\"name\":\"hidden2.thresholds\",\"type\":\"F32\","
        + "\"layout\":\"channel, or one for all\",\"shape\":[1]}}}",
    "{\"op\":\"binary_dense\",\"layer\":\"hidden2\",\"in\":[\"hidden2.signs\"],\"in_shapes\":[[1,1,"
        + "512]],\"in_forms\":[\"flat_bits\"],\"out\":\"norm2\",\"out_shape\":[1,1,512],"
        + "\"out_form\":\"floats\",\"fan_in\":512,\"folded\":[\"norm2\"],"
        + "\"tensors\":{\"weights\":{\"name\":\"hidden2.weights\",\"type\":\"U64\",\"layout\":\"out, ky,"
        + " kx, word\",\"shape\":[512,1,1,8]},\"scale\":{\"name\":\"hidden2.scale\",\"type\":\"F32\","
        + "\"layout\":\"channel\",\"shape\":[512]},\"shift\":{\"name\":\"hidden2.shift\",\"type\":\"F32\","
        + "\"layout\":\"channel\",\"shape\":[512]}}}",
    "{\"op\":\"dense\",\"layer\":\"logits\",\"in\":[\"norm2\"],\"in_shapes\":[[1,1,512]],"
        + "\"in_forms\":[\"floats\"],\"out\":\"logits\",\"out_shape\":[1,1,10],\"out_form\":\"floats\","
        + "\"fan_in\":512,\"tensors\":{\"weights\":{\"name\":\"logits.weights\",\"type\":\"F32\","
        + "\"layout\":\"ky, kx, in, out\",\"shape\":[1,1,512,10]},\"bias\":{\"name\":\"logits.bias\","
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
    public static final long PARAMETERS = 672_778L;

    /**
     * Weights of one bit.
     */
    public static final long BINARY_WEIGHTS = 663_552L;

    /**
     * Real weights and biases.
     */
    public static final long REAL_WEIGHTS = 5_130L;

    /**
     * Storage as publications count it.
     */
    public static final long STORAGE_BITS = 827_712L;

    /**
     * Products of two bits.
     */
    public static final long BINARY_MACS = 262_144L;

    /**
     * Products of a real value with a bit.
     */
    public static final long ONE_SIDED_MACS = 401_408L;

    /**
     * Products of two real values.
     */
    public static final long REAL_MACS = 5_120L;

    /**
     * 64 times the FLOPs as publications count them.
     */
    public static final long FLOPS_64 = 25_952_256L;

    /**
     * Arithmetic computation effort.
     */
    public static final long ACE = 18_350_080L;

    /**
     * Tensors of the layers in the model file, without tables.
     */
    public static final long MODEL_BYTES = 121_004L;

    /**
     * At most so many more for tables of thresholds.
     */
    public static final long TABLE_BYTES = 0L;

    /**
     * Products of two bits that run, in whole words.
     */
    public static final long BIT_OPERATIONS = 262_144L;

    /**
     * Products of a float with a weight that run.
     */
    public static final long FLOAT_MACS = 406_528L;

    /**
     * Arrays of a pass on one thread, with plain kernels.
     */
    public static final long ACTIVATION_BYTES = 9_384L;

    /**
     * Values that are needed at one time, at most.
     */
    public static final long LIVE_BYTES = 7_232L;

    private Costs() {
    }
  }

  /**
   * Costs, the total and each layer.
   */
  private static final class CostLines {
    static final String[] AS_JSON = {
    "{\"network\":\"dev.signet.tests.golden.Mlp\",\"path\":\"total\","
        + "\"nominal\":{\"trained\":672778,\"weights\":{\"1\":663552,\"32\":5130},\"norms\":4096,"
        + "\"storage_bits\":827712,\"binary_macs\":262144,\"one_sided_macs\":401408,"
        + "\"real_macs\":5120,\"classifier_macs\":5120,\"binary_operations\":262144,"
        + "\"flops_64\":25952256,\"ace\":18350080,\"values\":2842},"
        + "\"executed\":{\"tensor_bytes\":121004,\"bit_operations\":262144,\"float_macs\":406528,"
        + "\"elementwise\":2320,\"buffer_bytes\":7336,\"live_bytes\":7232,\"scratch_bytes\":2048}}\n"
        + "{\"path\":\"input\",\"layer\":\"input\",\"summary\":\"standardised input\",\"shape\":[1,1,784],"
        + "\"nominal\":{\"values\":784},\"executed\":{\"tensor_bytes\":6272,\"elementwise\":784,"
        + "\"buffer_bytes\":3136,\"live_bytes\":3136}}\n"
        + "{\"path\":\"hidden1\",\"layer\":\"hidden1\",\"summary\":\"BinaryDense\",\"shape\":[1,1,512],"
        + "\"nominal\":{\"trained\":401408,\"weights\":{\"1\":401408},\"storage_bits\":401408,"
        + "\"one_sided_macs\":401408,\"flops_64\":25690112,\"ace\":12845056,\"values\":512},"
        + "\"executed\":{\"tensor_bytes\":57344,\"float_macs\":401408,\"elementwise\":512,"
        + "\"buffer_bytes\":4096,\"live_bytes\":7232}}\n"
        + "{\"path\":\"norm1\",\"layer\":\"norm1\",\"summary\":\"BatchNorm, momentum 0.9\",\"shape\":[1,1,"
        + "512],\"nominal\":{\"trained\":2048,\"norms\":2048,\"values\":512},\"executed\":{}}\n"
        + "{\"path\":\"hidden2\",\"layer\":\"hidden2\",\"summary\":\"BinaryDense\",\"shape\":[1,1,512],"
        + "\"nominal\":{\"trained\":262144,\"weights\":{\"1\":262144},\"storage_bits\":262144,"
        + "\"binary_macs\":262144,\"binary_operations\":262144,\"flops_64\":262144,\"ace\":262144,"
        + "\"values\":512},\"executed\":{\"tensor_bytes\":36868,\"bit_operations\":262144,"
        + "\"elementwise\":1024,\"buffer_bytes\":64,\"live_bytes\":2112,\"scratch_bytes\":2048}}\n"
        + "{\"path\":\"norm2\",\"layer\":\"norm2\",\"summary\":\"BatchNorm, momentum 0.9\",\"shape\":[1,1,"
        + "512],\"nominal\":{\"trained\":2048,\"norms\":2048,\"values\":512},\"executed\":{}}\n"
        + "{\"path\":\"logits\",\"layer\":\"logits\",\"summary\":\"Dense, bias\",\"shape\":[1,1,10],"
        + "\"nominal\":{\"trained\":5130,\"weights\":{\"32\":5130},\"storage_bits\":164160,"
        + "\"real_macs\":5120,\"classifier_macs\":5120,\"ace\":5242880,\"values\":10},"
        + "\"executed\":{\"tensor_bytes\":20520,\"float_macs\":5120,\"buffer_bytes\":40,"
        + "\"live_bytes\":2088}}"
    };
  }

  /**
   * Gradient paths of blocks and layers.
   */
  private static final class PathLines {
    static final String[] AS_TEXT = {
    "(L, N): L binary layers on a path, N the fewest binary MACs of such a path\n"
        + "input to output: (1, 262144)\n"
        + "between hidden2 and the loss: 0 binary layers"
    };
  }
}
