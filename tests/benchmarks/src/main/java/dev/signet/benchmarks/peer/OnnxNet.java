package dev.signet.benchmarks.peer;

import dev.signet.benchmarks.networks.NetBuilder;
import dev.signet.benchmarks.networks.Twins;
import dev.signet.benchmarks.onnx.OnnxGraph;
import dev.signet.benchmarks.onnx.OnnxGraph.Attribute;
import dev.signet.benchmarks.onnx.OnnxGraph.Type;
import java.util.Arrays;
import java.util.List;

/**
 * A network as an ONNX model, in floats or in 8 bits: unsigned activations and signed weights, with
 * QuantizeLinear and DequantizeLinear around every convolution, sum and pooling, which ONNX Runtime
 * turns into integer kernels. Input {@code in}, output {@code out}, both floats.
 */
public final class OnnxNet implements NetBuilder<OnnxNet.Edge> {
  /**
   * A value with its shape.
   *
   * @param zero the byte that stands for zero: 0 behind a ReLU, which then costs nothing
   */
  public record Edge(String name, int channels, int height, int width, int zero) {
    private Edge renamed(String other, int otherZero) {
      return new Edge(other, channels, height, width, otherZero);
    }
  }

  /** One step of an 8-bit activation. Wide enough for sums over all blocks. */
  private static final float STEP = 0.3f;

  /** What stands for zero where values have either sign. */
  private static final int MIDDLE = 128;

  private final OnnxGraph graph = new OnnxGraph();
  private final Weights weights = new Weights();
  private final int batch;
  private final boolean quantized;

  private OnnxNet(int batch, boolean quantized) {
    this.batch = batch;
    this.quantized = quantized;
  }

  /** The model's bytes. */
  public static byte[] model(Twins.Description network, int batch, boolean quantized) {
    var net = new OnnxNet(batch, quantized);
    Edge out = network.build(net);
    net.graph.node("Identity", List.of(out.name), "out");
    net.graph.output("out", Type.FLOAT, batch, out.channels);
    return net.graph.toBytes();
  }

  @Override
  public Edge input(int channels, int height, int width) {
    graph.input("in", Type.FLOAT, batch, channels, height, width);
    return stored(new Edge("in", channels, height, width, MIDDLE));
  }

  @Override
  public Edge conv(Edge in, int out, int kernel, int stride, boolean relu) {
    int pad = kernel / 2;
    int fanIn = in.channels * kernel * kernel;
    float[] values = weights.normal(out * fanIn, fanIn);
    String name =
        graph.node(
            "Conv",
            parameters(in.name, values, weights.biases(out), out, in.channels, kernel, kernel),
            Attribute.ints("kernel_shape", kernel, kernel),
            Attribute.ints("strides", stride, stride),
            Attribute.ints("pads", pad, pad, pad, pad));
    int height = (in.height + 2 * pad - kernel) / stride + 1;
    int width = (in.width + 2 * pad - kernel) / stride + 1;
    return stored(new Edge(relu(name, relu), out, height, width, relu ? 0 : MIDDLE));
  }

  @Override
  public Edge add(Edge left, Edge right, boolean relu) {
    String sum = graph.node("Add", List.of(left.name, right.name));
    return stored(left.renamed(relu(sum, relu), relu ? 0 : MIDDLE));
  }

  @Override
  public Edge concat(Edge left, Edge right) {
    String name =
        graph.node("Concat", List.of(left.name, right.name), Attribute.integer("axis", 1));
    return stored(new Edge(name, left.channels + right.channels, left.height, left.width, MIDDLE));
  }

  @Override
  public Edge prelu(Edge in) {
    float[] slopes = new float[in.channels];
    Arrays.fill(slopes, SLOPE);
    String constant = graph.floats(slopes, in.channels, 1, 1);
    return stored(in.renamed(graph.node("PRelu", List.of(in.name, constant)), MIDDLE));
  }

  @Override
  public Edge maxPool(Edge in, int window, int stride) {
    int pad = window / 2;
    String name =
        graph.node(
            "MaxPool",
            List.of(in.name),
            Attribute.ints("kernel_shape", window, window),
            Attribute.ints("strides", stride, stride),
            Attribute.ints("pads", pad, pad, pad, pad));
    int height = (in.height + 2 * pad - window) / stride + 1;
    int width = (in.width + 2 * pad - window) / stride + 1;
    return stored(new Edge(name, in.channels, height, width, in.zero));
  }

  @Override
  public Edge avgPool(Edge in, int window) {
    String name =
        graph.node(
            "AveragePool",
            List.of(in.name),
            Attribute.ints("kernel_shape", window, window),
            Attribute.ints("strides", window, window));
    return stored(new Edge(name, in.channels, in.height / window, in.width / window, in.zero));
  }

  @Override
  public Edge classifier(Edge in, int classes) {
    String means = graph.node("GlobalAveragePool", List.of(in.name));
    Edge mean = stored(new Edge(means, in.channels, 1, 1, in.zero));
    String flat = stored(mean.renamed(graph.node("Flatten", List.of(mean.name)), in.zero)).name;
    float[] values = weights.normal(classes * in.channels, in.channels);
    List<String> inputs = parameters(flat, values, weights.biases(classes), classes, in.channels);
    String name = graph.node("Gemm", inputs, Attribute.integer("transB", 1));
    return stored(new Edge(name, classes, 1, 1, MIDDLE));
  }

  private String relu(String name, boolean wanted) {
    return wanted ? graph.node("Relu", List.of(name)) : name;
  }

  /** Input, weights and bias of a layer; in 8 bits the weights have one scale for all filters. */
  private List<String> parameters(String in, float[] values, float[] biases, long... dims) {
    if (!quantized) {
      return List.of(in, graph.floats(values, dims), graph.floats(biases, biases.length));
    }
    float greatest = 0;
    for (float v : values) {
      greatest = Math.max(greatest, Math.abs(v));
    }
    float step = greatest / 127;
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Math.round(values[i] / step);
    }
    int[] ints = new int[biases.length];
    for (int i = 0; i < ints.length; i++) {
      ints[i] = Math.round(biases[i] / (step * STEP));
    }
    String zero = graph.bytes(Type.INT8, new byte[1]);
    String quantizedWeights = graph.bytes(Type.INT8, bytes, dims);
    String quantizedBiases = graph.ints(ints, ints.length);
    String biasZero = graph.ints(new int[1]);
    return List.of(
        in,
        dequantized(quantizedWeights, graph.floats(new float[] {step}), zero),
        dequantized(quantizedBiases, graph.floats(new float[] {step * STEP}), biasZero));
  }

  /** What is kept between layers: floats as they are, or bytes that are read back as floats. */
  private Edge stored(Edge edge) {
    if (!quantized) {
      return edge;
    }
    String step = graph.floats(new float[] {STEP});
    String zero = graph.bytes(Type.UINT8, new byte[] {(byte) edge.zero});
    String bytes = graph.node("QuantizeLinear", List.of(edge.name, step, zero));
    return edge.renamed(dequantized(bytes, step, zero), edge.zero);
  }

  private String dequantized(String name, String step, String zero) {
    return graph.node("DequantizeLinear", List.of(name, step, zero));
  }
}
