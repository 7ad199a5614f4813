package dev.signet.benchmarks.ours;

import dev.signet.benchmarks.layers.LayerData;
import dev.signet.benchmarks.layers.LayerShape;
import dev.signet.inference.kernel.FloatConvolution;
import dev.signet.inference.kernel.FloatFilters;
import dev.signet.inference.split.Slice;

/** One of our real-valued layers with its data and the affine map of a norm behind it. */
public final class OurRealLayer {
  private final LayerData data;
  private final FloatConvolution kernel;
  private final FloatFilters filters;
  private final float[] scratch;
  private final float[] floats;

  /** A layer with weights in the kernel's order. */
  public OurRealLayer(LayerShape layer, LayerData data) {
    this.data = data;
    kernel = FloatConvolution.of(OurLayer.convShape(layer));
    filters = kernel.prepare(weights(layer, data.weights()), null);
    scratch = new float[kernel.scratch()];
    floats = new float[layer.outputs()];
  }

  /** Real inputs to floats behind a batch norm. */
  public void forward() {
    kernel.forward(
        data.inputs(), filters, data.scale(), data.shift(), null, floats, scratch, Slice.WHOLE);
  }

  /** What {@link #forward} made, NHWC. */
  public float[] floats() {
    return floats;
  }

  /** {@code [out][ky][kx][in]} to {@code [ky][kx][in][out]}. */
  private static float[] weights(LayerShape layer, int[] signs) {
    float[] real = new float[signs.length];
    int fanIn = layer.fanIn();
    for (int i = 0; i < signs.length; i++) {
      real[i % fanIn * layer.out() + i / fanIn] = signs[i];
    }
    return real;
  }
}
