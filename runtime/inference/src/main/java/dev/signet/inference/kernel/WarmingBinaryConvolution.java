package dev.signet.inference.kernel;

import dev.signet.inference.split.Slice;
import java.util.List;

/**
 * Passes whole calls on to the plain kernel until the vector kernel is compiled, and to that from
 * then on. "Prepared" weights are those of the file; each kernel arranges them when it first meets
 * them.
 */
final class WarmingBinaryConvolution extends BinaryConvolution implements Warmable {
  /** Channels of the widest vector there may be: rows of accumulators have room for its rest. */
  private static final int WIDEST = 32;

  private final Warmer warmer;
  private volatile Arranged<BinaryConvolution, long[]> current;

  /** What was asked for; read without a lock, so that one may be asked twice. */
  private boolean floats;

  private boolean bits;

  /** What the first call for floats had; calls of one layer all have the same. */
  private boolean adds;

  WarmingBinaryConvolution(ConvShape shape, Warmer warmer) {
    super(shape, (shape.out() + WIDEST - 1) / WIDEST * WIDEST);
    this.warmer = warmer;
    current = arranged(new PlainBinaryConvolution(shape));
  }

  private static Arranged<BinaryConvolution, long[]> arranged(BinaryConvolution kernel) {
    return new Arranged<>(kernel, kernel::reorder);
  }

  @Override
  public String loops() {
    KernelSet vectors = warmer.compiled();
    return (vectors == null ? current.kernel : vectors.convolution(shape)).loops();
  }

  @Override
  protected int band() {
    return TapRows.band(shape);
  }

  @Override
  protected int taps() {
    return TapRows.bytes(shape);
  }

  @Override
  protected int starts() {
    return new BorderPatterns(shape).count() * stride;
  }

  @Override
  protected long[] reorder(long[] weights) {
    return weights;
  }

  @Override
  protected void rows(long[] in, long[] prepared, int y, int end, Workspace scratch) {
    throw new AssertionError("whole calls are passed on, never rows");
  }

  @Override
  public void toFloats(
      long[] in,
      long[] prepared,
      float[] scale,
      float[] shift,
      float[] addendOrNull,
      float[] out,
      Workspace scratch,
      Slice slice) {
    if (!floats) {
      ask(true, bits, addendOrNull != null);
    }
    Arranged<BinaryConvolution, long[]> now = current;
    now.kernel.toFloats(in, now.of(prepared), scale, shift, addendOrNull, out, scratch, slice);
  }

  @Override
  public void toBits(
      long[] in,
      long[] prepared,
      Thresholds thresholds,
      long[] out,
      Workspace scratch,
      Slice slice) {
    if (!bits) {
      ask(floats, true, adds);
    }
    Arranged<BinaryConvolution, long[]> now = current;
    now.kernel.toBits(in, now.of(prepared), thresholds, out, scratch, slice);
  }

  @Override
  public void toAccumulators(long[] in, long[] prepared, int[] out, Workspace scratch) {
    Arranged<BinaryConvolution, long[]> now = current;
    now.kernel.toAccumulators(in, now.of(prepared), out, scratch);
  }

  private synchronized void ask(boolean forFloats, boolean forBits, boolean withAddend) {
    boolean first = !floats && !bits;
    floats |= forFloats;
    bits |= forBits;
    adds |= withAddend;
    if (first) {
      warmer.begin(this);
    }
  }

  @Override
  public synchronized Object key() {
    return List.of(shape, floats, bits, adds);
  }

  @Override
  public Trial trial(KernelSet vectors) {
    return new BinaryTrial(shape, floats, bits, adds, vectors);
  }

  @Override
  public void adopt(KernelSet vectors) {
    var next = arranged(vectors.convolution(shape));
    next.takeOver(current);
    current = next;
  }
}
