package dev.signet.inference.layer;

import dev.signet.inference.split.Slice;
import java.util.Arrays;

/** Where several edges meet. */
public final class Joins {
  private Joins() {}

  /**
   * {@code out = a + b}, one float addition each.
   *
   * @param a {@code [rows][size]}
   * @param b {@code [rows][size]}
   * @param rows rows of all three
   * @param size floats of a row
   * @param out {@code [rows][size]}; may be {@code a} or {@code b}
   */
  public static void add(float[] a, float[] b, int rows, int size, float[] out, Slice slice) {
    int end = slice.end(rows) * size;
    for (int i = slice.from(rows) * size; i < end; i++) {
      out[i] = a[i] + b[i];
    }
  }

  /**
   * {@code out = a * b}; an operand of one pixel serves all pixels of the other.
   *
   * @param a {@code [pixelsA][channels]}
   * @param pixelsA 1 or the number of pixels of {@code out}
   * @param b {@code [pixelsB][channels]}
   * @param pixelsB 1 or the number of pixels of {@code out}
   * @param rows rows of {@code out}
   * @param width pixels of a row
   * @param channels channels of all three
   * @param out {@code [rows][width][channels]}
   */
  public static void multiply(
      float[] a,
      int pixelsA,
      float[] b,
      int pixelsB,
      int rows,
      int width,
      int channels,
      float[] out,
      Slice slice) {
    for (int p = slice.from(rows) * width, end = slice.end(rows) * width; p < end; p++) {
      int fromA = pixelsA == 1 ? 0 : p * channels;
      int fromB = pixelsB == 1 ? 0 : p * channels;
      for (int c = 0; c < channels; c++) {
        out[p * channels + c] = a[fromA + c] * b[fromB + c];
      }
    }
  }

  /**
   * {@code out = a * map}; the map has one channel, which serves all channels of {@code a}, and an
   * operand of one pixel serves all pixels.
   *
   * @param a {@code [pixelsA][channels]}
   * @param pixelsA 1 or the number of pixels of {@code out}
   * @param map {@code [pixelsOfMap]}
   * @param pixelsOfMap 1 or the number of pixels of {@code out}
   * @param rows rows of {@code out}
   * @param width pixels of a row
   * @param channels channels of {@code a} and {@code out}
   * @param out {@code [rows][width][channels]}
   */
  public static void multiplyByMap(
      float[] a,
      int pixelsA,
      float[] map,
      int pixelsOfMap,
      int rows,
      int width,
      int channels,
      float[] out,
      Slice slice) {
    for (int p = slice.from(rows) * width, end = slice.end(rows) * width; p < end; p++) {
      int from = pixelsA == 1 ? 0 : p * channels;
      float factor = map[pixelsOfMap == 1 ? 0 : p];
      for (int c = 0; c < channels; c++) {
        out[p * channels + c] = a[from + c] * factor;
      }
    }
  }

  /**
   * Copies one part of a concatenation over channels.
   *
   * @param part {@code [rows][width][channels]}
   * @param rows rows of both arrays
   * @param width pixels of a row
   * @param channels channels of the part
   * @param offset the part's first channel in the whole
   * @param total channels of the whole
   * @param out {@code [rows][width][total]}
   */
  public static void concat(
      float[] part,
      int rows,
      int width,
      int channels,
      int offset,
      int total,
      float[] out,
      Slice slice) {
    for (int p = slice.from(rows) * width, end = slice.end(rows) * width; p < end; p++) {
      System.arraycopy(part, p * channels, out, p * total + offset, channels);
    }
  }

  /**
   * Puts channels of zeros behind those there are.
   *
   * @param in {@code [rows][width][channels]}
   * @param rows rows of both arrays
   * @param width pixels of a row
   * @param channels channels of the input
   * @param total channels of the result, at least as many
   * @param out {@code [rows][width][total]}
   */
  public static void padChannels(
      float[] in, int rows, int width, int channels, int total, float[] out, Slice slice) {
    concat(in, rows, width, channels, 0, total, out, slice);
    for (int p = slice.from(rows) * width, end = slice.end(rows) * width; p < end; p++) {
      Arrays.fill(out, p * total + channels, (p + 1) * total, 0f);
    }
  }

  /**
   * Multiplies by a factor of each row and one of each column.
   *
   * @param in {@code [row][column][channels]}
   * @param rows a factor for every row
   * @param columns a factor for every column
   * @param out as {@code in}, perhaps the same array: {@code in * (row * column)}
   */
  public static void scalePositions(
      float[] in, float[] rows, float[] columns, int channels, float[] out, Slice slice) {
    for (int row = slice.from(rows.length), end = slice.end(rows.length); row < end; row++) {
      for (int column = 0; column < columns.length; column++) {
        float factor = rows[row] * columns[column];
        int from = (row * columns.length + column) * channels;
        for (int i = from; i < from + channels; i++) {
          out[i] = in[i] * factor;
        }
      }
    }
  }

  /**
   * Means over copies of a value that stand block by block.
   *
   * @param in {@code [rows][row / block][copies][block]}
   * @param rows rows of both arrays
   * @param row numbers in a row of the result
   * @param copies how many there are
   * @param block numbers that stand together
   * @param out {@code [rows][row / block][block]}: sums from the first copy on, divided by {@code
   *     copies}
   */
  public static void meanOfCopies(
      float[] in, int rows, int row, int copies, int block, float[] out, Slice slice) {
    for (int i = slice.from(rows) * row, end = slice.end(rows) * row; i < end; i += block) {
      for (int c = 0; c < block; c++) {
        int at = i * copies + c;
        float sum = in[at];
        for (int k = 1; k < copies; k++) {
          sum += in[at + k * block];
        }
        out[i + c] = sum / copies;
      }
    }
  }
}
