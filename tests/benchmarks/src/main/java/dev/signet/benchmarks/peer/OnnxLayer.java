package dev.signet.benchmarks.peer;

import dev.signet.benchmarks.layers.LayerShape;
import dev.signet.benchmarks.onnx.OnnxGraph;
import dev.signet.benchmarks.onnx.OnnxGraph.Attribute;
import dev.signet.benchmarks.onnx.OnnxGraph.Type;
import java.util.List;

/**
 * One layer, or the same layer several times in a row, as an ONNX model: input {@code in}, output
 * {@code out}. Weights are those of the binary layer, {@code [out][ky][kx][in]} of -1 and 1, so
 * that its results can be compared.
 */
public final class OnnxLayer {
  /** The 8-bit zero of activations. */
  public static final int ZERO = 128;

  private final LayerShape shape;
  private final OnnxGraph graph = new OnnxGraph();

  private OnnxLayer(LayerShape shape) {
    this.shape = shape;
  }

  /**
   * A float convolution, or a float Gemm for a dense layer: {@code sum(x * w * scale) + shift}.
   *
   * @param copies how often, at least 1; above 1 only where output and input have one shape
   */
  public static byte[] real(
      LayerShape shape, int[] signs, float[] scale, float[] shift, int copies) {
    var layer = new OnnxLayer(shape);
    float[] weights = new float[signs.length];
    int fanIn = shape.fanIn();
    for (int i = 0; i < signs.length; i++) {
      weights[layer.transposed(i)] = signs[i] * scale[i / fanIn];
    }
    String w = layer.graph.floats(weights, layer.weightDims());
    String b = layer.graph.floats(shift, shift.length);
    return layer.repeat(
        Type.FLOAT,
        copies,
        (in, out) ->
            shape.isDense()
                ? layer.graph.node("Gemm", List.of(in, w, b), out, Attribute.integer("transB", 1))
                : layer.graph.node("Conv", List.of(in, w, b), out, layer.attributes()));
  }

  /**
   * QLinearConv, or QLinearMatMul for a dense layer: unsigned activations with zero {@value #ZERO},
   * signed weights. An input of zero + 1 and zero - 1 with steps of 1 gives {@code zero + sum /
   * step}, rounded and clamped.
   *
   * @param step of the output
   * @param copies how often, at least 1; above 1 only where output and input have one shape
   */
  public static byte[] bytes(LayerShape shape, int[] signs, float step, int copies) {
    var layer = new OnnxLayer(shape);
    OnnxGraph graph = layer.graph;
    byte[] weights = new byte[signs.length];
    for (int i = 0; i < signs.length; i++) {
      int to =
          shape.isDense() ? i % shape.in() * shape.out() + i / shape.in() : layer.transposed(i);
      weights[to] = (byte) signs[i];
    }
    long[] dims = shape.isDense() ? new long[] {shape.in(), shape.out()} : layer.weightDims();
    String w = graph.bytes(Type.INT8, weights, dims);
    String one = graph.floats(new float[] {1});
    String stepOut = graph.floats(new float[] {step});
    String zero = graph.bytes(Type.UINT8, new byte[] {(byte) ZERO});
    String zeroWeight = graph.bytes(Type.INT8, new byte[1]);
    return layer.repeat(
        Type.UINT8,
        copies,
        (in, out) -> {
          List<String> inputs = List.of(in, one, zero, w, one, zeroWeight, stepOut, zero);
          return shape.isDense()
              ? graph.node("QLinearMatMul", inputs, out)
              : graph.node("QLinearConv", inputs, out, layer.attributes());
        });
  }

  /** Adds one copy of the layer. */
  private interface Copy {
    String add(String in, String out);
  }

  private byte[] repeat(Type type, int copies, Copy copy) {
    graph.input("in", type, dims(shape.in(), shape.size(), shape.size()));
    graph.output("out", type, dims(shape.out(), shape.outSize(), shape.outSize()));
    String last = "in";
    for (int i = 1; i <= copies; i++) {
      last = copy.add(last, i == copies ? "out" : graph.fresh("between"));
    }
    return graph.toBytes();
  }

  private long[] dims(int channels, int height, int width) {
    return shape.isDense() ? new long[] {1, channels} : new long[] {1, channels, height, width};
  }

  private long[] weightDims() {
    return shape.isDense()
        ? new long[] {shape.out(), shape.in()}
        : new long[] {shape.out(), shape.in(), shape.kernel(), shape.kernel()};
  }

  private Attribute[] attributes() {
    long pad = shape.pad();
    return new Attribute[] {
      Attribute.ints("kernel_shape", shape.kernel(), shape.kernel()),
      Attribute.ints("strides", shape.stride(), shape.stride()),
      Attribute.ints("pads", pad, pad, pad, pad)
    };
  }

  /** Index of a weight of {@code [out][ky][kx][in]} in {@code [out][in][ky][kx]}. */
  private int transposed(int i) {
    int taps = shape.kernel() * shape.kernel();
    int c = i % shape.in();
    int tap = i / shape.in() % taps;
    int o = i / shape.fanIn();
    return (o * shape.in() + c) * taps + tap;
  }
}
