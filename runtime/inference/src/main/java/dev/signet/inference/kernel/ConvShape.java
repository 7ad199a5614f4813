package dev.signet.inference.kernel;

import java.util.Arrays;

/**
 * The geometry of one convolution: {@code height x width x in} to {@code outHeight() x outWidth() x
 * out}, all arrays NHWC.
 *
 * @param height rows of the input picture
 * @param width columns of the input picture
 * @param in input channels
 * @param out output channels (filters)
 * @param kernelHeight rows of a filter
 * @param kernelWidth columns of a filter
 * @param strideY rows between two outputs
 * @param strideX columns between two outputs
 * @param padY rows added above and below
 * @param padX columns added left and right
 * @param pad what the added taps hold
 */
public record ConvShape(
    int height,
    int width,
    int in,
    int out,
    int kernelHeight,
    int kernelWidth,
    int strideY,
    int strideX,
    int padY,
    int padX,
    Pad pad) {

  /** What a tap outside the picture holds. */
  public enum Pad {
    /** Nothing: the tap contributes 0. */
    ZERO,
    /** +1 in every channel. */
    ONE,
    /** -1 in every channel. */
    MINUS_ONE
  }

  /** Checks that every number is in range and that the filter fits into the padded picture. */
  public ConvShape {
    atLeast(1, height, "height");
    atLeast(1, width, "width");
    atLeast(1, in, "in");
    atLeast(1, out, "out");
    atLeast(1, kernelHeight, "kernelHeight");
    atLeast(1, kernelWidth, "kernelWidth");
    atLeast(1, strideY, "strideY");
    atLeast(1, strideX, "strideX");
    atLeast(0, padY, "padY");
    atLeast(0, padX, "padX");
    if (pad == null) {
      throw new IllegalArgumentException("pad is null; it must be ZERO, ONE or MINUS_ONE");
    }
    if (kernelHeight > height + 2L * padY || kernelWidth > width + 2L * padX) {
      throw new IllegalArgumentException(
          "a filter of %d x %d does not fit into a picture of %d x %d padded by %d and %d"
              .formatted(kernelHeight, kernelWidth, height, width, padY, padX));
    }
    long outHeight = (height + 2L * padY - kernelHeight) / strideY + 1;
    long outWidth = (width + 2L * padX - kernelWidth) / strideX + 1;
    fitsArray("input", height, width, in);
    fitsArray("output", outHeight, outWidth, out);
    fitsArray("weights", (long) kernelHeight * kernelWidth, in, out);
  }

  private static void fitsArray(String what, long... sizes) {
    long product = 1;
    for (long size : sizes) {
      // Both factors are below 2^31.
      if (size > Integer.MAX_VALUE || product * size > Integer.MAX_VALUE) {
        throw new IllegalArgumentException(
            "%s of %s is larger than an array".formatted(what, Arrays.toString(sizes)));
      }
      product *= size;
    }
  }

  /** A dense layer: one pixel with {@code inputs} channels, filters of 1 x 1. */
  public static ConvShape dense(int inputs, int units) {
    return new ConvShape(1, 1, inputs, units, 1, 1, 1, 1, 0, 0, Pad.ZERO);
  }

  /** Rows of the output: {@code floor((height + 2 padY - kernelHeight) / strideY) + 1}. */
  public int outHeight() {
    return (height + 2 * padY - kernelHeight) / strideY + 1;
  }

  /** Columns of the output: {@code floor((width + 2 padX - kernelWidth) / strideX) + 1}. */
  public int outWidth() {
    return (width + 2 * padX - kernelWidth) / strideX + 1;
  }

  /** 64-bit words of one packed input pixel. */
  public int words() {
    return (in + 63) >>> 6;
  }

  /** 64-bit words of one packed output pixel. */
  public int outWords() {
    return (out + 63) >>> 6;
  }

  /** Weights of one filter; a binary accumulator lies in {@code [-fanIn(), fanIn()]}. */
  public int fanIn() {
    return kernelHeight * kernelWidth * in;
  }

  /** The bits in use of word {@code word} of an input pixel. */
  public long mask(int word) {
    int bits = in - 64 * word;
    return bits >= 64 ? -1L : (1L << bits) - 1;
  }

  /** First filter row that lies inside the picture for output row {@code y}. */
  public int firstRow(int y) {
    return Math.max(0, padY - y * strideY);
  }

  /** One past the last filter row inside the picture for output row {@code y}. */
  public int endRow(int y) {
    return Math.min(kernelHeight, height + padY - y * strideY);
  }

  /** First filter column that lies inside the picture for output column {@code x}. */
  public int firstColumn(int x) {
    return Math.max(0, padX - x * strideX);
  }

  /** One past the last filter column inside the picture for output column {@code x}. */
  public int endColumn(int x) {
    return Math.min(kernelWidth, width + padX - x * strideX);
  }

  /** The same over a picture of fewer rows, at whose borders and inside all the same happens. */
  ConvShape lowered() {
    int rows = Math.min(height, kernelHeight + 2 * Math.max(strideY, padY));
    return new ConvShape(
        rows, width, in, out, kernelHeight, kernelWidth, strideY, strideX, padY, padX, pad);
  }

  private static void atLeast(int least, int value, String name) {
    if (value < least) {
      throw new IllegalArgumentException(name + " is " + value + "; it must be at least " + least);
    }
  }
}
