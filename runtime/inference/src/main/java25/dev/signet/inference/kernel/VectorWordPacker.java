package dev.signet.inference.kernel;

import static jdk.incubator.vector.VectorOperators.GE;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** As many bits at a time as a vector has lanes; what is left over, one by one. */
final class VectorWordPacker implements WordPacker {
  private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
  private static final int WIDTH = LANES.length();
  private static final WordPacker REST = new PlainWordPacker();

  @Override
  public long word(float[] in, int from, float[] thresholds, int first, int count) {
    long word = 0;
    int i = 0;
    for (; i + WIDTH <= count; i += WIDTH) {
      word |=
          FloatVector.fromArray(LANES, in, from + i)
                  .compare(GE, FloatVector.fromArray(LANES, thresholds, first + i))
                  .toLong()
              << i;
    }
    return i == count
        ? word
        : word | REST.word(in, from + i, thresholds, first + i, count - i) << i;
  }

  @Override
  public long word(float[] in, int from, float threshold, int count) {
    var all = FloatVector.broadcast(LANES, threshold);
    long word = 0;
    int i = 0;
    for (; i + WIDTH <= count; i += WIDTH) {
      word |= FloatVector.fromArray(LANES, in, from + i).compare(GE, all).toLong() << i;
    }
    return i == count ? word : word | REST.word(in, from + i, threshold, count - i) << i;
  }
}
