package dev.signet.training.layer;

import dev.signet.inference.kernel.ConvShape;
import dev.signet.training.Shard;
import dev.signet.training.Values;
import java.util.Arrays;

/**
 * A convolution, or a dense layer as a convolution of one pixel, one shard at a time. Which
 * arithmetic runs, native products or plain loops, follows from the shape and the number of images.
 */
public final class Convolution {
  /**
   * Multiplications below which plain loops are faster than ND4J's call of some 10 microseconds.
   */
  private static final long NATIVE_FROM = 1 << 15;

  /** Numbers gathered at a time: they should stay in a processor's cache. */
  private static final int GATHERED = 1 << 19;

  /** Runs shorter than this are gathered on the heap first. */
  private static final int SHORT_RUN = 16;

  private static final ThreadLocal<float[][]> SCRATCH =
      ThreadLocal.withInitial(() -> new float[2][0]);

  private final ConvShape shape;
  private final Patches patches;
  private final int k;
  private final int out;
  private final int pixels;
  private final int imageIn;
  private final boolean shortRuns;

  private Convolution(ConvShape shape) {
    this.shape = shape;
    this.patches = new Patches(shape);
    this.k = patches.length();
    this.out = shape.out();
    this.pixels = patches.pixels();
    this.imageIn = shape.height() * shape.width() * shape.in();
    this.shortRuns = shape.kernelWidth() * shape.in() < SHORT_RUN;
  }

  /** A convolution of this shape; dense: {@link ConvShape#dense}. */
  public static Convolution of(ConvShape shape) {
    return new Convolution(shape);
  }

  /** Its geometry. */
  public ConvShape shape() {
    return shape;
  }

  private boolean isNative(Shard s) {
    return (long) s.images() * pixels * k * out >= NATIVE_FROM;
  }

  /** Images gathered at a time. */
  private int chunk() {
    return Math.max(1, GATHERED / Math.max(1, pixels * k));
  }

  /**
   * {@code y = x * w + bias}.
   *
   * @param w weights {@code [out][kernelHeight][kernelWidth][in]}
   * @param biasOrNull one number per output channel
   */
  public void forward(Values x, float[] w, float[] biasOrNull, Values y, Shard s) {
    int chunk = chunk();
    for (int image = s.from(); image < s.to(); image += chunk) {
      int images = Math.min(chunk, s.to() - image);
      int rows = images * pixels;
      int to = image * pixels * out;
      if (isNative(s)) {
        Gemm gemm = Gemm.local();
        gemm.ensure(rows, k, out);
        gemm.weights().put(0, w, 0, out * k);
        gather(gemm, x.value, image, images);
        gemm.forward(rows, k, out);
        gemm.results().get(0, y.value, to, rows * out);
      } else {
        float[] columns = gather(x.value, image, images);
        int at = patches.identical() ? image * imageIn : 0;
        Loops.forward(columns, at, w, y.value, to, rows, k, out);
      }
    }
    if (biasOrNull != null) {
      for (int i = s.from() * pixels * out; i < s.to() * pixels * out; i += out) {
        for (int o = 0; o < out; o++) {
          y.value[i + o] += biasOrNull[o];
        }
      }
    }
  }

  /**
   * Gradients of one shard.
   *
   * @param intoInput whether {@code x.gradient} is wanted at all
   * @param add whether it is added to instead of set
   * @param gwPartial gradients of the weights are added to it
   * @param gbPartialOrNull gradients of the bias are added to it
   */
  public void backward(
      Values x,
      float[] w,
      Values y,
      boolean intoInput,
      boolean add,
      float[] gwPartial,
      float[] gbPartialOrNull,
      Shard s) {
    if (gbPartialOrNull != null) {
      for (int i = s.from() * pixels * out; i < s.to() * pixels * out; i += out) {
        for (int o = 0; o < out; o++) {
          gbPartialOrNull[o] += y.gradient[i + o];
        }
      }
    }
    if (intoInput && !add) {
      Arrays.fill(x.gradient, s.from() * imageIn, s.to() * imageIn, 0f);
    }
    if (isNative(s)) {
      nativeBackward(x, w, y, intoInput, gwPartial, s);
    } else {
      plainBackward(x, w, y, intoInput, gwPartial, s);
    }
  }

