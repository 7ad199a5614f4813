package dev.signet.inference.kernel;

import dev.signet.inference.split.Slice;
import java.util.Arrays;

/**
 * A convolution or dense layer of real inputs. Every output is one chain of fused multiply-adds:
 * {@code acc = bias} or 0, then for ky, kx, c in order {@code acc = fma(x, w, acc)}. Taps outside
 * the picture are skipped where the padding is {@code ZERO}, and are +1 or -1 otherwise. Two things
 * that may follow are done while an output is at hand: an affine map {@code fma(acc, scale,
 * shift)}, then the sum with another value. All subclasses give equal bits.
 *
 * <p>Weights of one bit are weights too: {@code fma(x, +-1, acc)} is one addition or subtraction.
 * They are laid out as floats, since one multiply-add then does what bits would need a mask, its
 * expansion to lanes and an addition for.
 *
 * <p>Stateless after construction: any number of threads may share one, each with its own scratch.
 */
public abstract class FloatConvolution {
  /** Pixels whose taps a kernel may copy together before it multiplies them. */
  protected static final int GATHERED_PIXELS = 20;

  /** Longest filters for which that pays: longer ones spend little on the ends of their rows. */
  protected static final int GATHERED_TAPS = 160;

  /** Floats behind the taps of a pixel that a copy in whole vectors may overwrite. */
  protected static final int GATHERED_SLACK = 16;

  /** What {@link #compute} computes: no padding but {@code ZERO}, unless a subclass wants it. */
  protected final ConvShape shape;

  /** Where the scratch space for the taps of some pixels begins, if {@link #gathers}. */
  protected final int gathered;

  private final ConvShape declared;

  /**
   * For subclasses.
   *
   * @param declared the geometry
   * @param shape the same, or that of {@link #grown}
   */
  protected FloatConvolution(ConvShape declared, ConvShape shape) {
    this.declared = declared;
    this.shape = shape;
    int picture = shape.height() * shape.width() * shape.in();
    gathered = shape.out() + (shape.equals(declared) ? 0 : picture);
  }

  /** A convolution by the kernels that {@link Kernels} selected. */
  public static FloatConvolution of(ConvShape shape) {
    return Kernels.createFloat(shape);
  }

  /** The same convolution over a picture that holds the padded taps, if they count. */
  protected static ConvShape grown(ConvShape s) {
    if (s.pad() == ConvShape.Pad.ZERO || (s.padY() == 0 && s.padX() == 0)) {
      return s;
    }
    return new ConvShape(
        s.height() + 2 * s.padY(),
        s.width() + 2 * s.padX(),
        s.in(),
        s.out(),
        s.kernelHeight(),
        s.kernelWidth(),
        s.strideY(),
        s.strideX(),
        0,
        0,
        s.pad());
  }

  /** The class whose loops run now. */
  public String loops() {
    return getClass().getSimpleName();
  }

  /** The geometry. */
  public final ConvShape shape() {
    return declared;
  }

  /**
   * Weights in the order of a model file to this kernel's own order.
   *
   * @param weights {@code [kernelHeight][kernelWidth][in][out]}
   * @param biasOrNull {@code [out]}, or null for 0
   * @throws IllegalArgumentException if a length is wrong
   */
  public final FloatFilters prepare(float[] weights, float[] biasOrNull) {
    check(weights.length, declared.fanIn() * declared.out(), "weights");
    float[] bias = biasOrNull == null ? new float[declared.out()] : biasOrNull;
    check(bias.length, declared.out(), "numbers of bias");
    return reorder(weights, bias);
  }

