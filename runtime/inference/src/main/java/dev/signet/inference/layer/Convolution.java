package dev.signet.inference.layer;

import dev.signet.inference.kernel.ConvShape;
import dev.signet.inference.kernel.FloatChain;
import java.util.Arrays;

/** Real-valued convolutions and dense layers. */
public final class Convolution {
  private static final FloatChain CHAIN = FloatChain.selected();

  /** One +1 and one -1, the inputs of padded taps. */
  private static final float[] PADS = {1f, -1f};

  private Convolution() {}

  /**
   * One chain of fused multiply-adds per output: {@code acc = bias} or 0, then for ky, kx, c in
   * order {@code acc = fma(x, w, acc)}. Taps outside the picture are skipped where the padding is
   * {@code ZERO}, and are +1 or -1 otherwise.
   *
   * @param s the geometry; {@link ConvShape#dense} for a dense layer
   * @param in {@code [height][width][in]}
   * @param weights {@code [kernelHeight][kernelWidth][in][out]}
   * @param biasOrNull {@code [out]}, or null for none
   * @param out {@code [outHeight][outWidth][out]}, overwritten; not the same array as another
   */
  public static void forward(
      ConvShape s, float[] in, float[] weights, float[] biasOrNull, float[] out) {
    int width = s.outWidth();
    int channels = s.out();
    for (int y = 0; y < s.outHeight(); y++) {
      for (int x = 0; x < width; x++) {
        int to = (y * width + x) * channels;
        if (biasOrNull == null) {
          Arrays.fill(out, to, to + channels, 0f);
        } else {
          System.arraycopy(biasOrNull, 0, out, to, channels);
        }
        if (s.pad() == ConvShape.Pad.ZERO) {
          inside(s, in, weights, y, x, out, to);
        } else {
          padded(s, in, weights, y, x, out, to);
        }
      }
    }
  }

  /** Taps inside the picture only; one row of taps is one run of inputs and of weights. */
  private static void inside(
      ConvShape s, float[] in, float[] weights, int y, int x, float[] out, int to) {
    int first = s.firstColumn(x);
    int count = Math.max(0, s.endColumn(x) - first) * s.in();
    int column = x * s.strideX() - s.padX() + first;
    int end = s.endRow(y);
    for (int ky = s.firstRow(y); ky < end; ky++) {
      int row = y * s.strideY() - s.padY() + ky;
      int from = (row * s.width() + column) * s.in();
      int w = (ky * s.kernelWidth() + first) * s.in() * s.out();
      CHAIN.run(in, from, count, weights, w, s.out(), out, to);
    }
  }

  private static void padded(
      ConvShape s, float[] in, float[] weights, int y, int x, float[] out, int to) {
    int pad = s.pad() == ConvShape.Pad.ONE ? 0 : 1;
    int perTap = s.in() * s.out();
    for (int ky = 0; ky < s.kernelHeight(); ky++) {
      int row = y * s.strideY() - s.padY() + ky;
      for (int kx = 0; kx < s.kernelWidth(); kx++) {
        int column = x * s.strideX() - s.padX() + kx;
        int w = (ky * s.kernelWidth() + kx) * perTap;
        if (row >= 0 && row < s.height() && column >= 0 && column < s.width()) {
          int from = (row * s.width() + column) * s.in();
          CHAIN.run(in, from, s.in(), weights, w, s.out(), out, to);
        } else {
          for (int c = 0; c < s.in(); c++) {
            CHAIN.run(PADS, pad, 1, weights, w + c * s.out(), s.out(), out, to);
          }
        }
      }
    }
  }
}
