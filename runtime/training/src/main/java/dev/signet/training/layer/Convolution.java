package dev.signet.training.layer;

import dev.signet.inference.kernel.ConvShape;
import dev.signet.training.BinaryWeights;
import dev.signet.training.Partials;
import dev.signet.training.Shard;
import dev.signet.training.Shards;
import dev.signet.training.Values;
import dev.signet.training.kernel.MatrixKernel;
import dev.signet.training.kernel.RunKernel;
import dev.signet.training.kernel.TrainingKernels;
import dev.signet.training.layer.Scratch.Use;
import java.util.Arrays;

/**
 * A convolution, or a dense layer as a convolution of one pixel. {@link #prepare} takes the weights
 * of a step, then shards run forward and backward, one thread each. Which arithmetic runs follows
 * from the shape, never from a time: {@link Winograd} for gradients where it suits, else products
 * of matrices of the inputs of every output pixel; forward, {@link SignProducts} for images and
 * weights that are all -1 or +1.
 */
public final class Convolution {
  private static final MatrixKernel MATRICES = TrainingKernels.matrices();
  private static final RunKernel RUNS = TrainingKernels.runs();

  /** More weights than so many times the values of an image: work is cut by weights. */
  private static final int MANY_WEIGHTS = 4;

  private final ConvShape shape;
  private final Shards shards;
  private final Patches patches;
  private final Winograd winogradOrNull;
  private final WeightGradient weightGradient;
  private final int k;
  private final int out;
  private final int filledK;
  private final int filledOut;
  private final int pixels;
  private final int chunk;

  /** Of binary layers, from their first step on. */
  private SignProducts signsOrNull;

  private boolean signed;

  /** Weights that are not in {@link #byOut} yet, since inputs are expected to be signs. */
  private volatile float[] late;

  /** {@code [out / panel][k][panel]}; empty as long as inputs and weights are signs. */
  private float[] byOut = {};

  /** {@code [k / panel][out][panel]}, or what {@link Winograd#transform} makes. */
  private final float[] byIn;

  private Convolution(ConvShape shape, Shards shards) {
    this.shape = shape;
    this.shards = shards;
    k = shape.fanIn();
    out = shape.out();
    filledK = MATRICES.filled(k);
    filledOut = MATRICES.filled(out);
    patches = new Patches(shape, filledK);
    winogradOrNull = Winograd.suits(shape) ? new Winograd(shape) : null;
    pixels = patches.pixels();
    chunk = patches.group();
    weightGradient =
        new WeightGradient(
            winogradOrNull == null ? new PatchWeights(shape, patches) : new WinogradWeights(shape),
            (long) out * k > (long) MANY_WEIGHTS * (patches.imageIn() + pixels * out),
            shards,
            WeightGradient.ROOM);
    byIn = new float[winogradOrNull == null ? filledK * out : winogradOrNull.filterSize()];
  }

  /**
   * A convolution of this shape; dense: {@link ConvShape#dense}.
   *
   * @param shards runs the work of {@link #prepare}
   */
  public static Convolution of(ConvShape shape, Shards shards) {
    return new Convolution(shape, shards);
  }

  /** Its geometry. */
  public ConvShape shape() {
    return shape;
  }

  /**
   * Takes the weights of a step, before its first shard runs.
   *
   * @param w {@code [out][kernelHeight][kernelWidth][in]}
   */
  public void prepare(float[] w) {
    signed = false;
    late = null;
    arrange(w, true);
  }

  /** Takes the weights of a step of a binary layer, before its first shard runs. */
  public void prepare(BinaryWeights w) {
    if (w.isSigned()) {
      prepare(w.effective(), w.bits(), w.factors());
    } else {
      prepare(w.effective());
    }
  }

  /**
   * Takes weights that are -1 and +1 times a factor.
   *
   * @param w the products, {@code [out][kernelHeight][kernelWidth][in]}; not to be changed during
   *     the step
   * @param bits the signs, {@code [out][kernelHeight][kernelWidth][ceil(in / 64)]}, 1 for +1; a new
   *     array for every step
   * @param factors one per filter
   */
  public void prepare(float[] w, long[] bits, float[] factors) {
    if (signsOrNull == null) {
      signsOrNull = new SignProducts(shape);
    }
    signsOrNull.prepare(bits, factors);
    signed = true;
    arrange(w, false);
    late = w;
  }

