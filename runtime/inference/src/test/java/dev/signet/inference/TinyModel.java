package dev.signet.inference;

import dev.signet.inference.file.ModelFile;
import dev.signet.inference.file.ModelSpec;
import dev.signet.inference.file.Tensor;
import dev.signet.inference.file.ThresholdTensors;
import dev.signet.inference.kernel.BinaryConvolution;
import dev.signet.inference.kernel.ConvShape;
import dev.signet.inference.kernel.Thresholds;
import dev.signet.inference.kernel.Workspace;
import dev.signet.inference.layer.Affine;
import dev.signet.inference.layer.Packing;
import dev.signet.inference.split.Slice;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * A model as the processor writes them, by hand: 4 x 5 x 2 values, two binary layers, 3 classes.
 */
public final class TinyModel extends PackedModel {
  public static final ModelSpec SPEC =
      ModelSpec.of(
          "example.Tiny",
          2,
          4,
          5,
          0,
          255,
          3,
          line(
              "standardize",
              "input",
              edge("raw", "input", 2, "floats"),
              "scale F32[2]",
              "shift F32[2]"),
          line("sign", "conv", edge("input", "signs", 2, "pixel_bits"), "thresholds F32[2]"),
          line(
              "binary_conv",
              "conv",
              edge("signs", "conv", 70, "pixel_bits")
                  + ",\"fan_in\":18,\"kernel\":[3,3],\"stride\":[1,1],\"pad\":[1,1],"
                  + "\"padding\":\"zero\"",
              "weights U64[70,3,3,1]",
              "bounds I32[70]",
              "directions U8[70]",
              "tables U64[70,1]"),
          line(
              "flatten_bits",
              "dense",
              "\"in\":[\"conv\"],\"out\":\"flat\",\"out_shape\":[1,1,1400]"),
          line(
              "binary_dense",
              "dense",
              "\"in\":[\"flat\"],\"out\":\"dense\",\"out_shape\":[1,1,3],\"fan_in\":1400",
              "weights U64[3,1,1,22]",
              "scale F32[3]",
              "shift F32[3]"));

  private static String edge(String in, String out, int channels, String form) {
    return "\"in\":[\"%s\"],\"out\":\"%s\",\"out_shape\":[4,5,%d],\"out_form\":\"%s\""
        .formatted(in, out, channels, form);
  }

  private static String line(String op, String layer, String more, String... tensors) {
    var byRole = new StringJoiner(",");
    for (String tensor : tensors) {
      String[] parts = tensor.split("[ \\[\\]]");
      byRole.add(
          "\"%s\":{\"name\":\"%s.%s\",\"type\":\"%s\",\"layout\":\"x\",\"shape\":[%s]}"
              .formatted(parts[0], layer, parts[0], parts[1], parts[2]));
    }
    return "{\"op\":\"%s\",\"layer\":\"%s\",%s,\"tensors\":{%s}}"
        .formatted(op, layer, more, byRole);
  }

  private static final BinaryConvolution CONV =
      BinaryConvolution.of(new ConvShape(4, 5, 2, 70, 3, 3, 1, 1, 1, 1, ConvShape.Pad.ZERO));
  private static final BinaryConvolution DENSE = BinaryConvolution.of(ConvShape.dense(1400, 3));

  private final float[] inputScale;
  private final float[] inputShift;
  private final float[] convSigns;
  private final long[] convWeights;
  private final Thresholds convThresholds;
  private final long[] denseWeights;
  private final float[] denseScale;
  private final float[] denseShift;

  private TinyModel(ModelFile file) {
    super(SPEC, file);
    inputScale = file.floats("input.scale", 2);
    inputShift = file.floats("input.shift", 2);
    convSigns = file.floats("conv.thresholds", 2);
    convWeights = CONV.prepare(file.longs("conv.weights", 70, 3, 3, 1));
    convThresholds = file.thresholds("conv", 70, 18);
    denseWeights = DENSE.prepare(file.longs("dense.weights", 3, 1, 1, 22));
    denseScale = file.floats("dense.scale", 3);
    denseShift = file.floats("dense.shift", 3);
  }

  public static TinyModel load(Path path) throws IOException {
    return of(ModelFile.read(path, SPEC));
  }

  public static TinyModel load(InputStream stream) throws IOException {
    return of(ModelFile.read(stream, "the stream", SPEC));
  }

  public static TinyModel of(ModelFile file) {
    return new TinyModel(file);
  }

  @Override
  public CostSheet costSheet() {
    return CostSheet.parse(
        "{\"network\":\"example.Tiny\",\"path\":\"total\",\"nominal\":{},\"executed\":{}}");
  }

  /** A model with random numbers and labels. */
  public static TinyModel random(long seed) {
    return of(file(tensors(seed)));
  }

  public static ModelFile file(Map<String, Tensor> tensors) {
    return ModelFile.of(
        SPEC, tensors, List.of("ant", "bee", "cat"), Map.of("seed", "7", "data", "abc"));
  }

  /** Random tensors, with a channel of every kind of threshold. */
  public static Map<String, Tensor> tensors(long seed) {
    var random = new Random(seed);
    var tensors = new TreeMap<String, Tensor>();
    tensors.put("input.scale", Tensor.of(new float[] {0.01f, 0.02f}, 2));
    tensors.put("input.shift", Tensor.of(new float[] {-1.2f, -2.3f}, 2));
    tensors.put("conv.thresholds", Tensor.of(new float[] {0.1f, -0.1f}, 2));
    long[] weights = Samples.pack(Samples.signs(random, 70 * 18), 2);
    tensors.put("conv.weights", Tensor.of(weights, 70, 3, 3, 1));
    ThresholdTensors.put(
        tensors,
        "conv",
        Thresholds.search(
            70, 18, (c, acc) -> c % 3 == 0 ? acc >= c % 5 : c % 3 == 1 ? acc <= -1 : acc % 4 == 0));
    long[] dense = Samples.pack(Samples.signs(random, 3 * 1400), 1400);
    tensors.put("dense.weights", Tensor.of(dense, 3, 1, 1, 22));
    float[] scale = Samples.floats(random, 3);
    for (int i = 0; i < 3; i++) {
      scale[i] *= 0.01f;
    }
    tensors.put("dense.scale", Tensor.of(scale, 3));
    tensors.put("dense.shift", Tensor.of(Samples.floats(random, 3), 3));
    return tensors;
  }

  @Override
  protected Pass newPass(Slice slice) {
    return new OnePass(slice);
  }

  private final class OnePass extends PackedPass {
    private final float[] values = slice.floats(40);
    private final long[] bits = slice.longs(20);
    private final long[] signs = slice.longs(40);
    private final long[] flat = slice.longs(22);
    private final Workspace scratch = Workspace.of(CONV, DENSE);

    OnePass(Slice slice) {
      super(slice);
    }

    @Override
    public void run(float[] raw, float[] logits) {
      Affine.forward(raw, inputScale, inputShift, 4, 5, values, slice);
      Packing.pack(values, 4, 5, 2, convSigns, bits, slice);
      slice.meet();
      CONV.toBits(bits, convWeights, convThresholds, signs, scratch, slice);
      slice.meet();
      if (slice.isFirst()) {
        Packing.flatten(signs, 20, 70, flat);
      }
      slice.meet();
      DENSE.toFloats(flat, denseWeights, denseScale, denseShift, null, logits, scratch, slice);
    }
  }
}
