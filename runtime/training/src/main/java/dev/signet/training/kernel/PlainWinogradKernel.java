package dev.signet.training.kernel;

/** One channel at a time: down the columns of the tile, then along its rows. */
final class PlainWinogradKernel implements WinogradKernel {
  private static final int PANEL = new PlainMatrixKernel().panel();

  private final PlainTileLines lines;
  private final int tile;

  /** Positions of a transformed line. */
  private final int wide;

  PlainWinogradKernel(PlainTileLines lines) {
    this.lines = lines;
    tile = lines.tile();
    wide = tile + 2;
  }

  /** A transform of one line, see {@link PlainTileLines}. */
  private interface Line {
    void transform(float[] t, int at, int step);
  }

  @Override
  public int tile() {
    return tile;
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
    Line line = lines::input;
    toTiles(
        picture, from, rowStep, channels, channels, wide, line, tiles, to, positionStep, panelStep);
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
    Line line = lines::delta;
    toTiles(
        picture, from, rowStep, channels, channels, tile, line, tiles, to, positionStep, panelStep);
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
    int last = from + 8 * channels; // backwards, so that it is turned
    Line line = lines::filter;
    toTiles(
        filter,
        last,
        -3 * channels,
        -channels,
        channels,
        3,
        line,
        tiles,
        to,
        positionStep,
        panelStep);
  }

  /** From {@code size} rows and columns to a whole tile. */
  private void toTiles(
      float[] picture,
      int from,
      int rowStep,
      int columnStep,
      int channels,
      int size,
      Line line,
      float[] tiles,
      int to,
      int positionStep,
      int panelStep) {
    float[] t = new float[wide * wide];
    for (int c = 0; c < channels; c++) {
      for (int i = 0; i < size * size; i++) {
        t[i / size * wide + i % size] =
            picture[from + i / size * rowStep + i % size * columnStep + c];
      }
      transform(t, line, size, wide);
      int at = to + c / PANEL * panelStep + c % PANEL;
      for (int i = 0; i < wide * wide; i++) {
        tiles[at + i * positionStep] = t[i];
      }
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
    fromTiles(tiles, from, positionStep, channels, lines::output, tile, picture, to, rowStep);
  }

  @Override
  public void gradient(
      float[] tiles, int from, int positionStep, int channels, float[] filter, int to) {
    fromTiles(tiles, from, positionStep, channels, lines::gradient, 3, filter, to, 3 * channels);
  }

  /** From a whole tile to {@code size} rows and columns. */
  private void fromTiles(
      float[] tiles,
      int from,
      int positionStep,
      int channels,
      Line line,
      int size,
      float[] picture,
      int to,
      int rowStep) {
    float[] t = new float[wide * wide];
    for (int c = 0; c < channels; c++) {
      for (int i = 0; i < wide * wide; i++) {
        t[i] = tiles[from + c + i * positionStep];
      }
      transform(t, line, wide, size);
      for (int i = 0; i < size * size; i++) {
        picture[to + i / size * rowStep + i % size * channels + c] = t[i / size * wide + i % size];
      }
    }
  }

  /** From {@code size} columns to {@code rows} results each, then along these rows. */
  private void transform(float[] t, Line line, int size, int rows) {
    for (int column = 0; column < size; column++) {
      line.transform(t, column, wide);
    }
    for (int row = 0; row < rows; row++) {
      line.transform(t, wide * row, 1);
    }
  }
}
