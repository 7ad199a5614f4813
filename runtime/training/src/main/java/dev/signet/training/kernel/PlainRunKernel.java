package dev.signet.training.kernel;

/** Plain Java. */
final class PlainRunKernel implements RunKernel {
  /** Fewer are copied faster by a loop than by a call. */
  private static final int SHORT = 16;

  @Override
  public void copy(float[] from, int at, float[] into, int to, int count) {
    if (count >= SHORT) {
      System.arraycopy(from, at, into, to, count);
      return;
    }
    for (int i = 0; i < count; i++) {
      into[to + i] = from[at + i];
    }
  }

  @Override
  public void add(float[] from, int at, float[] into, int to, int count) {
    for (int i = 0; i < count; i++) {
      into[to + i] += from[at + i];
    }
  }
}
