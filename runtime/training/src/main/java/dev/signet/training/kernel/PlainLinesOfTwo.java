package dev.signet.training.kernel;

/** F(2, 3) and F(3, 2). */
final class PlainLinesOfTwo implements PlainTileLines {
  @Override
  public int tile() {
    return 2;
  }

  @Override
  public void input(float[] t, int at, int step) {
    float d0 = t[at];
    float d1 = t[at + step];
    float d2 = t[at + 2 * step];
    float d3 = t[at + 3 * step];
    t[at] = d0 - d2;
    t[at + step] = d1 + d2;
    t[at + 2 * step] = d2 - d1;
    t[at + 3 * step] = d1 - d3;
  }

  @Override
  public void delta(float[] t, int at, int step) {
    float g0 = t[at];
    float g1 = t[at + step];
    t[at + step] = (g0 + g1) * 0.5f;
    t[at + 2 * step] = (g0 - g1) * 0.5f;
    t[at + 3 * step] = g1;
  }

  @Override
  public void filter(float[] t, int at, int step) {
    float w1 = t[at + step];
    float w2 = t[at + 2 * step];
    float outer = t[at] + w2;
    t[at + step] = (outer + w1) * 0.5f;
    t[at + 2 * step] = (outer - w1) * 0.5f;
    t[at + 3 * step] = w2;
  }

  @Override
  public void output(float[] t, int at, int step) {
    float m1 = t[at + step];
    float m2 = t[at + 2 * step];
    t[at] = t[at] + m1 + m2;
    t[at + step] = m1 - m2 - t[at + 3 * step];
  }

  @Override
  public void gradient(float[] t, int at, int step) {
    float m1 = t[at + step];
    float m2 = t[at + 2 * step];
    t[at] = t[at] + m1 + m2;
    t[at + step] = m1 - m2;
    t[at + 2 * step] = m1 + m2 - t[at + 3 * step];
  }
}
