package dev.signet.training.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * F(4x4, 3x3) and F(3x3, 4x4) by the Vector API: lanes are channels. Columns are transformed into
 * the tiles, then rows where they lie: a line of a tile is read whole before it is written, and 36
 * positions would not stay in registers anyway.
 */
final class VectorWinogradOfFour implements WinogradKernel {
  private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
  private static final int WIDTH = LANES.length();
  private static final int PANEL = 2 * WIDTH;

  @Override
  public int tile() {
    return 4;
  }

  @Override
  public void input(
      float[] picture,
      int from,
      int rowStep,
      int channels,
      float[] tiles,
      int to,
      int positionStep,
      int panelStep) {
    for (int c = 0; c < channels; c += WIDTH) {
      int t = to + c / PANEL * panelStep + c % PANEL;
      int p = from + c;
      for (int column = 0; column < 6; column++) {
        int at = p + column * channels;
        inputLine(picture, at, rowStep, tiles, t + column * positionStep, 6 * positionStep);
      }
      for (int row = 0; row < 6; row++) {
        int at = t + 6 * row * positionStep;
        inputLine(tiles, at, positionStep, tiles, at, positionStep);
      }
    }
  }

  private static void inputLine(float[] a, int i, int step, float[] into, int to, int toStep) {
    var d0 = at(a, i);
    var d1 = at(a, i + step);
    var d2 = at(a, i + 2 * step);
    var d3 = at(a, i + 3 * step);
    var d4 = at(a, i + 4 * step);
    var d5 = at(a, i + 5 * step);
    var even = add(d4, -4f, d2);
    var odd = add(d3, -4f, d1);
    var even2 = d4.sub(d2);
    var odd2 = d3.sub(d1);
    add(even2, 4f, d0.sub(d2)).intoArray(into, to);
    even.add(odd).intoArray(into, to + toStep);
    even.sub(odd).intoArray(into, to + 2 * toStep);
    add(even2, 2f, odd2).intoArray(into, to + 3 * toStep);
    add(even2, -2f, odd2).intoArray(into, to + 4 * toStep);
    add(d5.sub(d3), -4f, odd2).intoArray(into, to + 5 * toStep);
  }

  @Override
  public void delta(
      float[] picture,
      int from,
      int rowStep,
      int channels,
      float[] tiles,
      int to,
      int positionStep,
      int panelStep) {
    for (int c = 0; c < channels; c += WIDTH) {
      int t = to + c / PANEL * panelStep + c % PANEL;
      int p = from + c;
      for (int column = 0; column < 4; column++) {
        int at = p + column * channels;
        deltaLine(picture, at, rowStep, tiles, t + column * positionStep, 6 * positionStep);
      }
      for (int row = 0; row < 6; row++) {
        int at = t + 6 * row * positionStep;
        deltaLine(tiles, at, positionStep, tiles, at, positionStep);
      }
    }
  }

  private static void deltaLine(float[] a, int i, int step, float[] into, int to, int toStep) {
    var g0 = at(a, i);
    var g1 = at(a, i + step);
    var g2 = at(a, i + 2 * step);
    var g3 = at(a, i + 3 * step);
    points(g0, g0.add(g2), g1.add(g3), add(g0, 4f, g2), add(g1, 4f, g3), into, to, toStep);
    g3.intoArray(into, to + 5 * toStep);
  }

  @Override
  public void filter(
      float[] filter,
      int from,
      int channels,
      float[] tiles,
      int to,
      int positionStep,
      int panelStep) {
    for (int c = 0; c < channels; c += WIDTH) {
      int t = to + c / PANEL * panelStep + c % PANEL;
      int last = from + 8 * channels + c; // backwards, so that it is turned
      for (int column = 0; column < 3; column++) {
        int at = last - column * channels;
        filterLine(filter, at, -3 * channels, tiles, t + column * positionStep, 6 * positionStep);
      }
      for (int row = 0; row < 6; row++) {
        int at = t + 6 * row * positionStep;
        filterLine(tiles, at, positionStep, tiles, at, positionStep);
      }
    }
  }

