package dev.signet.benchmarks.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/**
 * An ONNX model in the making. Field numbers are those of {@code onnx.proto} (ONNX 1.12), operators
 * those of operator set 13.
 */
public final class OnnxGraph {
  private static final int IR_VERSION = 8;
  private static final int OPERATORS = 13;

  /** Element types, with the numbers of {@code TensorProto.DataType}. */
  public enum Type {
    /** 32-bit floats. */
    FLOAT(1),
    /** Unsigned bytes. */
    UINT8(2),
    /** Signed bytes. */
    INT8(3),
    /** 32-bit integers. */
    INT32(6);

    private final int number;

    Type(int number) {
      this.number = number;
    }
  }

  private final Protobuf graph = new Protobuf().text(2, "graph");
  private int names;

  /** A name that no other value of this graph has. */
  public String fresh(String stem) {
    return stem + "_" + names++;
  }

  /** Declares an input of the model. */
  public void input(String name, Type type, long... dims) {
    graph.message(11, valueInfo(name, type, dims));
  }

  /** Declares an output of the model. */
  public void output(String name, Type type, long... dims) {
    graph.message(12, valueInfo(name, type, dims));
  }

  /** A constant of floats; without dims a scalar. Returns its name. */
  public String floats(float[] values, long... dims) {
    ByteBuffer raw = buffer(4 * values.length);
    raw.asFloatBuffer().put(values);
    return constant(Type.FLOAT, raw.array(), dims);
  }

  /** A constant of 32-bit integers. Returns its name. */
  public String ints(int[] values, long... dims) {
    ByteBuffer raw = buffer(4 * values.length);
    raw.asIntBuffer().put(values);
    return constant(Type.INT32, raw.array(), dims);
  }

  /** A constant of bytes of either sign; without dims a scalar. Returns its name. */
  public String bytes(Type type, byte[] values, long... dims) {
    return constant(type, values, dims);
  }

  /** One attribute of a node: an integer, or a list of them. */
  public record Attribute(String name, boolean list, long... values) {
    /** An attribute that is a list of integers. */
    public static Attribute ints(String name, long... values) {
      return new Attribute(name, true, values);
    }

    /** An attribute that is one integer. */
    public static Attribute integer(String name, long value) {
      return new Attribute(name, false, value);
    }

    private Protobuf message() {
      var message = new Protobuf().text(1, name);
      Arrays.stream(values).forEach(v -> message.number(list ? 8 : 3, v));
      return message.number(20, list ? 7 : 2);
    }
  }

  /** Adds a node with one output and returns the output's name. */
  public String node(String operator, List<String> inputs, Attribute... attributes) {
    String out = fresh(operator);
    return node(operator, inputs, out, attributes);
  }

  /** The same with a given name for the output. */
  public String node(String operator, List<String> inputs, String out, Attribute... attributes) {
    var node = new Protobuf();
    inputs.forEach(in -> node.text(1, in));
    node.text(2, out).text(3, "node_" + out).text(4, operator);
    for (Attribute attribute : attributes) {
      node.message(5, attribute.message());
    }
    graph.message(1, node);
    return out;
  }

  /** The model's file. */
  public byte[] toBytes() {
    return new Protobuf()
        .number(1, IR_VERSION)
        .message(7, graph)
        .message(8, new Protobuf().text(1, "").number(2, OPERATORS))
        .toBytes();
  }

  private String constant(Type type, byte[] raw, long... dims) {
    String name = fresh("constant");
    var tensor = new Protobuf();
    Arrays.stream(dims).forEach(d -> tensor.number(1, d));
    graph.message(5, tensor.number(2, type.number).text(8, name).bytes(9, raw));
    return name;
  }

  private static Protobuf valueInfo(String name, Type type, long... dims) {
    var shape = new Protobuf();
    Arrays.stream(dims).forEach(d -> shape.message(1, new Protobuf().number(1, d)));
    var tensor = new Protobuf().number(1, type.number).message(2, shape);
    return new Protobuf().text(1, name).message(2, new Protobuf().message(1, tensor));
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
