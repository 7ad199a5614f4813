package dev.signet.inference.kernel;

/** What binary convolutions work in; its content does not matter. One for each thread. */
public final class Workspace {
  /** A row of accumulators. */
  final int[] sums;

  /** The taps of a row of pixels. */
  final long[] taps;

  private Workspace(int sums, int taps) {
    this.sums = new int[sums];
    this.taps = new long[taps];
  }

  /** Room for any of these, one at a time. */
  public static Workspace of(BinaryConvolution... kernels) {
    int sums = 0;
    int taps = 0;
    for (BinaryConvolution kernel : kernels) {
      sums = Math.max(sums, kernel.sums());
      taps = Math.max(taps, kernel.taps());
    }
    return new Workspace(sums, taps);
  }

  /** Whether there is room for this one. */
  public boolean fits(BinaryConvolution kernel) {
    return sums.length >= kernel.sums() && taps.length >= kernel.taps();
  }
}