  /**
   * Weights of +1 and -1 in the order of a model file to this kernel's own order.
   *
   * @param weights {@code [out][kernelHeight][kernelWidth][words]}, bit 1 is +1
   * @throws IllegalArgumentException if the length is wrong
   */
  public final FloatFilters prepareSigns(long[] weights) {
    int words = declared.words();
    int taps = declared.kernelHeight() * declared.kernelWidth();
    int out = declared.out();
    check(weights.length, out * taps * words, "words of weights");
    float[] signs = new float[declared.fanIn() * out];
    for (int i = 0; i < signs.length; i++) {
      int tap = i / out / declared.in();
      int c = i / out % declared.in();
      long word = weights[(i % out * taps + tap) * words + c / 64];
      signs[i] = (word >>> c & 1) == 1 ? 1f : -1f;
    }
    return reorder(signs, new float[out]);
  }

  private void check(int found, int expected, String what) {
    if (found != expected) {
      throw new IllegalArgumentException(
          "%d %s; %s needs %d".formatted(found, what, declared, expected));
    }
  }

  /**
   * Checked filters to this kernel's own order.
   *
   * @param weights {@code [kernelHeight][kernelWidth][in][out]}
   * @param bias {@code [out]}
   */
  protected abstract FloatFilters reorder(float[] weights, float[] bias);

  /**
   * Floats of scratch space that {@link #forward} needs; its content does not matter. The same for
   * all kernels: {@code out}, where padded taps are not zeros the picture with its padding, and for
   * 16 or more short filters over more than one pixel the taps of some pixels.
   */
  public final int scratch() {
    return gathered + (gathers() ? GATHERED_PIXELS * (GATHERED_TAPS + GATHERED_SLACK) : 0);
  }

  /** Whether there is scratch space for the taps of {@link #GATHERED_PIXELS} pixels. */
  protected final boolean gathers() {
    int pixels = declared.outHeight() * declared.outWidth();
    return pixels > 1 && declared.out() >= 16 && declared.fanIn() <= GATHERED_TAPS;
  }

  /**
   * The chains, then what follows them.
   *
   * @param in {@code [height][width][in]}
   * @param filters what {@link #prepare} or {@link #prepareSigns} returned
   * @param scaleOrNull {@code [out]}, or null for no affine map
   * @param shiftOrNull {@code [out]}, null where the scale is
   * @param addendOrNull {@code [outHeight][outWidth][out]}, or null for none
   * @param out {@code [outHeight][outWidth][out]}, overwritten; not the same array as another
   * @param scratch at least {@link #scratch()} floats
   * @param slice which rows of the output
   */
  public void forward(
      float[] in,
      FloatFilters filters,
      float[] scaleOrNull,
      float[] shiftOrNull,
      float[] addendOrNull,
      float[] out,
      float[] scratch,
      Slice slice) {
    int row = slice.from(shape.outHeight());
    int end = slice.end(shape.outHeight());
    if (row == end) {
      return;
    }
    if (!shape.equals(declared)) {
      grow(in, scratch);
      int from = shape.out();
      compute(
          scratch, from, filters, scaleOrNull, shiftOrNull, addendOrNull, out, scratch, row, end);
    } else {
      compute(in, 0, filters, scaleOrNull, shiftOrNull, addendOrNull, out, scratch, row, end);
    }
  }

  /** Writes the picture with its padding behind the sums that the kernel may form. */
  private void grow(float[] in, float[] scratch) {
    float pad = declared.pad() == ConvShape.Pad.ONE ? 1f : -1f;
    int from = shape.out();
    Arrays.fill(scratch, from, from + shape.height() * shape.width() * shape.in(), pad);
    int row = declared.width() * declared.in();
    for (int y = 0; y < declared.height(); y++) {
      int pixel = (y + declared.padY()) * shape.width() + declared.padX();
      System.arraycopy(in, y * row, scratch, from + pixel * declared.in(), row);
    }
  }

  /**
   * {@link #forward} over a picture that begins at {@code from}, for the output's rows from {@code
   * row} to before {@code endRow}; the first {@code out} floats of scratch are free, and those from
   * {@link #gathered}.
   */
  protected abstract void compute(
      float[] in,
      int from,
      FloatFilters filters,
      float[] scaleOrNull,
      float[] shiftOrNull,
      float[] addendOrNull,
      float[] out,
      float[] scratch,
      int row,
      int endRow);
}
