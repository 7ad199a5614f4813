package dev.signet.inference.kernel;

import dev.signet.inference.split.Slice;

/**
 * A convolution of packed +-1 inputs with packed +-1 weights. The accumulator of output channel
 * {@code o} at a pixel is the sum over the filter's taps of input times weight, as an int; a tap
 * outside the picture contributes what {@link ConvShape#pad()} says. All subclasses give equal
 * integers.
 *
 * <p>Subclasses fill some rows of accumulators at a time; this class turns rows into floats or
 * bits. Stateless after construction: any number of threads may share one, each with its own
 * scratch.
 */
public abstract class BinaryConvolution {
  /** The geometry. */
  protected final ConvShape shape;

  /** Ints from one pixel to the next in a row of accumulators, at least {@code shape.out()}. */
  protected final int stride;

  /**
   * For subclasses.
   *
   * @param shape the geometry
   * @param stride ints per pixel in a row of accumulators, at least {@code shape.out()}
   */
  protected BinaryConvolution(ConvShape shape, int stride) {
    this.shape = shape;
    this.stride = stride;
  }

  /** A convolution by the kernels that {@link Kernels} selected. */
  public static BinaryConvolution of(ConvShape shape) {
    return Kernels.create(shape);
  }

  /** The class whose loops run now. */
  public String loops() {
    return getClass().getSimpleName();
  }

  /** The geometry. */
  public final ConvShape shape() {
    return shape;
  }

  /**
   * Weights in the order of a model file to this kernel's own order.
   *
   * @param weights {@code [out][kernelHeight][kernelWidth][words]}
   * @return a new array for the calls below; not to be stored
   * @throws IllegalArgumentException if the length is wrong or a bit past the last channel is set
   */
  public final long[] prepare(long[] weights) {
    int words = shape.words();
    int taps = shape.kernelHeight() * shape.kernelWidth();
    long expected = (long) shape.out() * taps * words;
    if (weights.length != expected) {
      throw new IllegalArgumentException(
          "%d words of weights; %d filters of %d x %d x %d channels need %d"
              .formatted(
                  weights.length,
                  shape.out(),
                  shape.kernelHeight(),
                  shape.kernelWidth(),
                  shape.in(),
                  expected));
    }
    long unused = ~shape.mask(words - 1);
    for (int i = words - 1; i < weights.length; i += words) {
      if ((weights[i] & unused) != 0) {
        throw new IllegalArgumentException(
            "word %d of the weights has a bit set past the last of %d channels"
                .formatted(i, shape.in()));
      }
    }
    return reorder(weights);
  }

  /** Checked weights {@code [out][kernelHeight][kernelWidth][words]} to this kernel's own order. */
  protected abstract long[] reorder(long[] weights);

  /** Ints of the accumulators of {@link #band} rows. */
  final int sums() {
    return band() * shape.outWidth() * stride;
  }

  /** Output rows that are filled at once, so that weights are loaded once for all of them. */
  protected int band() {
    return 1;
  }

  /** Bytes of the taps of {@link #band} rows, if this kernel brings them together. */
  protected int taps() {
    return 0;
  }

  /** Ints from which sums start, if this kernel looks them up. */
  protected int starts() {
    return 0;
  }

  /**
   * Fills output rows {@code y} to {@code end - 1}, at most {@link #band}, one after the other:
   * accumulator of channel {@code o} at the {@code p}-th of their pixels to {@code scratch.sums[p *
   * stride + o]}. What lies between {@code out} and {@code stride} is ignored.
   */
  protected abstract void rows(long[] in, long[] prepared, int y, int end, Workspace scratch);

  /**
   * Accumulators followed by one affine map per channel: {@code fma((float) acc, scale[o],
   * shift[o])}.
   *
   * @param in packed input, {@code height * width * words()}
   * @param prepared what {@link #prepare} returned
   * @param scale one factor per output channel
   * @param shift one summand per output channel
   * @param addendOrNull added last, {@code outHeight() * outWidth() * out()}; null for nothing
   * @param out as long, overwritten; not the addend
   * @param scratch with room for this kernel
   * @param slice which rows of the output
   */
  public void toFloats(
      long[] in,
      long[] prepared,
      float[] scale,
      float[] shift,
      float[] addendOrNull,
      float[] out,
      Workspace scratch,
      Slice slice) {
    int width = shape.outWidth();
    int height = shape.outHeight();
    for (int y = slice.from(height), end = slice.end(height), next; y < end; y = next) {
      next = Math.min(y + band(), end);
      rows(in, prepared, y, next, scratch);
      int pixels = (next - y) * width;
      affine(scratch.sums, pixels, scale, shift, addendOrNull, out, y * width * shape.out());
    }
  }

  /**
   * Accumulators of some pixels through the affine map of each channel, to {@code out} from {@code
   * to}, plus what the addend holds there if there is one.
   */
  protected void affine(
      int[] accumulators,
      int pixels,
      float[] scale,
      float[] shift,
      float[] addendOrNull,
      float[] out,
      int to) {
    int channels = shape.out();
    for (int x = 0; x < pixels; x++) {
      for (int o = 0; o < channels; o++) {
        int acc = accumulators[x * stride + o];
        out[to + x * channels + o] = Math.fma((float) acc, scale[o], shift[o]);
      }
    }
    if (addendOrNull != null) {
      for (int i = to, end = to + pixels * channels; i < end; i++) {
        out[i] += addendOrNull[i];
      }
    }
  }

  /**
   * Accumulators followed by one threshold per channel, packed.
   *
   * @param in packed input, {@code height * width * words()}
   * @param prepared what {@link #prepare} returned
   * @param thresholds one per output channel
   * @param out packed output, {@code outHeight() * outWidth() * ceil(out / 64)}, overwritten
   * @param scratch with room for this kernel
   * @param slice which rows of the output
   */
  public void toBits(
      long[] in,
      long[] prepared,
      Thresholds thresholds,
      long[] out,
      Workspace scratch,
      Slice slice) {
    int words = shape.outWidth() * shape.outWords();
    int height = shape.outHeight();
    for (int y = slice.from(height), end = slice.end(height), next; y < end; y = next) {
      next = Math.min(y + band(), end);
      rows(in, prepared, y, next, scratch);
      int pixels = (next - y) * shape.outWidth();
      pack(scratch.sums, pixels, thresholds, out, y * words);
      if (thresholds.hasTables()) {
        thresholds.addTabled(scratch.sums, stride, pixels, out, y * words);
      }
    }
  }

  /**
   * Accumulators of some pixels to packed bits, at {@code out} from {@code to}; those of channels
   * with a table are 0.
   */
  protected void pack(int[] accumulators, int pixels, Thresholds thresholds, long[] out, int to) {
    thresholds.pack(accumulators, stride, pixels, out, to);
  }

  /**
   * The accumulators themselves.
   *
   * @param in packed input, {@code height * width * words()}
   * @param prepared what {@link #prepare} returned
   * @param out {@code outHeight() * outWidth() * out()}, overwritten
   * @param scratch with room for this kernel
   */
  public void toAccumulators(long[] in, long[] prepared, int[] out, Workspace scratch) {
    int channels = shape.out();
    for (int y = 0, next; y < shape.outHeight(); y = next) {
      next = Math.min(y + band(), shape.outHeight());
      rows(in, prepared, y, next, scratch);
      int first = y * shape.outWidth();
      int pixels = next * shape.outWidth() - first;
      for (int p = 0; p < pixels; p++) {
        System.arraycopy(scratch.sums, p * stride, out, (first + p) * channels, channels);
      }
    }
  }
}
