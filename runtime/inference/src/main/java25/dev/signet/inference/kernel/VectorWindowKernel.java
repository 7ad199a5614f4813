package dev.signet.inference.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Lanes are channels; the result stays in registers until the window is done. Four vectors at a
 * time, since each step of one waits for the step before. The last vector begins earlier where it
 * would reach past the last channel.
 */
final class VectorWindowKernel implements WindowKernel {
  private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
  private static final int WIDTH = LANES.length();
  private static final WindowKernel NARROW = new PlainWindowKernel();

  @Override
  public void greatest(
      float[] in, int from, int rowStep, int rows, int columns, int channels, float[] out, int to) {
    if (channels < WIDTH) {
      NARROW.greatest(in, from, rowStep, rows, columns, channels, out, to);
      return;
    }
    int o = 0;
    for (; o + 4 * WIDTH <= channels; o += 4 * WIDTH) {
      var a = FloatVector.fromArray(LANES, in, from + o);
      var b = FloatVector.fromArray(LANES, in, from + o + WIDTH);
      var c = FloatVector.fromArray(LANES, in, from + o + 2 * WIDTH);
      var d = FloatVector.fromArray(LANES, in, from + o + 3 * WIDTH);
      for (int row = 0; row < rows; row++) {
        int i = from + o + row * rowStep;
        for (int end = i + columns * channels; i < end; i += channels) {
          a = a.max(FloatVector.fromArray(LANES, in, i));
          b = b.max(FloatVector.fromArray(LANES, in, i + WIDTH));
          c = c.max(FloatVector.fromArray(LANES, in, i + 2 * WIDTH));
          d = d.max(FloatVector.fromArray(LANES, in, i + 3 * WIDTH));
        }
      }
      a.intoArray(out, to + o);
      b.intoArray(out, to + o + WIDTH);
      c.intoArray(out, to + o + 2 * WIDTH);
      d.intoArray(out, to + o + 3 * WIDTH);
    }
    for (; o < channels; o += WIDTH) {
      int begin = Math.min(o, channels - WIDTH);
      var a = FloatVector.fromArray(LANES, in, from + begin);
      for (int row = 0; row < rows; row++) {
        int i = from + begin + row * rowStep;
        for (int end = i + columns * channels; i < end; i += channels) {
          a = a.max(FloatVector.fromArray(LANES, in, i));
        }
      }
      a.intoArray(out, to + begin);
    }
  }

  @Override
  public void mean(
      float[] in, int from, int rowStep, int rows, int columns, int channels, float[] out, int to) {
    if (channels < WIDTH) {
      NARROW.mean(in, from, rowStep, rows, columns, channels, out, to);
      return;
    }
    float count = rows * columns;
    for (int o = 0; o < channels; o += WIDTH) {
      int begin = Math.min(o, channels - WIDTH);
      var sum = FloatVector.fromArray(LANES, in, from + begin);
      for (int row = 0; row < rows; row++) {
        int first = from + begin + row * rowStep;
        int end = first + columns * channels;
        for (int i = row == 0 ? first + channels : first; i < end; i += channels) {
          sum = sum.add(FloatVector.fromArray(LANES, in, i));
        }
      }
      sum.div(count).intoArray(out, to + begin);
    }
  }
}