  private void nativeBackward(
      Values x, float[] w, Values y, boolean intoInput, float[] gwPartial, Shard s) {
    Gemm gemm = Gemm.local();
    int chunk = chunk();
    gemm.ensure(Math.min(chunk, s.images()) * pixels, k, out);
    for (int image = s.from(); image < s.to(); image += chunk) {
      int images = Math.min(chunk, s.to() - image);
      int rows = images * pixels;
      gather(gemm, x.value, image, images);
      gemm.results().put(0, y.gradient, image * pixels * out, rows * out);
      gemm.byWeights(rows, k, out, image > s.from());
    }
    float[] sum = scratch(1, out * k);
    gemm.weights().get(0, sum, 0, out * k);
    add(sum, 0, gwPartial, 0, out * k);
    if (!intoInput) {
      return;
    }
    gemm.weights().put(0, w, 0, out * k);
    for (int image = s.from(); image < s.to(); image += chunk) {
      int images = Math.min(chunk, s.to() - image);
      int rows = images * pixels;
      if (s.images() > chunk) { // otherwise they are still there
        gemm.results().put(0, y.gradient, image * pixels * out, rows * out);
      }
      gemm.byColumns(rows, k, out);
      float[] columns = scratch(0, rows * k);
      gemm.columns().get(0, columns, 0, rows * k);
      scatter(columns, x.gradient, image, images);
    }
  }

  private void plainBackward(
      Values x, float[] w, Values y, boolean intoInput, float[] gwPartial, Shard s) {
    int chunk = chunk();
    for (int image = s.from(); image < s.to(); image += chunk) {
      int images = Math.min(chunk, s.to() - image);
      int rows = images * pixels;
      int from = image * pixels * out;
      float[] columns = gather(x.value, image, images);
      int at = patches.identical() ? image * imageIn : 0;
      Loops.byWeights(columns, at, y.gradient, from, gwPartial, rows, k, out);
      if (intoInput) {
        float[] sums = scratch(0, rows * k);
        Arrays.fill(sums, 0, rows * k, 0f);
        Loops.byColumns(y.gradient, from, w, sums, 0, rows, k, out);
        scatter(sums, x.gradient, image, images);
      }
    }
  }

  private void gather(Gemm gemm, float[] x, int image, int images) {
    if (patches.identical()) {
      gemm.columns().put(0, x, image * imageIn, images * imageIn);
    } else if (shortRuns) {
      gemm.columns().put(0, gather(x, image, images), 0, images * pixels * k);
    } else {
      for (int i = 0; i < images; i++) {
        patches.gather(x, (image + i) * imageIn, gemm.columns(), i * pixels * k);
      }
    }
  }

  /** Rows on the heap; the input itself, from the image on, where rows are the input. */
  private float[] gather(float[] x, int image, int images) {
    if (patches.identical()) {
      return x;
    }
    float[] columns = scratch(0, images * pixels * k);
    for (int i = 0; i < images; i++) {
      patches.gather(x, (image + i) * imageIn, columns, i * pixels * k);
    }
    return columns;
  }

  private void scatter(float[] columns, float[] gradient, int image, int images) {
    if (patches.identical()) {
      add(columns, 0, gradient, image * imageIn, images * imageIn);
      return;
    }
    for (int i = 0; i < images; i++) {
      patches.scatter(columns, i * pixels * k, gradient, (image + i) * imageIn);
    }
  }

  private static void add(float[] from, int at, float[] into, int to, int count) {
    for (int i = 0; i < count; i++) {
      into[to + i] += from[at + i];
    }
  }

  private static float[] scratch(int which, int size) {
    float[][] all = SCRATCH.get();
    if (all[which].length < size) {
      all[which] = new float[size];
    }
    return all[which];
  }
}
