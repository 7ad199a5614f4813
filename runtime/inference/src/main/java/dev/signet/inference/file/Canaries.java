package dev.signet.inference.file;

import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Inputs whose logits every frozen model carries in the tensor {@value #TENSOR}, so that a machine
 * can prove that it computes the same bits. The inputs themselves are computed: {@code
 * docs/model-format.md} has the formula, and storing them would make many models larger than their
 * weights do.
 */
public final class Canaries {
  /** F32 {@code [8][classes]}. */
  public static final String TENSOR = "canary_logits";

  /** How many inputs. */
  public static final int COUNT = 8;

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final ModelSpec spec;
  private final float[] scale;
  private final float[] shift;

  /**
   * The canaries of one network.
   *
   * @param spec what it is
   * @param tensors its tensors; those of a standardised input say where typical values lie
   */
  public Canaries(ModelSpec spec, Map<String, Tensor> tensors) {
    this.spec = spec;
    Tensor scales = tensors.get("input.scale");
    Tensor shifts = tensors.get("input.shift");
    scale = scales == null || shifts == null ? null : scales.floats();
    shift = scale == null ? null : shifts.floats();
  }

  static TensorType type(ModelSpec spec) {
    return new TensorType(Tensor.Type.F32, new int[] {COUNT, spec.classes()}, false);
  }

  /**
   * The raw values of one input, interleaved.
   *
   * @param number from 0 to 7; the pictures consist of squares of {@code 2^(number % 4)} pixels
   */
  public float[] input(int number) {
    float[] values = new float[spec.inputSize()];
    int channels = spec.channels();
    int coarse = number % 4;
    for (int i = 0; i < values.length; i++) {
      int c = i % channels;
      int x = i / channels % spec.width() >> coarse;
      int y = i / channels / spec.width() >> coarse;
      long cell = (((long) number * spec.height() + y) * spec.width() + x) * channels + c;
      values[i] = value(unit(cell), c);
    }
    return values;
  }

  /**
   * The logits of all inputs: {@code [8][classes]}.
   *
   * @param pass takes one input and the array for its logits
   */
  public float[] logits(BiConsumer<float[], float[]> pass) {
    float[] all = new float[COUNT * spec.classes()];
    float[] one = new float[spec.classes()];
    for (int number = 0; number < COUNT; number++) {
      pass.accept(input(number), one);
      System.arraycopy(one, 0, all, number * one.length, one.length);
    }
    return all;
  }

  /** A number of 24 bits from 0 up to 1, by the mixing function of SplitMix64. */
  private static double unit(long cell) {
    long z = (cell + 1) * GOLDEN;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return ((z ^ (z >>> 31)) >>> 40) * 0x1p-24;
  }

  /** Within the declared range; without one, up to two standard deviations from the mean. */
  private float value(double unit, int c) {
    if (!Double.isInfinite(spec.greatest())) {
      return inside(spec.least() + unit * (spec.greatest() - spec.least()));
    }
    double deviations = 4 * unit - 2;
    return scale == null
        ? (float) deviations
        : scale[c] == 0 ? 0f : (float) ((deviations - shift[c]) / scale[c]);
  }

  /** The next float that is not outside. */
  private float inside(double value) {
    float rounded = (float) value;
    return rounded > spec.greatest()
        ? Math.nextDown(rounded)
        : rounded < spec.least() ? Math.nextUp(rounded) : rounded;
  }
}
