package dev.signet.inference.layer;

import dev.signet.inference.kernel.ConvShape;
import java.util.Arrays;

/** Convolutions and dense layers of real inputs with packed +-1 weights. */
public final class SignConvolution {
  /** Words of padded taps. */
  private static final float[] ONES = new float[64];

  private static final float[] MINUS_ONES = new float[64];

  static {
    Arrays.fill(ONES, 1f);
    Arrays.fill(MINUS_ONES, -1f);
  }

  private SignConvolution() {}

  /**
   * One chain per output: {@code acc = 0}, then for ky, kx, c in order {@code acc = fma(x, +-1,
   * acc)}, then {@code fma(acc, scale, shift)}. Taps outside the picture are skipped where the
   * padding is {@code ZERO}, and are +1 or -1 otherwise.
   *
   * @param s the geometry; {@link ConvShape#dense} for a dense layer
   * @param in {@code [height][width][in]}
   * @param weights {@code [out][kernelHeight][kernelWidth][words]}, bit 1 is +1
   * @param scale {@code [out]}
   * @param shift {@code [out]}
   * @param out {@code [outHeight][outWidth][out]}, overwritten
   */
  public static void forward(
      ConvShape s, float[] in, long[] weights, float[] scale, float[] shift, float[] out) {
    int width = s.outWidth();
    int perFilter = s.kernelHeight() * s.kernelWidth() * s.words();
    for (int y = 0; y < s.outHeight(); y++) {
      for (int x = 0; x < width; x++) {
        int to = (y * width + x) * s.out();
        int o = 0;
        for (; o + 4 <= s.out(); o += 4) {
          four(s, in, weights, o * perFilter, y, x, out, to + o);
        }
        for (; o < s.out(); o++) {
          out[to + o] = one(s, in, weights, o * perFilter, y, x);
        }
        for (o = 0; o < s.out(); o++) {
          out[to + o] = Math.fma(out[to + o], scale[o], shift[o]);
        }
      }
    }
  }

  /** Four chains side by side, since one alone waits for its own last sum. */
  private static void four(
      ConvShape s, float[] in, long[] weights, int filter, int y, int x, float[] out, int to) {
    int perFilter = s.kernelHeight() * s.kernelWidth() * s.words();
    Arrays.fill(out, to, to + 4, 0f);
    for (int tap = 0; tap < s.kernelHeight() * s.kernelWidth(); tap++) {
      int from = pixel(s, y, x, tap);
      if (from < 0 && s.pad() == ConvShape.Pad.ZERO) {
        continue;
      }
      for (int word = 0; word < s.words(); word++) {
        int w = filter + tap * s.words() + word;
        int count = Math.min(64, s.in() - 64 * word);
        float[] values = from < 0 ? padding(s) : in;
        int at = from < 0 ? 0 : from + 64 * word;
        fourWords(values, at, count, weights, w, perFilter, out, to);
      }
    }
  }

  private static void fourWords(
      float[] in, int from, int count, long[] weights, int w, int perFilter, float[] out, int to) {
    long minusA = ~weights[w];
    long minusB = ~weights[w + perFilter];
    long minusC = ~weights[w + 2 * perFilter];
    long minusD = ~weights[w + 3 * perFilter];
    float a = out[to];
    float b = out[to + 1];
    float c = out[to + 2];
    float d = out[to + 3];
    for (int i = 0; i < count; i++) {
      int bits = Float.floatToRawIntBits(in[from + i]);
      a += signed(bits, minusA >>> i);
      b += signed(bits, minusB >>> i);
      c += signed(bits, minusC >>> i);
      d += signed(bits, minusD >>> i);
    }
    out[to] = a;
    out[to + 1] = b;
    out[to + 2] = c;
    out[to + 3] = d;
  }

  private static float one(ConvShape s, float[] in, long[] weights, int filter, int y, int x) {
    float acc = 0f;
    for (int tap = 0; tap < s.kernelHeight() * s.kernelWidth(); tap++) {
      int from = pixel(s, y, x, tap);
      if (from < 0 && s.pad() == ConvShape.Pad.ZERO) {
        continue;
      }
      for (int i = 0; i < s.in(); i++) {
        float value = from < 0 ? padding(s)[0] : in[from + i];
        long minus = ~weights[filter + tap * s.words() + (i >> 6)] >>> i;
        acc += signed(Float.floatToRawIntBits(value), minus);
      }
    }
    return acc;
  }

  /** Where the input pixel of a tap begins, or -1 outside the picture. */
  private static int pixel(ConvShape s, int y, int x, int tap) {
    int row = y * s.strideY() - s.padY() + tap / s.kernelWidth();
    int column = x * s.strideX() - s.padX() + tap % s.kernelWidth();
    boolean inside = row >= 0 && row < s.height() && column >= 0 && column < s.width();
    return inside ? (row * s.width() + column) * s.in() : -1;
  }

  private static float[] padding(ConvShape s) {
    return s.pad() == ConvShape.Pad.ONE ? ONES : MINUS_ONES;
  }

  /** The float, negated where the lowest bit is set: as exact as {@code fma(x, +-1, 0)}. */
  private static float signed(int bits, long minus) {
    return Float.intBitsToFloat(bits ^ ((int) minus << 31));
  }
}
