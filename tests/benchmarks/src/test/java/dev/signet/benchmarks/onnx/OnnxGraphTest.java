package dev.signet.benchmarks.onnx;

import static com.google.common.truth.Truth.assertThat;

import dev.signet.benchmarks.onnx.OnnxGraph.Attribute;
import dev.signet.benchmarks.onnx.OnnxGraph.Type;
import dev.signet.benchmarks.peer.OrtModel;
import java.nio.FloatBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is written, read and run by ONNX Runtime. */
class OnnxGraphTest {
  @Test
  void varintsAreLittleEndianGroupsOfSeven() {
    assertThat(new Protobuf().number(1, 300).toBytes())
        .isEqualTo(new byte[] {0x08, (byte) 0xAC, 0x02});
    assertThat(new Protobuf().number(2, -1).toBytes()).hasLength(11);
    assertThat(new Protobuf().text(2, "testing").toBytes())
        .isEqualTo(new byte[] {0x12, 7, 't', 'e', 's', 't', 'i', 'n', 'g'});
    assertThat(new Protobuf().message(3, new Protobuf().number(1, 150)).toBytes())
        .isEqualTo(new byte[] {0x1A, 3, 0x08, (byte) 0x96, 0x01});
  }

  @Test
  void aModelGoesThroughOnnxRuntime() throws Exception {
    var graph = new OnnxGraph();
    graph.input("in", Type.FLOAT, 1, 2, 2);
    String half = graph.floats(new float[] {0.5f, -1}, 2);
    String scaled = graph.node("Mul", List.of("in", half));
    graph.node("Concat", List.of(scaled, "in"), "out", Attribute.integer("axis", 1));
    graph.output("out", Type.FLOAT, 1, 4, 2);
    try (OrtModel model = OrtModel.load(graph.toBytes(), 1)) {
      model.in().asFloatBuffer().put(new float[] {1, 2, 3, 4});
      model.run();
      assertThat(floats(model)).isEqualTo(new float[] {0.5f, -2, 1.5f, -4, 1, 2, 3, 4});
    }
  }

  @Test
  void bytesAndListsOfIntegersGoThroughToo() throws Exception {
    var graph = new OnnxGraph();
    graph.input("in", Type.UINT8, 1, 1, 2, 2);
    String step = graph.floats(new float[] {0.5f});
    String zero = graph.bytes(Type.UINT8, new byte[] {(byte) 200});
    String real = graph.node("DequantizeLinear", List.of("in", step, zero));
    graph.node("MaxPool", List.of(real), "out", Attribute.ints("kernel_shape", 1, 2));
    graph.output("out", Type.FLOAT, 1, 1, 2, 1);
    try (OrtModel model = OrtModel.load(graph.toBytes(), 1)) {
      model.in().put(new byte[] {(byte) 200, (byte) 202, 0, (byte) 198});
      model.run();
      assertThat(floats(model)).isEqualTo(new float[] {1, -1});
    }
  }

  private static float[] floats(OrtModel model) {
    FloatBuffer out = model.out().asFloatBuffer();
    float[] values = new float[out.remaining()];
    out.get(values);
    return values;
  }
}
