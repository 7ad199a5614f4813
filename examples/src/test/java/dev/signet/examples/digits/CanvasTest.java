package dev.signet.examples.digits;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;

final class CanvasTest {
  private static final int SIZE = 9;

  /**
   * A level line through the centres of row 4, radius 1, edge 1: full at distance 0 and 1, none at
   * 2.
   */
  @Test
  void inkFallsWithDistance() {
    Canvas canvas = new Canvas(SIZE);
    canvas.curve(new float[] {-5, 14}, new float[] {4.5f, 4.5f}, 1f, 1f);
    float[] column = new float[SIZE];
    for (int y = 0; y < SIZE; y++) {
      column[y] = canvas.ink()[y * SIZE + 4];
    }
    assertThat(column).usingTolerance(1e-5).containsExactly(0, 0, 0, 1, 1, 1, 0, 0, 0).inOrder();
  }

  @Test
  void halfwayThroughTheEdgeIsHalfTheInk() {
    Canvas canvas = new Canvas(SIZE);
    canvas.curve(new float[] {-5, 14}, new float[] {4.5f, 4.5f}, 0.5f, 1f);
    assertThat(canvas.ink()[3 * SIZE + 4]).isWithin(1e-5f).of(0.5f);
  }

  @Test
  void curvesPassThroughTheirPoints() {
    Canvas canvas = new Canvas(SIZE);
    canvas.curve(new float[] {1.5f, 4.5f, 7.5f}, new float[] {7.5f, 1.5f, 7.5f}, 0.2f, 0.5f);
    assertThat(canvas.ink()[7 * SIZE + 1]).isEqualTo(1f);
    assertThat(canvas.ink()[SIZE + 4]).isEqualTo(1f);
    assertThat(canvas.ink()[7 * SIZE + 7]).isEqualTo(1f);
    assertThat(canvas.ink()[7 * SIZE + 4]).isEqualTo(0f);
  }

  @Test
  void clearTakesAllInk() {
    Canvas canvas = new Canvas(SIZE);
    canvas.curve(new float[] {1, 8}, new float[] {1, 8}, 1f, 1f);
    canvas.clear();
    assertThat(canvas.ink()).isEqualTo(new float[SIZE * SIZE]);
  }
}
