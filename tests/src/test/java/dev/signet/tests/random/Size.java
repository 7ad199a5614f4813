package dev.signet.tests.random;

/** Shape of a value while a declaration is drawn: the arithmetic of docs/language.md, once more. */
record Size(int channels, int height, int width) {
  static Size vector(int channels) {
    return new Size(channels, 1, 1);
  }

  boolean isVector() {
    return height == 1 && width == 1;
  }

  int count() {
    return channels * height * width;
  }

  /** What a convolution puts out; its sizes may be below 1, and then it cannot be declared. */
  Size convolved(int filters, Window w, boolean padded) {
    return new Size(
        filters,
        Math.floorDiv(height + (padded ? w.y() / 2 * 2 : 0) - w.y(), w.strideY()) + 1,
        Math.floorDiv(width + (padded ? w.x() / 2 * 2 : 0) - w.x(), w.strideX()) + 1);
  }

  Size maxPooled(Window w, boolean padded) {
    int rows = height + (padded ? (w.y() - 1) / 2 * 2 : 0);
    int columns = width + (padded ? (w.x() - 1) / 2 * 2 : 0);
    return new Size(
        channels,
        Math.floorDiv(rows - w.y(), w.strideY()) + 1,
        Math.floorDiv(columns - w.x(), w.strideX()) + 1);
  }

  Size averaged(Window w) {
    return new Size(
        channels, windows(height, w.y(), w.strideY()), windows(width, w.x(), w.strideX()));
  }

  /** As many windows as it takes to reach the last pixel, each beginning on a pixel. */
  private static int windows(int in, int window, int stride) {
    int count = 1;
    while ((count - 1) * stride + window < in && count * stride < in) {
      count++;
    }
    return count;
  }

  boolean isPossible() {
    return height >= 1 && width >= 1;
  }

  /** A kernel or window and its steps. */
  record Window(int y, int x, int strideY, int strideX) {}
}
