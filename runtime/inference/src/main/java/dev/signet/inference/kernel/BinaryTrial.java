package dev.signet.inference.kernel;

import dev.signet.inference.split.Slice;
import java.util.Arrays;

/** A binary convolution of a few rows of a picture, which take every path that all rows take. */
final class BinaryTrial implements Warmable.Trial {
  private final BinaryConvolution plain;
  private final BinaryConvolution vector;
  private final boolean toFloats;
  private final boolean toBits;
  private final long[] in;
  private final long[] plainWeights;
  private final long[] vectorWeights;
  private final float[] factors;
  private final float[] addendOrNull;
  private final float[] floats;
  private final Thresholds thresholds;
  private final long[] bits;
  private final Workspace scratch;

  BinaryTrial(ConvShape whole, boolean toFloats, boolean toBits, boolean adds, KernelSet vectors) {
    this.toFloats = toFloats;
    this.toBits = toBits;
    ConvShape shape = whole.lowered();
    plain = new PlainBinaryConvolution(shape);
    vector = vectors.convolution(shape);
    in = words(shape, shape.height() * shape.width());
    long[] weights = words(shape, shape.out() * shape.kernelHeight() * shape.kernelWidth());
    plainWeights = plain.prepare(weights);
    vectorWeights = vector.prepare(weights);
    int pixels = shape.outHeight() * shape.outWidth();
    factors = new float[shape.out()];
    floats = new float[pixels * shape.out()];
    addendOrNull = adds ? new float[floats.length] : null;
    byte[] rising = new byte[shape.out()];
    Arrays.fill(rising, (byte) 1);
    thresholds = Thresholds.of(shape.fanIn(), new int[shape.out()], rising, new long[0]);
    bits = new long[pixels * shape.outWords()];
    scratch = Workspace.of(plain, vector);
  }

  /** Pixels of bits of no pattern. */
  private static long[] words(ConvShape shape, int pixels) {
    long[] words = new long[pixels * shape.words()];
    for (int i = 0; i < words.length; i++) {
      words[i] = (i + 1) * 0x9E3779B97F4A7C15L & shape.mask(i % shape.words());
    }
    return words;
  }

  @Override
  public void plain() {
    run(plain, plainWeights);
  }

  @Override
  public void vector() {
    run(vector, vectorWeights);
  }

  private void run(BinaryConvolution kernel, long[] weights) {
    if (toFloats) {
      kernel.toFloats(in, weights, factors, factors, addendOrNull, floats, scratch, Slice.WHOLE);
    }
    if (toBits) {
      kernel.toBits(in, weights, thresholds, bits, scratch, Slice.WHOLE);
    }
  }
}
