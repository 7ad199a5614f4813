package dev.signet.training;

import dev.signet.dsl.FilterShape;
import dev.signet.inference.file.Tensor;
import dev.signet.inference.file.ThresholdTensors;
import dev.signet.inference.kernel.Thresholds;
import java.util.Map;
import java.util.TreeMap;

/** Collects the tensors of a model file while a network is frozen, in the forms the file has. */
public final class Tensors {
  private final Map<String, Tensor> all = new TreeMap<>();

  /** Empty. */
  Tensors() {}

  /**
   * Puts floats.
   *
   * @throws IllegalStateException when one is not finite, naming tensor and channel; infinities are
   *     allowed in tensors whose name ends in {@code .thresholds}, where they mean never and always
   */
  public void floats(String name, float[] values, int... shape) {
    int channels = shape.length == 0 ? 1 : shape[shape.length - 1];
    boolean thresholds = name.endsWith(".thresholds");
    for (int i = 0; i < values.length; i++) {
      if (thresholds ? Float.isNaN(values[i]) : !Float.isFinite(values[i])) {
        throw notFinite(name, i % channels, values[i]);
      }
    }
    put(name, Tensor.of(values.clone(), shape));
  }

  /**
   * Numbers of channels that a network is evaluated or frozen with.
   *
   * @return {@code values}
   * @throws IllegalStateException when one is not finite, naming {@code name} and channel: a
   *     threshold folded from it would be a constant that nobody chose
   */
  public static float[] requireFinite(String name, float[] values) {
    for (int c = 0; c < values.length; c++) {
      if (!Float.isFinite(values[c])) {
        throw notFinite(name, c, values[c]);
      }
    }
    return values;
  }

  private static IllegalStateException notFinite(String name, int channel, float value) {
    return new IllegalStateException(
        ("%s: the number of channel %d is %s, so the network cannot be frozen. Train with a"
                + " smaller learning rate, or look for a dead layer before it.")
            .formatted(name, channel, value));
  }

  /** Puts the signs of binary weights, packed: U64 {@code [out][kh][kw][ceil(in / 64)]}. */
  public void signs(String name, BinaryWeights w) {
    FilterShape shape = w.shape();
    float[] signs = w.signs();
    int words = (shape.in() + 63) / 64;
    long[] packed = new long[shape.size() / shape.in() * words];
    for (int i = 0; i < signs.length; i++) {
      if (signs[i] != 1f && signs[i] != -1f) {
        throw new IllegalStateException(
            "%s: weight %d of filter %d is %s; only -1 and +1 can be packed"
                .formatted(name, i % shape.fanIn(), i / shape.fanIn(), signs[i]));
      }
      int channel = i % shape.in();
      if (signs[i] > 0) {
        packed[i / shape.in() * words + channel / 64] |= 1L << channel % 64;
      }
    }
    put(name, Tensor.of(packed, shape.out(), shape.kernelHeight(), shape.kernelWidth(), words));
  }

  /** Puts the thresholds of a layer: {@code layer.bounds}, {@code .directions}, {@code .tables}. */
  public void thresholds(String layer, Thresholds thresholds) {
    ThresholdTensors.put(all, layer, thresholds);
  }

  /** Puts a mask: U64 {@code [ceil(C / 64)]}, bit c set where {@code scale[c]} is below 0. */
  public void mask(String name, float[] scale) {
    long[] mask = new long[(scale.length + 63) / 64];
    for (int c = 0; c < scale.length; c++) {
      if (scale[c] < 0) {
        mask[c / 64] |= 1L << c % 64;
      }
    }
    put(name, Tensor.of(mask, mask.length));
  }

  /** Puts weights {@code [out][kh][kw][in]} as F32 {@code [kh, kw, in, out]}; dense as well. */
  public void transposed(String name, Parameter w) {
    int[] s = w.shape;
    FilterShape shape =
        s.length == 2 ? new FilterShape(s[0], 1, 1, s[1]) : new FilterShape(s[0], s[1], s[2], s[3]);
    transposed(name, w.value, shape);
  }

  /** Puts the deployed values of weights that are not binarized, without their scale. */
  public void transposed(String name, BinaryWeights w) {
    transposed(name, w.signs(), w.shape());
  }

  private void transposed(String name, float[] w, FilterShape shape) {
    float[] turned = new float[w.length];
    int n = shape.fanIn();
    for (int o = 0; o < shape.out(); o++) {
      for (int i = 0; i < n; i++) {
        turned[i * shape.out() + o] = w[o * n + i];
      }
    }
    floats(name, turned, shape.kernelHeight(), shape.kernelWidth(), shape.in(), shape.out());
  }

  private void put(String name, Tensor tensor) {
    if (all.putIfAbsent(name, tensor) != null) {
      throw new IllegalStateException("the tensor " + name + " was frozen twice");
    }
  }

  /** What was put, by name. */
  Map<String, Tensor> all() {
    return all;
  }
}
