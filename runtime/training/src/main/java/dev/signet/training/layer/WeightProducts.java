package dev.signet.training.layer;

/**
 * The gradient of a convolution by its weights as sums of products of matrices, {@code sum += a^T *
 * b}: at each of some positions one sum, whose rows are filters. A run of images is cut into bands,
 * each with some rows of {@code a} and {@code b} at every position.
 */
interface WeightProducts {
  /** Sums that {@link #finish} makes weights of. */
  int positions();

  /** Rows of a sum, a multiple of the panel. */
  int rows();

  /** Columns of a sum, a multiple of the panel. */
  int columns();

  /** Bands of so many images. */
  int bands(int images);

  /** Rows of {@code a} and {@code b} in one of them; the first has the most. */
  int depth(int band, int images);

  /**
   * Makes {@code a} and {@code b} of one band, both in panels, positions {@link #step} apart.
   *
   * @param x inputs, all images
   * @param gy gradients by results, all images
   * @param first the run's first image
   * @param images of the run
   */
  void fill(
      float[] x,
      float[] gy,
      int first,
      int images,
      int band,
      float[] a,
      int aFrom,
      float[] b,
      int bFrom);

  /**
   * Adds what a block of the sums comes to.
   *
   * @param sums {@code [positions][rows][columns]}, positions {@link #step} apart
   * @param row the block's first row
   * @param column the block's first column
   * @param gw {@code [out][kernelHeight][kernelWidth][in]}
   */
  void finish(float[] sums, int row, int rows, int column, int columns, float[] gw);

  /**
   * From one position of so many numbers to the next: never a power of two, since a cache keeps
   * only few lines of such a distance.
   */
  static int step(int numbers) {
    return numbers + 16;
  }
}