  private void arrange(float[] w, boolean forward) {
    int panel = MATRICES.panel();
    if (forward) {
      ensureByOut();
    }
    shards.each(
        filledOut / panel,
        i -> {
          int from = i * panel;
          int to = Math.min(out, from + panel);
          if (forward) {
            Panels.transposed(w, out, k, from, to, byOut);
          }
          if (winogradOrNull != null) {
            winogradOrNull.transform(w, from, to, byIn);
          }
        });
    if (winogradOrNull == null) {
      Panels.of(w, 0, k, out, k, byIn, 0);
    }
  }

  /**
   * {@code y = x * w + bias}.
   *
   * @param biasOrNull one number per output channel
   */
  public void forward(Values x, float[] biasOrNull, Values y, Shard s) {
    int image = s.from();
    if (signed) {
      while (image < s.to() && signsOrNull.forward(x.value, image, y.value)) {
        image++;
      }
    }
    if (image < s.to()) {
      realForward(x, y, image, s.to());
    }
    if (biasOrNull != null) {
      for (int i = s.from(y); i < s.to(y); i += out) {
        RUNS.add(biasOrNull, 0, y.value, i, out);
      }
    }
  }

  private void realForward(Values x, Values y, int fromImage, int toImage) {
    if (late != null) {
      arrangeLate();
    }
    boolean identical = patches.identical();
    int step = identical ? k : filledK;
    for (int row = fromImage * pixels, end = toImage * pixels; row < end; row += chunk) {
      int rows = Math.min(chunk, end - row);
      float[] columns = identical ? x.value : patches.gather(x.value, row, rows);
      int from = identical ? row * k : 0;
      int to = row * out;
      if (out == filledOut) {
        MATRICES.multiply(columns, from, step, rows, k, byOut, 0, out, y.value, to);
      } else {
        float[] results = Scratch.take(Use.RESULTS, rows * filledOut);
        MATRICES.multiply(columns, from, step, rows, k, byOut, 0, filledOut, results, 0);
        for (int r = 0; r < rows; r++) {
          RUNS.copy(results, r * filledOut, y.value, to + r * out, out);
        }
      }
    }
  }

  private void ensureByOut() {
    if (byOut.length == 0) {
      byOut = new float[filledOut * k];
    }
  }

  /** A schedule or an estimator of a user's may give inputs that are not signs yet. */
  private synchronized void arrangeLate() {
    float[] w = late;
    if (w != null) {
      ensureByOut();
      Panels.transposed(w, out, k, 0, out, byOut);
      late = null;
    }
  }

  /**
   * Gradients of one shard by the input and by the bias.
   *
   * @param intoInput whether {@code x.gradient} is wanted at all
   * @param add whether it is added to instead of set
   * @param gbPartialOrNull gradients of the bias are added to it
   */
  public void backward(
      Values x, Values y, boolean intoInput, boolean add, float[] gbPartialOrNull, Shard s) {
    if (gbPartialOrNull != null) {
      for (int i = s.from(y); i < s.to(y); i += out) {
        RUNS.add(y.gradient, i, gbPartialOrNull, 0, out);
      }
    }
    if (!intoInput) {
      return;
    }
    if (winogradOrNull != null) {
      winogradOrNull.byInput(y.gradient, byIn, x.gradient, add, s);
      return;
    }
    if (patches.identical() && filledK == k && !add) {
      byPixel(x, y, s);
      return;
    }
    if (!add) {
      Arrays.fill(x.gradient, s.from(x), s.to(x), 0f);
    }
    byInput(x, y, s);
  }

  /**
   * Gradients of the whole batch by the weights, in rounds of its own: what {@code x} holds and
   * {@code y}'s gradient are to be finished.
   *
   * @param w what they are added to
   */
  public void backwardWeights(Values x, Values y, Partials w) {
    weightGradient.add(x, y, w);
  }

  private void byInput(Values x, Values y, Shard s) {
    for (int row = s.from() * pixels, end = s.to() * pixels; row < end; row += chunk) {
      int rows = Math.min(chunk, end - row);
      float[] columns = Scratch.take(Use.COLUMNS, rows * filledK);
      MATRICES.multiply(y.gradient, row * out, out, rows, out, byIn, 0, filledK, columns, 0);
      patches.scatter(columns, row, rows, x.gradient);
    }
  }

  /** The same where each row is a pixel's gradient itself. */
  private void byPixel(Values x, Values y, Shard s) {
    for (int row = s.from() * pixels, end = s.to() * pixels; row < end; row += chunk) {
      int rows = Math.min(chunk, end - row);
      MATRICES.multiply(y.gradient, row * out, out, rows, out, byIn, 0, k, x.gradient, row * k);
    }
  }
}
