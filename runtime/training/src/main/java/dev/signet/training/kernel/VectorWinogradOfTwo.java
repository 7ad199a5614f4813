package dev.signet.training.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * F(2x2, 3x3) and F(3x3, 2x2) by the Vector API: lanes are channels. A row of the result is formed
 * at a time, first down the columns, then along the row; what is read again comes from the nearest
 * cache.
 */
final class VectorWinogradOfTwo implements WinogradKernel {
  private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
  private static final int WIDTH = LANES.length();
  private static final int PANEL = 2 * WIDTH;
  private static final float HALF = 0.5f;

  @Override
  public int tile() {
    return 2;
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
      int r0 = from + c;
      int r1 = r0 + rowStep;
      int r2 = r1 + rowStep;
      int r3 = r2 + rowStep;
      // Row 0.
      var e0 = at(picture, r0).sub(at(picture, r2));
      var e1 = at(picture, r0 + channels).sub(at(picture, r2 + channels));
      var e2 = at(picture, r0 + 2 * channels).sub(at(picture, r2 + 2 * channels));
      var e3 = at(picture, r0 + 3 * channels).sub(at(picture, r2 + 3 * channels));
      e0.sub(e2).intoArray(tiles, t);
      e1.add(e2).intoArray(tiles, t + positionStep);
      e2.sub(e1).intoArray(tiles, t + 2 * positionStep);
      e1.sub(e3).intoArray(tiles, t + 3 * positionStep);
      // Row 1.
      e0 = at(picture, r1).add(at(picture, r2));
      e1 = at(picture, r1 + channels).add(at(picture, r2 + channels));
      e2 = at(picture, r1 + 2 * channels).add(at(picture, r2 + 2 * channels));
      e3 = at(picture, r1 + 3 * channels).add(at(picture, r2 + 3 * channels));
      e0.sub(e2).intoArray(tiles, t + 4 * positionStep);
      e1.add(e2).intoArray(tiles, t + 5 * positionStep);
      e2.sub(e1).intoArray(tiles, t + 6 * positionStep);
      e1.sub(e3).intoArray(tiles, t + 7 * positionStep);
      // Row 2.
      e0 = at(picture, r2).sub(at(picture, r1));
      e1 = at(picture, r2 + channels).sub(at(picture, r1 + channels));
      e2 = at(picture, r2 + 2 * channels).sub(at(picture, r1 + 2 * channels));
      e3 = at(picture, r2 + 3 * channels).sub(at(picture, r1 + 3 * channels));
      e0.sub(e2).intoArray(tiles, t + 8 * positionStep);
      e1.add(e2).intoArray(tiles, t + 9 * positionStep);
      e2.sub(e1).intoArray(tiles, t + 10 * positionStep);
      e1.sub(e3).intoArray(tiles, t + 11 * positionStep);
      // Row 3.
      e0 = at(picture, r1).sub(at(picture, r3));
      e1 = at(picture, r1 + channels).sub(at(picture, r3 + channels));
      e2 = at(picture, r1 + 2 * channels).sub(at(picture, r3 + 2 * channels));
      e3 = at(picture, r1 + 3 * channels).sub(at(picture, r3 + 3 * channels));
      e0.sub(e2).intoArray(tiles, t + 12 * positionStep);
      e1.add(e2).intoArray(tiles, t + 13 * positionStep);
      e2.sub(e1).intoArray(tiles, t + 14 * positionStep);
      e1.sub(e3).intoArray(tiles, t + 15 * positionStep);
    }
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
      int r0 = from + c;
      int r1 = r0 + rowStep;
      // Row 0.
      var e0 = at(picture, r0);
      var e1 = at(picture, r0 + channels);
      e0.intoArray(tiles, t);
      e0.add(e1).mul(HALF).intoArray(tiles, t + positionStep);
      e0.sub(e1).mul(HALF).intoArray(tiles, t + 2 * positionStep);
      e1.intoArray(tiles, t + 3 * positionStep);
      // Row 1.
      e0 = at(picture, r0).add(at(picture, r1)).mul(HALF);
      e1 = at(picture, r0 + channels).add(at(picture, r1 + channels)).mul(HALF);
      e0.intoArray(tiles, t + 4 * positionStep);
      e0.add(e1).mul(HALF).intoArray(tiles, t + 5 * positionStep);
      e0.sub(e1).mul(HALF).intoArray(tiles, t + 6 * positionStep);
      e1.intoArray(tiles, t + 7 * positionStep);
      // Row 2.
      e0 = at(picture, r0).sub(at(picture, r1)).mul(HALF);
      e1 = at(picture, r0 + channels).sub(at(picture, r1 + channels)).mul(HALF);
      e0.intoArray(tiles, t + 8 * positionStep);
      e0.add(e1).mul(HALF).intoArray(tiles, t + 9 * positionStep);
      e0.sub(e1).mul(HALF).intoArray(tiles, t + 10 * positionStep);
      e1.intoArray(tiles, t + 11 * positionStep);
      // Row 3.
      e0 = at(picture, r1);
      e1 = at(picture, r1 + channels);
      e0.intoArray(tiles, t + 12 * positionStep);
      e0.add(e1).mul(HALF).intoArray(tiles, t + 13 * positionStep);
      e0.sub(e1).mul(HALF).intoArray(tiles, t + 14 * positionStep);
      e1.intoArray(tiles, t + 15 * positionStep);
    }
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
      int p = to + c;
      // Row 0.
      var e0 =
          at(tiles, t).add(at(tiles, t + 4 * positionStep)).add(at(tiles, t + 8 * positionStep));
      var e1 =
          at(tiles, t + positionStep)
              .add(at(tiles, t + 5 * positionStep))
              .add(at(tiles, t + 9 * positionStep));
      var e2 =
          at(tiles, t + 2 * positionStep)
              .add(at(tiles, t + 6 * positionStep))
              .add(at(tiles, t + 10 * positionStep));
      var e3 =
          at(tiles, t + 3 * positionStep)
              .add(at(tiles, t + 7 * positionStep))
              .add(at(tiles, t + 11 * positionStep));
      e0.add(e1).add(e2).intoArray(picture, p);
      e1.sub(e2).sub(e3).intoArray(picture, p + channels);
      // Row 1.
      e0 =
          at(tiles, t + 4 * positionStep)
              .sub(at(tiles, t + 8 * positionStep))
              .sub(at(tiles, t + 12 * positionStep));
      e1 =
          at(tiles, t + 5 * positionStep)
              .sub(at(tiles, t + 9 * positionStep))
              .sub(at(tiles, t + 13 * positionStep));
      e2 =
          at(tiles, t + 6 * positionStep)
              .sub(at(tiles, t + 10 * positionStep))
              .sub(at(tiles, t + 14 * positionStep));
      e3 =
          at(tiles, t + 7 * positionStep)
              .sub(at(tiles, t + 11 * positionStep))
              .sub(at(tiles, t + 15 * positionStep));
      e0.add(e1).add(e2).intoArray(picture, p + rowStep);
      e1.sub(e2).sub(e3).intoArray(picture, p + rowStep + channels);
    }
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
      int r0 = from + c;
      // Row 0.
      var e0 = at(filter, r0 + 8 * channels);
      var e1 = at(filter, r0 + 7 * channels);
      var e2 = at(filter, r0 + 6 * channels);
      e0.intoArray(tiles, t);
      e0.add(e2).add(e1).mul(HALF).intoArray(tiles, t + positionStep);
      e0.add(e2).sub(e1).mul(HALF).intoArray(tiles, t + 2 * positionStep);
      e2.intoArray(tiles, t + 3 * positionStep);
      // Row 1.
      e0 =
          at(filter, r0 + 8 * channels)
              .add(at(filter, r0 + 2 * channels))
              .add(at(filter, r0 + 5 * channels))
              .mul(HALF);
      e1 =
          at(filter, r0 + 7 * channels)
              .add(at(filter, r0 + channels))
              .add(at(filter, r0 + 4 * channels))
              .mul(HALF);
      e2 =
          at(filter, r0 + 6 * channels)
              .add(at(filter, r0))
              .add(at(filter, r0 + 3 * channels))
              .mul(HALF);
      e0.intoArray(tiles, t + 4 * positionStep);
      e0.add(e2).add(e1).mul(HALF).intoArray(tiles, t + 5 * positionStep);
      e0.add(e2).sub(e1).mul(HALF).intoArray(tiles, t + 6 * positionStep);
      e2.intoArray(tiles, t + 7 * positionStep);
      // Row 2.
      e0 =
          at(filter, r0 + 8 * channels)
              .add(at(filter, r0 + 2 * channels))
              .sub(at(filter, r0 + 5 * channels))
              .mul(HALF);
      e1 =
          at(filter, r0 + 7 * channels)
              .add(at(filter, r0 + channels))
              .sub(at(filter, r0 + 4 * channels))
              .mul(HALF);
      e2 =
          at(filter, r0 + 6 * channels)
              .add(at(filter, r0))
              .sub(at(filter, r0 + 3 * channels))
              .mul(HALF);
      e0.intoArray(tiles, t + 8 * positionStep);
      e0.add(e2).add(e1).mul(HALF).intoArray(tiles, t + 9 * positionStep);
      e0.add(e2).sub(e1).mul(HALF).intoArray(tiles, t + 10 * positionStep);
      e2.intoArray(tiles, t + 11 * positionStep);
      // Row 3.
      e0 = at(filter, r0 + 2 * channels);
      e1 = at(filter, r0 + channels);
      e2 = at(filter, r0);
      e0.intoArray(tiles, t + 12 * positionStep);
      e0.add(e2).add(e1).mul(HALF).intoArray(tiles, t + 13 * positionStep);
      e0.add(e2).sub(e1).mul(HALF).intoArray(tiles, t + 14 * positionStep);
      e2.intoArray(tiles, t + 15 * positionStep);
    }
  }

  @Override
  public void gradient(
      float[] tiles, int from, int positionStep, int channels, float[] filter, int to) {
    for (int c = 0; c < channels; c += WIDTH) {
      int t = from + c;
      int p = to + c;
      // Row 0.
      var e0 =
          at(tiles, t).add(at(tiles, t + 4 * positionStep)).add(at(tiles, t + 8 * positionStep));
      var e1 =
          at(tiles, t + positionStep)
              .add(at(tiles, t + 5 * positionStep))
              .add(at(tiles, t + 9 * positionStep));
      var e2 =
          at(tiles, t + 2 * positionStep)
              .add(at(tiles, t + 6 * positionStep))
              .add(at(tiles, t + 10 * positionStep));
      var e3 =
          at(tiles, t + 3 * positionStep)
              .add(at(tiles, t + 7 * positionStep))
              .add(at(tiles, t + 11 * positionStep));
      e0.add(e1).add(e2).intoArray(filter, p);
      e1.sub(e2).intoArray(filter, p + channels);
      e1.add(e2).sub(e3).intoArray(filter, p + 2 * channels);
      // Row 1.
      e0 = at(tiles, t + 4 * positionStep).sub(at(tiles, t + 8 * positionStep));
      e1 = at(tiles, t + 5 * positionStep).sub(at(tiles, t + 9 * positionStep));
      e2 = at(tiles, t + 6 * positionStep).sub(at(tiles, t + 10 * positionStep));
      e3 = at(tiles, t + 7 * positionStep).sub(at(tiles, t + 11 * positionStep));
      e0.add(e1).add(e2).intoArray(filter, p + 3 * channels);
      e1.sub(e2).intoArray(filter, p + 4 * channels);
      e1.add(e2).sub(e3).intoArray(filter, p + 5 * channels);
      // Row 2.
      e0 =
          at(tiles, t + 4 * positionStep)
              .add(at(tiles, t + 8 * positionStep))
              .sub(at(tiles, t + 12 * positionStep));
      e1 =
          at(tiles, t + 5 * positionStep)
              .add(at(tiles, t + 9 * positionStep))
              .sub(at(tiles, t + 13 * positionStep));
      e2 =
          at(tiles, t + 6 * positionStep)
              .add(at(tiles, t + 10 * positionStep))
              .sub(at(tiles, t + 14 * positionStep));
      e3 =
          at(tiles, t + 7 * positionStep)
              .add(at(tiles, t + 11 * positionStep))
              .sub(at(tiles, t + 15 * positionStep));
      e0.add(e1).add(e2).intoArray(filter, p + 6 * channels);
      e1.sub(e2).intoArray(filter, p + 7 * channels);
      e1.add(e2).sub(e3).intoArray(filter, p + 8 * channels);
    }
  }

  private static FloatVector at(float[] a, int i) {
    return FloatVector.fromArray(LANES, a, i);
  }
}
