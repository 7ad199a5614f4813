package dev.signet.training.kernel;

import static com.google.common.truth.Truth.assertWithMessage;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each transform against products with its matrices; integers make both exact. */
class WinogradKernelTest {
  private static final double[][] B = {{1, 0, -1, 0}, {0, 1, 1, 0}, {0, -1, 1, 0}, {0, 1, 0, -1}};
  private static final double[][] G2 = {{1, 0}, {.5, .5}, {.5, -.5}, {0, 1}};
  private static final double[][] G3 = {{1, 0, 0}, {.5, .5, .5}, {.5, -.5, .5}, {0, 0, 1}};
  private static final double[][] A2 = {{1, 1, 1, 0}, {0, 1, -1, -1}};
  private static final double[][] A3 = {{1, 1, 1, 0}, {0, 1, -1, 0}, {0, 1, 1, -1}};
  private static final int PANELS = 3;
  private static final int BEFORE = 5;

  static Stream<Arguments> kernels() {
    return Stream.of(
        Arguments.of(new PlainWinogradKernel(), new PlainMatrixKernel().panel()),
        Arguments.of(new VectorWinogradKernel(), new VectorMatrixKernel().panel()));
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void picturesBecomeTiles(WinogradKernel kernel, int panel) {
    int channels = PANELS * panel;
    int rowStep = 6 * channels;
    int position = channels * 2 + 4;
    int panelStep = panel * 2;
    float[] picture = integers(BEFORE + 4 * rowStep);
    float[] tiles = new float[BEFORE + 16 * position];
    kernel.input(picture, BEFORE, rowStep, channels, tiles, BEFORE, position, panelStep);
    float[] deltas = new float[BEFORE + 16 * position];
    kernel.delta(picture, BEFORE, rowStep, channels, deltas, BEFORE, position, panelStep);
    for (int c = 0; c < channels; c++) {
      int at = BEFORE + c / panel * panelStep + c % panel;
      double[][] pixels = new double[4][4];
      double[][] two = new double[2][2];
      for (int i = 0; i < 16; i++) {
        pixels[i / 4][i % 4] = picture[BEFORE + i / 4 * rowStep + i % 4 * channels + c];
      }
      for (int i = 0; i < 4; i++) {
        two[i / 2][i % 2] = pixels[i / 2][i % 2];
      }
      check("input", c, tiles, at, position, both(B, pixels));
      check("delta", c, deltas, at, position, both(G2, two));
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void filtersAreTurned(WinogradKernel kernel, int panel) {
    int channels = PANELS * panel;
    int position = channels * 2 + 4;
    int panelStep = panel * 2;
    float[] filter = integers(BEFORE + 9 * channels);
    float[] tiles = new float[BEFORE + 16 * position];
    kernel.filter(filter, BEFORE, channels, tiles, BEFORE, position, panelStep);
    for (int c = 0; c < channels; c++) {
      double[][] taps = new double[3][3];
      for (int i = 0; i < 9; i++) {
        taps[2 - i / 3][2 - i % 3] = filter[BEFORE + i * channels + c];
      }
      int at = BEFORE + c / panel * panelStep + c % panel;
      check("filter", c, tiles, at, position, both(G3, taps));
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void tilesBecomePixelsAndGradients(WinogradKernel kernel, int panel) {
    int channels = PANELS * panel;
    int position = channels + 4;
    int rowStep = 5 * channels;
    float[] tiles = integers(BEFORE + 16 * position);
    float[] picture = new float[BEFORE + 2 * rowStep];
    float[] gradient = new float[BEFORE + 9 * channels];
    kernel.output(tiles, BEFORE, position, channels, picture, BEFORE, rowStep);
    kernel.gradient(tiles, BEFORE, position, channels, gradient, BEFORE);
    for (int c = 0; c < channels; c++) {
      double[][] tile = new double[4][4];
      for (int i = 0; i < 16; i++) {
        tile[i / 4][i % 4] = tiles[BEFORE + i * position + c];
      }
      double[][] pixels = both(A2, tile);
      for (int i = 0; i < 4; i++) {
        assertWithMessage("pixel %s of channel %s", i, c)
            .that((double) picture[BEFORE + i / 2 * rowStep + i % 2 * channels + c])
            .isEqualTo(pixels[i / 2][i % 2]);
      }
      check("gradient", c, gradient, BEFORE + c, channels, both(A3, tile));
    }
  }

  private static void check(
      String what, int channel, float[] found, int at, int step, double[][] expected) {
    int columns = expected[0].length;
    for (int i = 0; i < expected.length * columns; i++) {
      assertWithMessage("%s, position %s of channel %s", what, i, channel)
          .that((double) found[at + i * step])
          .isEqualTo(expected[i / columns][i % columns]);
    }
  }

  /** {@code m d m^T}. */
  private static double[][] both(double[][] m, double[][] d) {
    double[][] product = new double[m.length][m.length];
    for (int i = 0; i < m.length; i++) {
      for (int j = 0; j < m.length; j++) {
        for (int k = 0; k < d.length; k++) {
          for (int l = 0; l < d.length; l++) {
            product[i][j] += m[i][k] * d[k][l] * m[j][l];
          }
        }
      }
    }
    return product;
  }

  private static float[] integers(int count) {
    Random random = new Random(count);
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = random.nextInt(17) - 8;
    }
    return numbers;
  }
}
