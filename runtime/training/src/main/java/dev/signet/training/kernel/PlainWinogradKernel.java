package dev.signet.training.kernel;

/** One channel at a time: down the columns of the tile, then along its rows. */
final class PlainWinogradKernel implements WinogradKernel {
  private static final int PANEL = new PlainMatrixKernel().panel();

  /** A transform of one line, from {@code t[at]}, {@code t[at + step]} and so on, in place. */
  private interface Line {
    void transform(float[] t, int at, int step);
  }

  @Override
  public void input(
      float[] picture,
      int from,
      int rowStep,
      int channels,
      float[] tiles,
      int to,
      int positionStep,
      int panelStep) {
    picture(
        picture,
        from,
        rowStep,
        channels,
        4,
        PlainWinogradKernel::inputLine,
        tiles,
        to,
        positionStep,
        panelStep);
  }

  private static void inputLine(float[] t, int at, int step) {
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
  public void delta(
      float[] picture,
      int from,
      int rowStep,
      int channels,
      float[] tiles,
      int to,
      int positionStep,
      int panelStep) {
    picture(
        picture,
        from,
        rowStep,
        channels,
        2,
        PlainWinogradKernel::deltaLine,
        tiles,
        to,
        positionStep,
        panelStep);
  }

  private static void deltaLine(float[] t, int at, int step) {
    float g0 = t[at];
    float g1 = t[at + step];
    t[at + step] = (g0 + g1) * 0.5f;
    t[at + 2 * step] = (g0 - g1) * 0.5f;
    t[at + 3 * step] = g1;
  }

  private static void picture(
      float[] picture,
      int from,
      int rowStep,
      int channels,
      int size,
      Line line,
      float[] tiles,
      int to,
      int positionStep,
      int panelStep) {
    float[] t = new float[16];
    for (int c = 0; c < channels; c++) {
      for (int i = 0; i < size * size; i++) {
        t[i / size * 4 + i % size] = picture[from + i / size * rowStep + i % size * channels + c];
      }
      transform(t, line, size, 4);
      put(t, c, tiles, to, positionStep, panelStep);
    }
  }

  @Override
  public void filter(
      float[] filter,
      int from,
      int channels,
      float[] tiles,
      int to,
      int positionStep,
      int panelStep) {
    float[] t = new float[16];
    for (int c = 0; c < channels; c++) {
      for (int i = 0; i < 9; i++) {
        t[i / 3 * 4 + i % 3] = filter[from + (8 - i) * channels + c];
      }
      transform(t, PlainWinogradKernel::filterLine, 3, 4);
      put(t, c, tiles, to, positionStep, panelStep);
    }
  }

  private static void filterLine(float[] t, int at, int step) {
    float w1 = t[at + step];
    float w2 = t[at + 2 * step];
    float outer = t[at] + w2;
    t[at + step] = (outer + w1) * 0.5f;
    t[at + 2 * step] = (outer - w1) * 0.5f;
    t[at + 3 * step] = w2;
  }

  private static void put(
      float[] t, int c, float[] tiles, int to, int positionStep, int panelStep) {
    int at = to + c / PANEL * panelStep + c % PANEL;
    for (int i = 0; i < 16; i++) {
      tiles[at + i * positionStep] = t[i];
    }
  }

  @Override
  public void output(
      float[] tiles,
      int from,
      int positionStep,
      int channels,
      float[] picture,
      int to,
      int rowStep) {
    float[] t = new float[16];
    for (int c = 0; c < channels; c++) {
      take(tiles, from + c, positionStep, t);
      transform(t, PlainWinogradKernel::outputLine, 4, 2);
      for (int i = 0; i < 4; i++) {
        picture[to + i / 2 * rowStep + i % 2 * channels + c] = t[i / 2 * 4 + i % 2];
      }
    }
  }

  private static void outputLine(float[] t, int at, int step) {
    float m1 = t[at + step];
    float m2 = t[at + 2 * step];
    t[at] = t[at] + m1 + m2;
    t[at + step] = m1 - m2 - t[at + 3 * step];
  }

  @Override
  public void gradient(
      float[] tiles, int from, int positionStep, int channels, float[] filter, int to) {
    float[] t = new float[16];
    for (int c = 0; c < channels; c++) {
      take(tiles, from + c, positionStep, t);
      transform(t, PlainWinogradKernel::gradientLine, 4, 3);
      for (int i = 0; i < 9; i++) {
        filter[to + i * channels + c] = t[i / 3 * 4 + i % 3];
      }
    }
  }

  private static void gradientLine(float[] t, int at, int step) {
    float m1 = t[at + step];
    float m2 = t[at + 2 * step];
    t[at] = t[at] + m1 + m2;
    t[at + step] = m1 - m2;
    t[at + 2 * step] = m1 + m2 - t[at + 3 * step];
  }

  private static void take(float[] tiles, int from, int positionStep, float[] t) {
    for (int i = 0; i < 16; i++) {
      t[i] = tiles[from + i * positionStep];
    }
  }

  /** From {@code size} columns to {@code rows} results each, then along these rows. */
  private static void transform(float[] t, Line line, int size, int rows) {
    for (int column = 0; column < size; column++) {
      line.transform(t, column, 4);
    }
    for (int row = 0; row < rows; row++) {
      line.transform(t, 4 * row, 1);
    }
  }
}
