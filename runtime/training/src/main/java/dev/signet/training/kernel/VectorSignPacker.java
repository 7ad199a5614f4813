package dev.signet.training.kernel;

import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.NE;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** As many numbers at a time as a vector has lanes; what is left over, one by one. */
final class VectorSignPacker implements SignPacker {
  private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
  private static final int WIDTH = LANES.length();

  @Override
  public boolean pack(float[] x, int from, int pixels, int channels, long[] words) {
    int perPixel = Math.ceilDiv(channels, 64);
    long others = 0;
    for (int pixel = 0; others == 0 && pixel < pixels; pixel++) {
      int at = from + pixel * channels;
      for (int c = 0; c < channels; c += 64) {
        int count = Math.min(64, channels - c);
        long word = 0;
        int i = 0;
        for (; i + WIDTH <= count; i += WIDTH) {
          var values = FloatVector.fromArray(LANES, x, at + c + i);
          word |= values.compare(GT, 0f).toLong() << i;
          others |= values.abs().compare(NE, 1f).toLong();
        }
        for (; i < count; i++) {
          float value = x[at + c + i];
          word |= (value > 0 ? 1L : 0L) << i;
          others |= Math.abs(value) == 1f ? 0L : 1L;
        }
        words[pixel * perPixel + c / 64] = word;
      }
    }
    return others == 0;
  }
}
