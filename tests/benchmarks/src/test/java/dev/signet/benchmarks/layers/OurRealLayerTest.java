package dev.signet.benchmarks.layers;

import static com.google.common.truth.Truth.assertThat;

import dev.signet.benchmarks.ours.OurLayer;
import dev.signet.benchmarks.ours.OurRealLayer;
import org.junit.jupiter.api.Test;

class OurRealLayerTest {
  /** Of inputs that are -1 and 1 the binary layer and the real one make the same. */
  @Test
  void agreesWithTheBinaryLayer() {
    LayerShape shape = LayerShape.conv(7, 40, 30, 3, 2);
    LayerData data = LayerData.random(shape, 4);
    for (int i = 0; i < data.inputs().length; i++) {
      data.inputs()[i] = data.sign(i);
    }
    var binary = new OurLayer(shape, data);
    binary.packToFloats();
    var real = new OurRealLayer(shape, data);
    real.forward();
    assertThat(real.floats()).usingTolerance(1e-4).containsExactly(binary.floats()).inOrder();
  }
}
