package dev.signet.benchmarks.ours;

import dev.signet.benchmarks.layers.LayerData;
import dev.signet.benchmarks.layers.LayerShape;
import dev.signet.inference.kernel.BinaryConvolution;
import dev.signet.inference.kernel.ConvShape;
import dev.signet.inference.kernel.Kernels;
import dev.signet.inference.kernel.Thresholds;
import dev.signet.inference.layer.Packing;
import dev.signet.inference.kernel.Workspace;
import dev.signet.inference.split.Slice;

/**
 * One of our layers with its data: only this class and {@link OurRealLayer} call kernels, so that a
 * change of theirs ends here. What a layer needs is made before the first call.
 */
public final class OurLayer {
  private final LayerData data;
  private final ConvShape shape;
  private final BinaryConvolution kernel;
  private final long[] prepared;
  private final Thresholds thresholds;
  private final Workspace scratch;
  private final float[] zeros;
  private final long[] packed;
  private final long[] bits;
  private final float[] floats;

  /** A layer with packed weights and input. */
  public OurLayer(LayerShape layer, LayerData data) {
    this.data = data;
    shape = convShape(layer);
    kernel = BinaryConvolution.of(shape);
    prepared = kernel.prepare(packed(data.weights(), layer.in()));
    byte[] directions = new byte[layer.out()];
    for (int o = 0; o < directions.length; o++) {
      directions[o] = (byte) (o % 8 == 0 ? -1 : 1);
    }
    thresholds = Thresholds.of(layer.fanIn(), data.bounds(), directions, new long[0]);
    scratch = Workspace.of(kernel);
    zeros = new float[layer.in()];
    packed = new long[layer.size() * layer.size() * shape.words()];
    bits = new long[layer.outSize() * layer.outSize() * shape.outWords()];
    floats = new float[layer.outputs()];
    pack();
  }

  /** Which kernels run, and why. */
  public static String kernels() {
    return Kernels.selected() + " (" + Kernels.reason() + ")";
  }

  /** Packs the input. */
  public void pack() {
    Packing.pack(
        data.inputs(), shape.height(), shape.width(), shape.in(), zeros, packed, Slice.WHOLE);
  }

  /** Packed input to floats behind a batch norm. */
  public void toFloats() {
    kernel.toFloats(
        packed, prepared, data.scale(), data.shift(), null, floats, scratch, Slice.WHOLE);
  }

  /** Real input to floats behind a batch norm. */
  public void packToFloats() {
    pack();
    toFloats();
  }

  /** Packed input to packed output. */
  public void toBits() {
    kernel.toBits(packed, prepared, thresholds, bits, scratch, Slice.WHOLE);
  }

  /** What the last call that makes floats made, NHWC. */
  public float[] floats() {
    return floats;
  }

  /** What the last call of {@link #toBits} made, one bit: 1 or -1. */
  public int bit(int pixel, int channel) {
    return (bits[pixel * shape.outWords() + channel / 64] >>> channel & 1) != 0 ? 1 : -1;
  }

  /** The kernels' word for a shape. */
  static ConvShape convShape(LayerShape l) {
    return new ConvShape(
        l.size(),
        l.size(),
        l.in(),
        l.out(),
        l.kernel(),
        l.kernel(),
        l.stride(),
        l.stride(),
        l.pad(),
        l.pad(),
        ConvShape.Pad.ZERO);
  }

  /** Bit 1 is +1; each run of {@code channels} signs begins a new word. */
  private static long[] packed(int[] signs, int channels) {
    int words = (channels + 63) / 64;
    long[] packed = new long[signs.length / channels * words];
    for (int i = 0; i < signs.length; i++) {
      int c = i % channels;
      if (signs[i] > 0) {
        packed[i / channels * words + c / 64] |= 1L << c;
      }
    }
    return packed;
  }
}
