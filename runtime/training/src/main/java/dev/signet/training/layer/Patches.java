package dev.signet.training.layer;

import dev.signet.inference.kernel.ConvShape;
import dev.signet.inference.kernel.ConvShape.Pad;
import dev.signet.training.layer.Scratch.Use;
import java.util.Arrays;

/**
 * Gathers the inputs of every output pixel into one row, [row][kernelHeight][kernelWidth][in], and
 * adds such rows back ("im2col" and "col2im"). A kernel's row is one contiguous run of the picture.
 */
final class Patches {
  /** Numbers gathered at a time: they should stay in a processor's cache. */
  private static final int GATHERED = 1 << 16;

  private final ConvShape shape;
  private final int step;
  private final int pixels;
  private final int imageIn;

  /**
   * Runs inside the picture: where they begin in the image and in its rows, and how long they are.
   */
  private final int[] from;

  private final int[] to;
  private final int[] length;

  /** Where kernel rows begin that lie partly or wholly outside the picture. */
  private final int[] padded;

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
    int most = pixels * shape.kernelHeight();
    int[] froms = new int[most];
    int[] tos = new int[most];
    int[] lengths = new int[most];
    int[] outside = new int[most];
    int inner = 0;
    int outer = 0;
    for (int i = 0; i < most; i++) {
      int y = i / shape.kernelHeight() / shape.outWidth();
      int x = i / shape.kernelHeight() % shape.outWidth();
      int line = y * shape.strideY() - shape.padY() + i % shape.kernelHeight();
      int left = x * shape.strideX() - shape.padX();
      int begin = i / shape.kernelHeight() * step + i % shape.kernelHeight() * run;
      int first = shape.firstColumn(x);
      boolean real = line >= 0 && line < shape.height();
      int taps = real ? Math.max(0, shape.endColumn(x) - first) : 0;
      if (taps < shape.kernelWidth()) {
        outside[outer++] = begin;
      }
      if (taps > 0) {
        froms[inner] = (line * shape.width() + left + first) * shape.in();
        tos[inner] = begin + first * shape.in();
        lengths[inner++] = taps * shape.in();
      }
    }
    from = Arrays.copyOf(froms, inner);
    to = Arrays.copyOf(tos, inner);
    length = Arrays.copyOf(lengths, inner);
    padded = Arrays.copyOf(outside, outer);
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

  /** Output pixels of one image. */
  int pixels() {
    return pixels;
  }

  /** Numbers of an image of the input. */
  int imageIn() {
    return imageIn;
  }

  /** Numbers from one row to the next. */
  int step() {
    return step;
  }

  /** How many images should be gathered at a time; the same on every machine. */
  int group() {
    return Math.max(1, GATHERED / (pixels * shape.fanIn()));
  }

  /** Gathers the rows of some images into this thread's {@link Use#COLUMNS}. */
  float[] gather(float[] x, int image, int images) {
    float[] columns = Scratch.take(Use.COLUMNS, images * pixels * step);
    for (int i = 0; i < images; i++) {
      gather(x, (image + i) * imageIn, columns, i * pixels * step);
    }
    return columns;
  }

  /** Gathers the rows of one image, which begins at {@code x[image]}. */
  private void gather(float[] x, int image, float[] into, int at) {
    for (int row : padded) {
      System.arraycopy(padding, 0, into, at + row, padding.length);
    }
    for (int r = 0; r < from.length; r++) {
      int begin = image + from[r];
      int end = at + to[r];
      for (int i = 0; i < length[r]; i++) { // mostly too short for a call
        into[end + i] = x[begin + i];
      }
    }
  }

  /** Adds the rows of one image to where they were gathered; padding is dropped. */
  void scatter(float[] rows, int at, float[] x, int image) {
    for (int r = 0; r < from.length; r++) {
      int begin = image + from[r];
      int end = at + to[r];
      for (int i = 0; i < length[r]; i++) {
        x[begin + i] += rows[end + i];
      }
    }
  }
}
