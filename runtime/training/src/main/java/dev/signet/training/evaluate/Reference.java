package dev.signet.training.evaluate;

import dev.signet.dsl.Activation;
import dev.signet.dsl.Encoder;
import dev.signet.dsl.Estimator;
import dev.signet.dsl.Site;
import dev.signet.inference.kernel.ConvShape;
import dev.signet.inference.kernel.ConvShape.Pad;
import java.util.Arrays;

/**
 * Every step of a network for one image, written as plainly as it can be: the float operations, and
 * their order, are those the packed model must reproduce bit for bit. Arrays are NHWC.
 */
public final class Reference {
  private Reference() {}

  /**
   * A convolution: per output one chain {@code acc = fma(x, w, acc)} over rows, columns and
   * channels of the kernel, starting at the bias or 0. Taps outside the picture are skipped with
   * {@link Pad#ZERO}, otherwise read as +1 or -1.
   *
   * @param w weights {@code [out][kernelHeight][kernelWidth][in]}
   * @param biasOrNull one number per output channel
   */
  public static void convolution(ConvShape s, float[] x, float[] w, float[] biasOrNull, float[] y) {
    convolution(s, 1, x, w, biasOrNull, y);
  }

  /** The same over sums of {@code planes} bits: taps outside the picture are as many +1 or -1. */
  public static void convolution(ConvShape s, int planes, float[] x, float[] w, float[] y) {
    convolution(s, planes, x, w, null, y);
  }

  private static void convolution(
      ConvShape s, int planes, float[] x, float[] w, float[] biasOrNull, float[] y) {
    int outWidth = s.outWidth();
    for (int row = 0; row < s.outHeight(); row++) {
      for (int col = 0; col < outWidth; col++) {
        int pixel = (row * outWidth + col) * s.out();
        for (int o = 0; o < s.out(); o++) {
          y[pixel + o] = biasOrNull == null ? 0f : biasOrNull[o];
        }
        for (int ky = 0; ky < s.kernelHeight(); ky++) {
          for (int kx = 0; kx < s.kernelWidth(); kx++) {
            tap(s, planes, x, w, row, col, ky, kx, y, pixel);
          }
        }
      }
    }
  }

  /** Adds one tap, all its input channels in order, to the chains of all outputs of a pixel. */
  private static void tap(
      ConvShape s,
      int planes,
      float[] x,
      float[] w,
      int row,
      int col,
      int ky,
      int kx,
      float[] y,
      int pixel) {
    int inRow = row * s.strideY() - s.padY() + ky;
    int inCol = col * s.strideX() - s.padX() + kx;
    boolean inside = inRow >= 0 && inRow < s.height() && inCol >= 0 && inCol < s.width();
    if (!inside && s.pad() == Pad.ZERO) {
      return;
    }
    float[] in = x;
    int from = (inRow * s.width() + inCol) * s.in();
    if (!inside) {
      in = new float[s.in()];
      Arrays.fill(in, s.pad() == Pad.ONE ? planes : -planes);
      from = 0;
    }
    int filter = s.kernelHeight() * s.kernelWidth() * s.in();
    int weight = (ky * s.kernelWidth() + kx) * s.in();
    int o = 0;
    for (; o + 8 <= s.out(); o += 8) {
      eightChains(in, from, s.in(), w, o * filter + weight, filter, y, pixel + o);
    }
    for (; o < s.out(); o++) {
      float acc = y[pixel + o];
      for (int c = 0; c < s.in(); c++) {
        acc = Math.fma(in[from + c], w[o * filter + weight + c], acc);
      }
      y[pixel + o] = acc;
    }
  }

