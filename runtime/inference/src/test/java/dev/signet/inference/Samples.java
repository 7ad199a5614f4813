package dev.signet.inference;

import dev.signet.inference.kernel.ConvShape;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Inputs of tests, and the packing of signs written down once more, bit by bit. */
public final class Samples {
  private Samples() {}

  /** Random +1 and -1. */
  public static int[] signs(RandomGenerator random, int count) {
    int[] signs = new int[count];
    for (int i = 0; i < count; i++) {
      signs[i] = random.nextBoolean() ? 1 : -1;
    }
    return signs;
  }

  /** Random floats around 0, some of them zeros of either sign. */
  public static float[] floats(RandomGenerator random, int count) {
    float[] floats = new float[count];
    for (int i = 0; i < count; i++) {
      floats[i] =
          switch (random.nextInt(12)) {
            case 0 -> 0f;
            case 1 -> -0f;
            default -> (float) random.nextGaussian();
          };
    }
    return floats;
  }

  /** Groups of {@code channels} signs, each to its own words. */
  public static long[] pack(int[] signs, int channels) {
    int words = (channels + 63) / 64;
    long[] packed = new long[signs.length / channels * words];
    for (int i = 0; i < signs.length; i++) {
      int group = i / channels;
      int channel = i % channels;
      if (signs[i] > 0) {
        packed[group * words + channel / 64] |= 1L << (channel % 64);
      }
    }
    return packed;
  }

  /** The sum over all taps, straight from the definition; weights are {@code [out][ky][kx][c]}. */
  public static int[] convolve(ConvShape s, int[] in, int[] weights) {
    int height = (s.height() + 2 * s.padY() - s.kernelHeight()) / s.strideY() + 1;
    int width = (s.width() + 2 * s.padX() - s.kernelWidth()) / s.strideX() + 1;
    int pad = s.pad() == ConvShape.Pad.ZERO ? 0 : s.pad() == ConvShape.Pad.ONE ? 1 : -1;
    int paddedWidth = s.width() + 2 * s.padX();
    int[] padded = new int[(s.height() + 2 * s.padY()) * paddedWidth * s.in()];
    Arrays.fill(padded, pad);
    for (int y = 0; y < s.height(); y++) {
      int to = ((y + s.padY()) * paddedWidth + s.padX()) * s.in();
      System.arraycopy(in, y * s.width() * s.in(), padded, to, s.width() * s.in());
    }
    int[] out = new int[height * width * s.out()];
    int w = 0;
    for (int o = 0; o < s.out(); o++) {
      for (int ky = 0; ky < s.kernelHeight(); ky++) {
        for (int kx = 0; kx < s.kernelWidth(); kx++) {
          for (int c = 0; c < s.in(); c++, w++) {
            for (int y = 0; y < height; y++) {
              for (int x = 0; x < width; x++) {
                int row = y * s.strideY() + ky;
                int column = x * s.strideX() + kx;
                int value = padded[(row * paddedWidth + column) * s.in() + c];
                out[(y * width + x) * s.out() + o] += value * weights[w];
              }
            }
          }
        }
      }
    }
    return out;
  }
}
