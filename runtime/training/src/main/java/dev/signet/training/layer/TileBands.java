package dev.signet.training.layer;

/**
 * Tiles of a run of pictures, cut into bands: some whole pictures, or some rows of one, so that
 * what is made of a band stays in a processor's cache.
 *
 * @param rows of tiles of a picture
 * @param columns of tiles of a picture
 */
record TileBands(int rows, int columns) {
  /** Tiles of a band, about. */
  private static final int TILES = 64;

  /** Of pictures cut into tiles of {@code tile} pixels a side. */
  static TileBands of(int height, int width, int tile) {
    return new TileBands(Math.ceilDiv(height, tile), Math.ceilDiv(width, tile));
  }

  /** Pictures of a band. */
  private int group() {
    return Math.max(1, TILES / (rows * columns));
  }

  /** Rows of a picture in a band. */
  private int most() {
    return Math.clamp(TILES / columns, 1, rows);
  }

  private int parts() {
    return Math.ceilDiv(rows, most());
  }

  /** Bands of so many pictures. */
  int count(int pictures) {
    return Math.ceilDiv(pictures, group()) * parts();
  }

  /** A band's first picture. */
  int picture(int band) {
    return band / parts() * group();
  }

  /** Pictures that a band of a run of {@code pictures} has a part of. */
  int pictures(int band, int pictures) {
    return Math.min(group(), pictures - picture(band));
  }

  /** The first row of each. */
  int row(int band) {
    return band % parts() * most();
  }

  /** Rows of each. */
  int rows(int band) {
    return Math.min(most(), rows - row(band));
  }

  /** Tiles of a band of a run of {@code pictures}; the first has the most. */
  int tiles(int band, int pictures) {
    return pictures(band, pictures) * rows(band) * columns;
  }
}
