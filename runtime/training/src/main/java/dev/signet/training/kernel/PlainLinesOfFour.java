package dev.signet.training.kernel;

/**
 * F(4, 3) and F(3, 4). Products with powers of two are exact, so that sums are the same as by
 * multiply-adds, see {@link VectorWinogradOfFour}.
 */
final class PlainLinesOfFour implements PlainTileLines {
  @Override
  public int tile() {
    return 4;
  }

  @Override
  public void input(float[] t, int at, int step) {
    float d0 = t[at];
    float d1 = t[at + step];
    float d2 = t[at + 2 * step];
    float d3 = t[at + 3 * step];
    float d4 = t[at + 4 * step];
    float d5 = t[at + 5 * step];
    float even = d4 - 4 * d2;
    float odd = d3 - 4 * d1;
    float even2 = d4 - d2;
    float odd2 = d3 - d1;
    t[at] = even2 + 4 * (d0 - d2);
    t[at + step] = even + odd;
    t[at + 2 * step] = even - odd;
    t[at + 3 * step] = even2 + 2 * odd2;
    t[at + 4 * step] = even2 - 2 * odd2;
    t[at + 5 * step] = d5 - d3 - 4 * odd2;
  }

  @Override
  public void delta(float[] t, int at, int step) {
    float g0 = t[at];
    float g1 = t[at + step];
    float g2 = t[at + 2 * step];
    float g3 = t[at + 3 * step];
    points(t, at, step, g0, g0 + g2, g1 + g3, g0 + 4 * g2, g1 + 4 * g3);
    t[at + 5 * step] = g3;
  }

  @Override
  public void filter(float[] t, int at, int step) {
    float w0 = t[at];
    float w1 = t[at + step];
    float w2 = t[at + 2 * step];
    points(t, at, step, w0, w0 + w2, w1, w0 + 4 * w2, w1);
    t[at + 5 * step] = w2;
  }

  /** A polynomial at 0, 1, -1, 2 and -2, by sums of its even and of its odd terms at 1 and 2. */
  private static void points(
      float[] t, int at, int step, float zero, float even, float odd, float even2, float odd2) {
    t[at] = zero * 0.25f;
    t[at + step] = (even + odd) * WinogradKernel.AT_ONE;
    t[at + 2 * step] = (even - odd) * WinogradKernel.AT_ONE;
    t[at + 3 * step] = (even2 + 2 * odd2) * WinogradKernel.AT_TWO;
    t[at + 4 * step] = (even2 - 2 * odd2) * WinogradKernel.AT_TWO;
  }

  @Override
  public void output(float[] t, int at, int step) {
    float m5 = t[at + 5 * step];
    float even = t[at + step] + t[at + 2 * step];
    float odd = t[at + step] - t[at + 2 * step];
    float even2 = t[at + 3 * step] + t[at + 4 * step];
    float odd2 = t[at + 3 * step] - t[at + 4 * step];
    t[at] = t[at] + even + even2;
    t[at + step] = odd + 2 * odd2;
    t[at + 2 * step] = even + 4 * even2;
    t[at + 3 * step] = odd + 8 * odd2 + m5;
  }

  @Override
  public void gradient(float[] t, int at, int step) {
    float m5 = t[at + 5 * step];
    float even = t[at + step] + t[at + 2 * step];
    float odd = t[at + step] - t[at + 2 * step];
    float even2 = t[at + 3 * step] + t[at + 4 * step];
    float odd2 = t[at + 3 * step] - t[at + 4 * step];
    t[at] = t[at] + even + even2;
    t[at + step] = odd + 2 * odd2;
    t[at + 2 * step] = even + 4 * even2 + m5;
  }
}
