package dev.signet.benchmarks.networks;

import static com.google.common.truth.Truth.assertThat;

import ai.djl.ndarray.types.Shape;
import dev.signet.benchmarks.peer.OnnxNet;
import dev.signet.benchmarks.peer.OrtModel;
import dev.signet.benchmarks.peer.TorchNet;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The peers run the networks that they are said to run, and all the same ones. */
class TwinsTest {
  private static final int SIZE = 64;

  @TempDir Path folder;

  /** Counts multiplications, and keeps shapes. */
  private static final class Counter implements NetBuilder<int[]> {
    private long macs;

    @Override
    public int[] input(int channels, int height, int width) {
      return new int[] {channels, height, width};
    }

    @Override
    public int[] conv(int[] in, int out, int kernel, int stride, boolean relu) {
      int height = (in[1] - 1) / stride + 1;
      int width = (in[2] - 1) / stride + 1;
      macs += (long) height * width * out * in[0] * kernel * kernel;
      return new int[] {out, height, width};
    }

    @Override
    public int[] add(int[] left, int[] right, boolean relu) {
      assertThat(left).isEqualTo(right);
      return left;
    }

    @Override
    public int[] concat(int[] left, int[] right) {
      return new int[] {left[0] + right[0], left[1], left[2]};
    }

    @Override
    public int[] prelu(int[] in) {
      return in;
    }

    @Override
    public int[] maxPool(int[] in, int window, int stride) {
      return new int[] {in[0], (in[1] - 1) / stride + 1, (in[2] - 1) / stride + 1};
    }

    @Override
    public int[] avgPool(int[] in, int window) {
      return new int[] {in[0], in[1] / window, in[2] / window};
    }

    @Override
    public int[] classifier(int[] in, int classes) {
      macs += (long) in[0] * classes;
      return new int[] {classes, 1, 1};
    }
  }

  /** 1.81 billion, as He et al. count (1.8 x 10^9). */
  @Test
  void resNet18HasItsMultiplications() {
    var counter = new Counter();
    assertThat(Twins.resNet18(224).build(counter)).isEqualTo(new int[] {1000, 1, 1});
    assertThat(counter.macs).isEqualTo(1_814_073_344L);
  }

  /** Layer by layer: 5x5 stem, then 3x3 on 14 x 14, 7 x 7 and 3 x 3 pixels. */
  @Test
  void theDigitsNetworkHasItsMultiplications() {
    var counter = new Counter();
    assertThat(Twins.digitNet().build(counter)).isEqualTo(new int[] {10, 1, 1});
    long stem = 14 * 14 * 32 * 25;
    long convolutions = 9L * (14 * 14 * 32 * 32 + 49 * 64 * 64 * 3 + 9 * 128 * 128);
    assertThat(counter.macs).isEqualTo(stem + convolutions + 1280);
  }

  @Test
  void floatsBytesAndPyTorchAgree() throws Exception {
    float[] picture = new float[3 * SIZE * SIZE];
    var random = new Random(5);
    for (int i = 0; i < picture.length; i++) {
      picture[i] = (float) random.nextGaussian();
    }
    float[] real = onnx(Twins.resNet18(SIZE), picture, false);
    float[] bytes = onnx(Twins.resNet18(SIZE), picture, true);
    assertThat(cosine(real, bytes)).isGreaterThan(0.97);
    try (var torch = new TorchNet(Twins.resNet18(SIZE), 1, picture, new Shape(picture.length))) {
      float[] found = torch.run();
      assertThat(found).usingTolerance(1e-3).containsExactly(real).inOrder();
    }
  }

  /** If it did not fuse the nodes, we would be compared with something slower than it is. */
  @Test
  void onnxRuntimeMakesIntegerKernelsOfTheQuantizedNetwork() throws Exception {
    Path optimized = folder.resolve("optimized.onnx");
    byte[] model = OnnxNet.model(Twins.resNet18(SIZE), 1, true);
    OrtModel.loadAndSave(model, optimized).close();
    String text = Files.readString(optimized, StandardCharsets.ISO_8859_1);
    assertThat(nodes(text, "QLinearConv")).isEqualTo(20);
    assertThat(nodes(text, "QLinearAdd")).isEqualTo(8);
    assertThat(nodes(text, "Conv") + nodes(text, "Add") + nodes(text, "Relu")).isEqualTo(0);
    assertThat(nodes(text, "QuantizeLinear")).isEqualTo(1);
    assertThat(nodes(text, "DequantizeLinear")).isEqualTo(1);
  }

  private static float[] onnx(Twins.Description network, float[] in, boolean quantized)
      throws Exception {
    try (var model = OrtModel.load(OnnxNet.model(network, 1, quantized), 1)) {
      model.in().asFloatBuffer().put(in);
      model.run();
      float[] out = new float[1000];
      model.out().asFloatBuffer().get(out);
      return out;
    }
  }

  private static double cosine(float[] a, float[] b) {
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += (double) a[i] * b[i];
      aa += (double) a[i] * a[i];
      bb += (double) b[i] * b[i];
    }
    return ab / Math.sqrt(aa * bb);
  }

  /** Nodes with this operator: field 4, length, name, then the next field. */
  private static int nodes(String text, String operator) {
    String field = "\"" + (char) operator.length() + operator;
    return text.split(Pattern.quote(field), -1).length - 1;
  }
}
