package dev.signet.dsl.source;

import dev.signet.dsl.FilterShape;
import dev.signet.dsl.Learned;
import dev.signet.dsl.WeightSource;
import java.util.random.RandomGenerator;

/**
 * Weights made by a small network while training (Wang et al. 2022, "Gradient Matters", TPAMI
 * 44(11), as its repository NicoNico6/Hyper-BinaryNet runs it): each pair of an output and an input
 * channel has an embedding of z numbers, which one hypernetwork H, shared by the layer, turns into
 * the pair's kernel,
 *
 * <pre>
 * W[o, i] = f(s * H M..M Z[o, i])    Z [out, in, z], H [kernel, z], s a number; no bias
 * </pre>
 *
 * and with G the gradient by the kernels, after f,
 *
 * <pre>
 * dL/dZ = s G H        dL/dH = s G' Z        dL/ds = &lt;G, Z H'&gt;
 * </pre>
 *
 * so that gradients meet in Z and H instead of staying with single latents: a step of size e
 * changes W, to first order, by {@code -e s^2 (G H H' + Z Z' G)} (the "hyper accumulation" of the
 * abstract, by its name). Z and H start uniform in {@code +-2 / sqrt(z)}, s at 1. When the network
 * is frozen W is worked out once and its signs are kept: a packed model is no larger for it.
 *
 * <p>Here z is 9, there is no f and no M, as in the repository's newest file. A subclass says
 * otherwise: another z and more maps M [z, z] by its {@link Learned} tensors, in the order below, M
 * after them; f and what is learned by its constructor. Of a dense layer the kernel is one number.
 * Inferred: M starts as H does; which z the paper's tables were made with is not known (methods
 * page). The repository's older form, one embedding for 16 by 16 channels, is not here.
 */
@Learned(
    value = "embedding",
    shape = {Learned.OUT, Learned.IN, 9})
@Learned(
    value = "hyper",
    shape = {Learned.KERNEL, 9})
@Learned(value = "scale", shape = 1, initial = 1f)
public class HyperConv implements WeightSource {
  /** What is applied to the generated weights; none of them changes a sign. */
  protected enum Nonlinearity {
    /** Nothing. */
    NONE,
    /** {@code clip(x, -1, 1)}, derivative 1 where {@code |x| <= 1}. */
    HARD_TANH,
    /** {@code x} above 0, else {@code 10/9 (e^x - 1)}; the best of the published ablation. */
    CLIPPED_ELU
  }

  /** Which tensors learn; the ablation of hyper accumulation. */
  protected enum Accumulation {
    /** All. */
    BOTH,
    /** Z and s; H and M keep what they started with. */
    EMBEDDING,
    /** H, M and s; Z keeps what it started with. */
    HYPER
  }

  private static final int EMBEDDING = 0;
  private static final int HYPER = 1;
  private static final int SCALE = 2;
  private static final double ELU = 10.0 / 9;

  private final Nonlinearity nonlinearity;
  private final Accumulation accumulation;

  /** As published: no nonlinearity, all tensors learn. */
  public HyperConv() {
    this(Nonlinearity.NONE, Accumulation.BOTH);
  }

  /**
   * For subclasses.
   *
   * @param nonlinearity applied to the generated weights
   * @param accumulation which tensors get gradients; choose no weight decay where some do not
   */
  protected HyperConv(Nonlinearity nonlinearity, Accumulation accumulation) {
    this.nonlinearity = nonlinearity;
    this.accumulation = accumulation;
  }

  @Override
  public final void initialize(FilterShape shape, float[][] learned, RandomGenerator random) {
    double bound = 2 / Math.sqrt(size(shape, learned));
    for (int k = 0; k < learned.length; k++) {
      for (int i = 0; i < learned[k].length; i++) {
        learned[k][i] = k == SCALE ? 1f : (float) (bound * (2 * random.nextDouble() - 1));
      }
    }
  }

  @Override
  public final void weights(FilterShape shape, float[][] learned, float[] into) {
    Pair pair = new Pair(learned, size(shape, learned));
    eachPair(
        shape,
        (p, first) -> {
          pair.read(p);
          for (int k = 0; k < kernel(shape); k++) {
            into[first + k * shape.in()] = value(pair.made(k));
          }
        });
  }

