package dev.signet.inference.kernel;

/** What binary convolutions work in; its content does not matter. One for each thread. */
public final class Workspace {
  /** Some rows of accumulators. */
  final int[] sums;

  /** The taps of some rows of pixels. */
  final byte[] taps;

  /** What sums start from. */
  final int[] starts;

  private Workspace(int sums, int taps, int starts) {
    this.sums = new int[sums];
    this.taps = new byte[taps];
    this.starts = new int[starts];
  }

  /** Room for any of these, one at a time. */
  public static Workspace of(BinaryConvolution... kernels) {
    int sums = 0;
    int taps = 0;
    int starts = 0;
    for (BinaryConvolution kernel : kernels) {
      sums = Math.max(sums, kernel.sums());
      taps = Math.max(taps, kernel.taps());
      starts = Math.max(starts, kernel.starts());
    }
    return new Workspace(sums, taps, starts);
  }

  /** Whether there is room for this one. */
  public boolean fits(BinaryConvolution kernel) {
    return sums.length >= kernel.sums()
        && taps.length >= kernel.taps()
        && starts.length >= kernel.starts();
  }
}
