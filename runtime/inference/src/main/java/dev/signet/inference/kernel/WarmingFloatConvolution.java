package dev.signet.inference.kernel;

import dev.signet.inference.split.Slice;
import java.util.List;

/** As {@link WarmingBinaryConvolution}, for real inputs. */
final class WarmingFloatConvolution extends FloatConvolution implements Warmable {
  private final Warmer warmer;
  private volatile Arranged<FloatConvolution, FloatFilters> current;
  private boolean asked;

  /** What the first call had; calls of one layer all have the same. */
  private boolean scales;

  private boolean adds;

  WarmingFloatConvolution(ConvShape shape, Warmer warmer) {
    super(shape, grown(shape));
    this.warmer = warmer;
    current = arranged(new PlainFloatConvolution(shape));
  }

  private static Arranged<FloatConvolution, FloatFilters> arranged(FloatConvolution kernel) {
    return new Arranged<>(kernel, filters -> kernel.reorder(filters.weights[0], filters.bias));
  }

  @Override
  public String loops() {
    KernelSet vectors = warmer.compiled();
    return (vectors == null ? current.kernel : vectors.floats(shape())).loops();
  }

  /** As they are in the file. */
  @Override
  protected FloatFilters reorder(float[] weights, float[] bias) {
    return new FloatFilters(new float[][] {weights}, bias);
  }

  @Override
  public void forward(
      float[] in,
      FloatFilters filters,
      float[] scaleOrNull,
      float[] shiftOrNull,
      float[] addendOrNull,
      float[] out,
      float[] scratch,
      Slice slice) {
    if (!asked) {
      ask(scaleOrNull != null, addendOrNull != null);
    }
    Arranged<FloatConvolution, FloatFilters> now = current;
    now.kernel.forward(
        in, now.of(filters), scaleOrNull, shiftOrNull, addendOrNull, out, scratch, slice);
  }

  @Override
  protected void compute(
      float[] in,
      int from,
      FloatFilters filters,
      float[] scaleOrNull,
      float[] shiftOrNull,
      float[] addendOrNull,
      float[] out,
      float[] scratch,
      int row,
      int endRow) {
    throw new AssertionError("whole calls are passed on");
  }

  private synchronized void ask(boolean affine, boolean addend) {
    if (!asked) {
      asked = true;
      scales = affine;
      adds = addend;
      warmer.begin(this);
    }
  }

  @Override
  public synchronized Object key() {
    return List.of(shape(), scales, adds);
  }

  @Override
  public Trial trial(KernelSet vectors) {
    return new FloatTrial(shape(), scales, adds, vectors);
  }

  @Override
  public void adopt(KernelSet vectors) {
    var next = arranged(vectors.floats(shape()));
    next.takeOver(current);
    current = next;
  }
}
