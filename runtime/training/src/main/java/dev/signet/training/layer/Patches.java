package dev.signet.training.layer;

import dev.signet.inference.kernel.ConvShape;
import dev.signet.inference.kernel.ConvShape.Pad;
import dev.signet.training.kernel.MatrixKernel;
import dev.signet.training.kernel.RunKernel;
import dev.signet.training.kernel.TrainingKernels;
import dev.signet.training.layer.Scratch.Use;
import java.util.Arrays;

/**
 * Gathers the inputs of every output pixel into one row, [row][kernelHeight][kernelWidth][in], and
 * adds such rows back ("im2col" and "col2im"). A kernel's row is one contiguous run of the picture.
 * Rows are counted over all images of a batch.
 */
final class Patches {
  private static final RunKernel RUNS = TrainingKernels.runs();
  private static final MatrixKernel MATRICES = TrainingKernels.matrices();

  /** Numbers gathered at a time: they should stay in a processor's cache. */
  private static final int GATHERED = 1 << 16;

  /** Rows gathered at a time, at least: for each, all weights are read. */
  private static final int ROWS = 64;

  private final ConvShape shape;
  private final int step;
  private final int pixels;
  private final int imageIn;
  private final Runs runs;

  /** Kernel rows that lie partly or wholly outside the picture. */
  private final Runs padded;

  private final float[] padding;

  /**
   * For one shape.
   *
   * @param step numbers from one row to the next, at least {@link ConvShape#fanIn()}; what lies
   *     between is left alone
   */
  Patches(ConvShape shape, int step) {
    this.shape = shape;
    this.step = step;
    this.pixels = shape.outHeight() * shape.outWidth();
    this.imageIn = shape.height() * shape.width() * shape.in();
    int run = shape.kernelWidth() * shape.in();
    padding = new float[run];
    Arrays.fill(padding, shape.pad() == Pad.ZERO ? 0f : shape.pad() == Pad.ONE ? 1f : -1f);
    runs = new Runs(pixels, shape.kernelHeight());
    padded = new Runs(pixels, shape.kernelHeight());
    for (int i = 0; i < pixels * shape.kernelHeight(); i++) {
      int pixel = i / shape.kernelHeight();
      int x = pixel % shape.outWidth();
      int line = pixel / shape.outWidth() * shape.strideY() - shape.padY();
      line += i % shape.kernelHeight();
      int left = x * shape.strideX() - shape.padX();
      int begin = i % shape.kernelHeight() * run;
      int first = shape.firstColumn(x);
      boolean real = line >= 0 && line < shape.height();
      int taps = real ? Math.max(0, shape.endColumn(x) - first) : 0;
      if (taps < shape.kernelWidth()) {
        padded.add(pixel, 0, begin, run);
      }
      if (taps > 0) {
        int from = (line * shape.width() + left + first) * shape.in();
        runs.add(pixel, from, begin + first * shape.in(), taps * shape.in());
      }
    }
    runs.end();
    padded.end();
  }

  /** Runs of numbers, in the order of their output pixels. */
  private static final class Runs {
    /** Where they begin in the image and in their row, and how long they are. */
    int[] from;

    int[] at;
    int[] length;

    /** The first run of every pixel; one more than there are pixels. */
    final int[] first;

    private int count;

    Runs(int pixels, int most) {
      from = new int[pixels * most];
      at = new int[pixels * most];
      length = new int[pixels * most];
      first = new int[pixels + 1];
    }

    void add(int pixel, int from, int at, int length) {
      this.from[count] = from;
      this.at[count] = at;
      this.length[count++] = length;
      first[pixel + 1] = count;
    }

    void end() {
      from = Arrays.copyOf(from, count);
      at = Arrays.copyOf(at, count);
      length = Arrays.copyOf(length, count);
      for (int i = 1; i < first.length; i++) { // of pixels without any
        first[i] = Math.max(first[i], first[i - 1]);
      }
    }
  }

  /** Whether the rows are the input itself: one tap, no stride, no padding. */
  boolean identical() {
    return shape.kernelHeight() == 1
        && shape.kernelWidth() == 1
        && shape.strideY() == 1
        && shape.strideX() == 1
        && shape.padY() == 0
        && shape.padX() == 0;
  }

  /** Output pixels of one image, and so its rows. */
  int pixels() {
    return pixels;
  }

  /** Numbers of an image of the input. */
  int imageIn() {
    return imageIn;
  }

  /** How many rows should be gathered at a time; the same on every machine. */
  int group() {
    return Math.max(ROWS, GATHERED / shape.fanIn());
  }

  /** Gathers rows into this thread's {@link Use#COLUMNS}. */
  float[] gather(float[] x, int row, int rows) {
    float[] columns = Scratch.take(Use.COLUMNS, rows * step);
    for (int i = 0; i < rows; i++) {
      int pixel = (row + i) % pixels;
      for (int r = padded.first[pixel]; r < padded.first[pixel + 1]; r++) {
        RUNS.copy(padding, 0, columns, i * step + padded.at[r], padded.length[r]);
      }
      int image = (row + i) / pixels * imageIn;
      for (int r = runs.first[pixel]; r < runs.first[pixel + 1]; r++) {
        RUNS.copy(x, image + runs.from[r], columns, i * step + runs.at[r], runs.length[r]);
      }
    }
    return columns;
  }

  /** Gathers rows into panels, {@code [fanIn / panel][rows][panel]}, filled up with zeros. */
  void gatherPanels(float[] x, int row, int rows, float[] panels, int to) {
    int fanIn = shape.fanIn();
    if (identical()) {
      Panels.of(x, row * fanIn, fanIn, rows, fanIn, panels, to);
    } else if (shape.in() % MATRICES.panel() != 0) { // runs do not begin with panels
      Panels.of(gather(x, row, rows), 0, step, rows, fanIn, panels, to);
    } else {
      wholePanels(x, row, rows, panels, to);
    }
  }

  private void wholePanels(float[] x, int row, int rows, float[] panels, int to) {
    int panel = MATRICES.panel();
    for (int i = 0; i < rows; i++) {
      int pixel = (row + i) % pixels;
      int begin = to + i * panel;
      for (int r = padded.first[pixel]; r < padded.first[pixel + 1]; r++) {
        int at = begin + padded.at[r] * rows;
        MATRICES.toPanels(padding, 0, 0, 1, padded.length[r], panels, at, rows * panel);
      }
      int image = (row + i) / pixels * imageIn;
      for (int r = runs.first[pixel]; r < runs.first[pixel + 1]; r++) {
        int at = begin + runs.at[r] * rows;
        MATRICES.toPanels(x, image + runs.from[r], 0, 1, runs.length[r], panels, at, rows * panel);
      }
    }
  }

  /** Adds rows to where they were gathered; padding is dropped. */
  void scatter(float[] columns, int row, int rows, float[] x) {
    for (int i = 0; i < rows; i++) {
      int pixel = (row + i) % pixels;
      int image = (row + i) / pixels * imageIn;
      for (int r = runs.first[pixel]; r < runs.first[pixel + 1]; r++) {
        RUNS.add(columns, i * step + runs.at[r], x, image + runs.from[r], runs.length[r]);
      }
    }
  }
}