  @Override
  public final void backward(
      FilterShape shape, float[][] learned, float[] gradient, float[][] into) {
    int z = size(shape, learned);
    Pair pair = new Pair(learned, z);
    double[] byHyper = new double[kernel(shape) * z];
    double[] byScale = new double[1];
    double[][] byMaps = new double[learned.length - SCALE - 1][z * z];
    eachPair(
        shape,
        (p, first) -> {
          pair.read(p);
          double[] byCode = new double[z];
          for (int k = 0; k < kernel(shape); k++) {
            float made = pair.made(k);
            double g = gradient[first + k * shape.in()] * slope(made);
            byScale[0] += g * pair.product(k);
            pair.push(k, g, byHyper, byCode);
          }
          double[] byEmbedding = pair.pushThroughMaps(byCode, byMaps);
          if (accumulation != Accumulation.HYPER) {
            add(byEmbedding, into[EMBEDDING], p * z);
          }
        });
    add(byScale, into[SCALE], 0);
    if (accumulation != Accumulation.EMBEDDING) {
      add(byHyper, into[HYPER], 0);
      for (int m = 0; m < byMaps.length; m++) {
        add(byMaps[m], into[SCALE + 1 + m], 0);
      }
    }
  }

  private float value(float made) {
    return switch (nonlinearity) {
      case NONE -> made;
      case HARD_TANH -> Math.max(-1f, Math.min(1f, made));
      case CLIPPED_ELU -> made > 0 ? made : (float) (ELU * StrictMath.expm1(made));
    };
  }

  private double slope(float made) {
    return switch (nonlinearity) {
      case NONE -> 1;
      case HARD_TANH -> Math.abs(made) <= 1f ? 1 : 0;
      case CLIPPED_ELU -> made > 0 ? 1 : ELU * StrictMath.exp(made);
    };
  }

  private static void add(double[] sums, float[] into, int from) {
    for (int i = 0; i < sums.length; i++) {
      into[from + i] += (float) sums[i];
    }
  }

  private static int kernel(FilterShape shape) {
    return shape.kernelHeight() * shape.kernelWidth();
  }

  private static int size(FilterShape shape, float[][] learned) {
    return learned[EMBEDDING].length / (shape.out() * shape.in());
  }

  private interface PairBody {
    /**
     * Of one pair of channels.
     *
     * @param pair {@code out * inputs + in}
     * @param first index of the first weight of its kernel; the next is {@code in} further
     */
    void accept(int pair, int first);
  }

  private static void eachPair(FilterShape shape, PairBody body) {
    int taps = kernel(shape);
    for (int o = 0; o < shape.out(); o++) {
      for (int i = 0; i < shape.in(); i++) {
        body.accept(o * shape.in() + i, o * taps * shape.in() + i);
      }
    }
  }

  /** The hypernetwork at work on one embedding. */
  private static final class Pair {
    private final float[][] learned;
    private final int z;

    /** The embedding, then what each map makes of it. */
    private final float[][] codes;

    private final float[] last;

    Pair(float[][] learned, int z) {
      this.learned = learned;
      this.z = z;
      codes = new float[learned.length - SCALE][z];
      last = codes[codes.length - 1];
    }

    void read(int pair) {
      System.arraycopy(learned[EMBEDDING], pair * z, codes[0], 0, z);
      for (int m = 1; m < codes.length; m++) {
        for (int row = 0; row < z; row++) {
          codes[m][row] = dot(learned[SCALE + m], row, codes[m - 1]);
        }
      }
    }

    /** The k-th weight before the nonlinearity. */
    float made(int k) {
      return learned[SCALE][0] * product(k);
    }

    /** The same without the scale. */
    float product(int k) {
      return dot(learned[HYPER], k, last);
    }

    private float dot(float[] rows, int row, float[] vector) {
      float sum = 0;
      for (int j = 0; j < z; j++) {
        sum += rows[row * z + j] * vector[j];
      }
      return sum;
    }

    /** Adds what the gradient of the k-th weight means for H and for the last code. */
    void push(int k, double gradient, double[] byHyper, double[] byCode) {
      double g = gradient * learned[SCALE][0];
      for (int j = 0; j < z; j++) {
        byHyper[k * z + j] += g * last[j];
        byCode[j] += g * learned[HYPER][k * z + j];
      }
    }

    /** Adds to the gradients of the maps, and returns that of the embedding. */
    double[] pushThroughMaps(double[] byLast, double[][] byMaps) {
      double[] by = byLast;
      for (int m = codes.length - 1; m > 0; m--) {
        float[] map = learned[SCALE + m];
        double[] before = new double[z];
        for (int row = 0; row < z; row++) {
          for (int j = 0; j < z; j++) {
            byMaps[m - 1][row * z + j] += by[row] * codes[m - 1][j];
            before[j] += by[row] * map[row * z + j];
          }
        }
        by = before;
      }
      return by;
    }
  }
}