  /** Continues the chains of eight outputs side by side: no chain waits for another's sum. */
  private static void eightChains(
      float[] in, int from, int count, float[] w, int weight, int filter, float[] y, int at) {
    float a0 = y[at];
    float a1 = y[at + 1];
    float a2 = y[at + 2];
    float a3 = y[at + 3];
    float a4 = y[at + 4];
    float a5 = y[at + 5];
    float a6 = y[at + 6];
    float a7 = y[at + 7];
    for (int c = 0; c < count; c++) {
      float value = in[from + c];
      int i = weight + c;
      a0 = Math.fma(value, w[i], a0);
      a1 = Math.fma(value, w[i + filter], a1);
      a2 = Math.fma(value, w[i + 2 * filter], a2);
      a3 = Math.fma(value, w[i + 3 * filter], a3);
      a4 = Math.fma(value, w[i + 4 * filter], a4);
      a5 = Math.fma(value, w[i + 5 * filter], a5);
      a6 = Math.fma(value, w[i + 6 * filter], a6);
      a7 = Math.fma(value, w[i + 7 * filter], a7);
    }
    y[at] = a0;
    y[at + 1] = a1;
    y[at + 2] = a2;
    y[at + 3] = a3;
    y[at + 4] = a4;
    y[at + 5] = a5;
    y[at + 6] = a6;
    y[at + 7] = a7;
  }

  /** {@code y = fma(x, scale, shift)} per channel; {@code x} and {@code y} may be the same. */
  public static void affine(float[] x, float[] scale, float[] shift, float[] y) {
    for (int i = 0; i < y.length; i++) {
      int c = i % scale.length;
      y[i] = Math.fma(x[i], scale[c], shift[c]);
    }
  }

  /** Greatest value of each window; padded taps count as minus infinity. */
  public static void max(
      int h, int w, int c, int kh, int kw, int sy, int sx, int py, int px, float[] x, float[] y) {
    int columns = (w + 2 * px - kw) / sx + 1;
    for (int i = 0; i < y.length; i++) {
      int row = i / c / columns * sy - py;
      int col = i / c % columns * sx - px;
      float greatest = Float.NEGATIVE_INFINITY;
      for (int ky = Math.max(0, row); ky < Math.min(h, row + kh); ky++) {
        for (int kx = Math.max(0, col); kx < Math.min(w, col + kw); kx++) {
          greatest = Math.max(greatest, x[(ky * w + kx) * c + i % c]);
        }
      }
      y[i] = greatest;
    }
  }

  /**
   * Mean of each window's real pixels: their sum in order, starting from the first, divided by
   * their count. The number of windows is rounded up, but each begins inside the picture.
   */
  public static void average(
      int h, int w, int c, int kh, int kw, int sy, int sx, float[] x, float[] y) {
    int columns = Math.max(0, Math.ceilDiv(w - kw, sx)) + 1;
    if ((columns - 1) * sx >= w) {
      columns--;
    }
    for (int i = 0; i < y.length; i++) {
      int row = i / c / columns * sy;
      int col = i / c % columns * sx;
      float sum = 0;
      int count = 0;
      for (int ky = row; ky < Math.min(h, row + kh); ky++) {
        for (int kx = col; kx < Math.min(w, col + kw); kx++) {
          float value = x[(ky * w + kx) * c + i % c];
          sum = count == 0 ? value : sum + value;
          count++;
        }
      }
      y[i] = sum / count;
    }
  }

  /** Mean over all pixels. */
  public static void global(int h, int w, int c, float[] x, float[] y) {
    average(h, w, c, h, w, h, w, x, y);
  }

  /** {@code y = a + b}; {@code y} may be one of them. */
  public static void add(float[] a, float[] b, float[] y) {
    for (int i = 0; i < y.length; i++) {
      y[i] = a[i] + b[i];
    }
  }

  /**
   * {@code y = a * b}; an operand of one pixel is used for all pixels, one of one channel for all
   * channels.
   */
  public static void multiply(
      float[] a, int pixelsA, float[] b, int pixelsB, int channels, float[] y) {
    int channelsA = a.length / pixelsA;
    int channelsB = b.length / pixelsB;
    for (int i = 0; i < Math.max(pixelsA, pixelsB) * channels; i++) {
      float fromA = a[i / channels % pixelsA * channelsA + i % channels % channelsA];
      float fromB = b[i / channels % pixelsB * channelsB + i % channels % channelsB];
      y[i] = fromA * fromB;
    }
  }

