package dev.signet.training.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The Vector API. C2 makes no vectors of such loops by itself: it takes two arrays at different
 * offsets for ones that could overlap.
 */
final class VectorRunKernel implements RunKernel {
  private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
  private static final int WIDTH = LANES.length();

  @Override
  public void copy(float[] from, int at, float[] into, int to, int count) {
    if (count < WIDTH) {
      for (int i = 0; i < count; i++) {
        into[to + i] = from[at + i];
      }
      return;
    }
    int last = count - WIDTH;
    for (int i = 0; i < last; i += WIDTH) {
      FloatVector.fromArray(LANES, from, at + i).intoArray(into, to + i);
    }
    FloatVector.fromArray(LANES, from, at + last).intoArray(into, to + last); // some of it twice
  }

  @Override
  public void add(float[] from, int at, float[] into, int to, int count) {
    int i = 0;
    for (; i <= count - WIDTH; i += WIDTH) {
      FloatVector.fromArray(LANES, into, to + i)
          .add(FloatVector.fromArray(LANES, from, at + i))
          .intoArray(into, to + i);
    }
    for (; i < count; i++) {
      into[to + i] += from[at + i];
    }
  }
}
