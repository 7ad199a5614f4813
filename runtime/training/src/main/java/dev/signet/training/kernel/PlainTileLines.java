package dev.signet.training.kernel;

/**
 * The transforms of one line of a tile, in place: from {@code t[at]}, {@code t[at + step]} and so
 * on. A tile is transformed by transforming its columns, then its rows.
 */
interface PlainTileLines {
  /** See {@link WinogradKernel#tile()}. */
  int tile();

  /** See {@link WinogradKernel#input}. */
  void input(float[] t, int at, int step);

  /** See {@link WinogradKernel#delta}. */
  void delta(float[] t, int at, int step);

  /** See {@link WinogradKernel#filter}; the filter is turned already. */
  void filter(float[] t, int at, int step);

  /** See {@link WinogradKernel#output}. */
  void output(float[] t, int at, int step);

  /** See {@link WinogradKernel#gradient}. */
  void gradient(float[] t, int at, int step);
}