  private static void filterLine(float[] a, int i, int step, float[] into, int to, int toStep) {
    var w0 = at(a, i);
    var w1 = at(a, i + step);
    var w2 = at(a, i + 2 * step);
    points(w0, w0.add(w2), w1, add(w0, 4f, w2), w1, into, to, toStep);
    w2.intoArray(into, to + 5 * toStep);
  }

  /** A polynomial at 0, 1, -1, 2 and -2, by sums of its even and of its odd terms at 1 and 2. */
  private static void points(
      FloatVector zero,
      FloatVector even,
      FloatVector odd,
      FloatVector even2,
      FloatVector odd2,
      float[] into,
      int to,
      int toStep) {
    zero.mul(0.25f).intoArray(into, to);
    even.add(odd).mul(AT_ONE).intoArray(into, to + toStep);
    even.sub(odd).mul(AT_ONE).intoArray(into, to + 2 * toStep);
    add(even2, 2f, odd2).mul(AT_TWO).intoArray(into, to + 3 * toStep);
    add(even2, -2f, odd2).mul(AT_TWO).intoArray(into, to + 4 * toStep);
  }

  @Override
  public void output(
      float[] tiles,
      int from,
      int positionStep,
      int channels,
      float[] picture,
      int to,
      int rowStep) {
    for (int c = 0; c < channels; c += WIDTH) {
      int t = from + c;
      for (int column = 0; column < 6; column++) {
        int at = t + column * positionStep;
        outputLine(tiles, at, 6 * positionStep, tiles, at, 6 * positionStep);
      }
      for (int row = 0; row < 4; row++) {
        int at = t + 6 * row * positionStep;
        outputLine(tiles, at, positionStep, picture, to + row * rowStep + c, channels);
      }
    }
  }

  private static void outputLine(float[] a, int i, int step, float[] into, int to, int toStep) {
    var m0 = at(a, i);
    var m5 = at(a, i + 5 * step);
    var even = at(a, i + step).add(at(a, i + 2 * step));
    var odd = at(a, i + step).sub(at(a, i + 2 * step));
    var even2 = at(a, i + 3 * step).add(at(a, i + 4 * step));
    var odd2 = at(a, i + 3 * step).sub(at(a, i + 4 * step));
    m0.add(even).add(even2).intoArray(into, to);
    add(odd, 2f, odd2).intoArray(into, to + toStep);
    add(even, 4f, even2).intoArray(into, to + 2 * toStep);
    add(odd, 8f, odd2).add(m5).intoArray(into, to + 3 * toStep);
  }

  @Override
  public void gradient(
      float[] tiles, int from, int positionStep, int channels, float[] filter, int to) {
    for (int c = 0; c < channels; c += WIDTH) {
      int t = from + c;
      for (int column = 0; column < 6; column++) {
        int at = t + column * positionStep;
        gradientLine(tiles, at, 6 * positionStep, tiles, at, 6 * positionStep);
      }
      for (int row = 0; row < 3; row++) {
        int at = t + 6 * row * positionStep;
        gradientLine(tiles, at, positionStep, filter, to + 3 * row * channels + c, channels);
      }
    }
  }

  private static void gradientLine(float[] a, int i, int step, float[] into, int to, int toStep) {
    var m0 = at(a, i);
    var m5 = at(a, i + 5 * step);
    var even = at(a, i + step).add(at(a, i + 2 * step));
    var odd = at(a, i + step).sub(at(a, i + 2 * step));
    var even2 = at(a, i + 3 * step).add(at(a, i + 4 * step));
    var odd2 = at(a, i + 3 * step).sub(at(a, i + 4 * step));
    m0.add(even).add(even2).intoArray(into, to);
    add(odd, 2f, odd2).intoArray(into, to + toStep);
    add(even, 4f, even2).add(m5).intoArray(into, to + 2 * toStep);
  }

  /** {@code a + factor * b}, whose product is exact where {@code factor} is a power of two. */
  private static FloatVector add(FloatVector a, float factor, FloatVector b) {
    return b.fma(FloatVector.broadcast(LANES, factor), a);
  }

  private static FloatVector at(float[] a, int i) {
    return FloatVector.fromArray(LANES, a, i);
  }
}