  /** Mean absolute value over the channels of each pixel, summed from 0 in their order. */
  public static void magnitudes(int channels, float[] x, float[] y) {
    for (int p = 0; p < y.length; p++) {
      float sum = 0;
      for (int c = 0; c < channels; c++) {
        sum += Math.abs(x[p * channels + c]);
      }
      y[p] = sum / channels;
    }
  }

  /** Mean of each window of a picture of one channel; taps outside the picture are zeros. */
  public static void box(
      int h, int w, int kh, int kw, int sy, int sx, int py, int px, float[] x, float[] y) {
    int columns = (w + 2 * px - kw) / sx + 1;
    for (int i = 0; i < y.length; i++) {
      float sum = 0;
      for (int k = 0; k < kh * kw; k++) {
        int row = i / columns * sy - py + k / kw;
        int col = i % columns * sx - px + k % kw;
        sum += row >= 0 && row < h && col >= 0 && col < w ? x[row * w + col] : 0;
      }
      y[i] = sum / (kh * kw);
    }
  }

  /** {@code y = x * (row * column)}, with a factor for each row and each column. */
  public static void scalePositions(float[] x, float[] rows, float[] columns, float[] y) {
    int channels = x.length / (rows.length * columns.length);
    for (int i = 0; i < x.length; i++) {
      int pixel = i / channels;
      y[i] = x[i] * (rows[pixel / columns.length] * columns[pixel % columns.length]);
    }
  }

  /**
   * Copies one part to its channels, from {@code offset}, of {@code y}'s {@code total} channels.
   */
  public static void concat(
      float[] part, int pixels, int channels, int offset, int total, float[] y) {
    for (int i = 0; i < pixels * channels; i++) {
      y[i / channels * total + offset + i % channels] = part[i];
    }
  }

  /**
   * Means over copies that stand block by block: of every {@code copies * block} numbers of {@code
   * x}, {@code block} means of those {@code block} apart, summed from the first on.
   */
  public static void meanOfCopies(float[] x, int copies, int block, float[] y) {
    for (int i = 0; i < y.length; i++) {
      float sum = x[i / block * copies * block + i % block];
      for (int k = 1; k < copies; k++) {
        sum += x[(i / block * copies + k) * block + i % block];
      }
      y[i] = sum / copies;
    }
  }

  /** The finished network's value of every input of a binary layer. */
  public static void binarize(Estimator e, Site site, float[] x, int channels, float[] y) {
    for (int i = 0; i < y.length; i++) {
      y[i] = e.deployed(x[i], site.at(i % channels));
    }
  }

  /**
   * From values of an alphabet to the sums of its planes of -1 and +1, whole numbers: {@code (y -
   * centre) / half}.
   *
   * @param y overwritten
   */
  public static void planes(float[] y, double half, double centre) {
    for (int i = 0; i < y.length; i++) {
      y[i] = Math.round((y[i] - centre) / half);
    }
  }

  /** To the nearest of some levels, ascending. */
  public static void round(float[] y, float[] levels) {
    for (int i = 0; i < y.length; i++) {
      int k = 0;
      while (k + 1 < levels.length && y[i] > ((double) levels[k] + levels[k + 1]) / 2) {
        k++;
      }
      y[i] = levels[k];
    }
  }

  /** An activation of every value. */
  public static void activate(Activation a, Site site, float[] x, int channels, float[] y) {
    for (int i = 0; i < y.length; i++) {
      y[i] = a.value(x[i], site.at(i % channels));
    }
  }

  /**
   * The bits of every raw value, +1 or -1: channel {@code c}, bit {@code k} is channel {@code c *
   * levels + k}.
   *
   * @param numbers those fitted, {@code [channels][levels]}
   */
  public static void encode(Encoder e, float[] raw, float[] numbers, int levels, float[] y) {
    for (int i = 0; i < y.length; i++) {
      int k = i % levels;
      y[i] = e.bit(raw[i / levels], numbers[i % numbers.length], k) ? 1f : -1f;
    }
  }
}
