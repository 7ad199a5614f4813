package dev.signet.training.kernel;

import static com.google.common.truth.Truth.assertWithMessage;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each transform against products with its matrices. Tiles of two are exact for integers. */
class WinogradKernelTest {
  /** The matrices of the paper's section 4.1, and those of the gradient by weights. */
  private enum Matrices {
    TWO(
        new double[][] {{1, 0, -1, 0}, {0, 1, 1, 0}, {0, -1, 1, 0}, {0, 1, 0, -1}},
        new double[][] {{1, 0}, {.5, .5}, {.5, -.5}, {0, 1}},
        new double[][] {{1, 0, 0}, {.5, .5, .5}, {.5, -.5, .5}, {0, 0, 1}},
        new double[][] {{1, 1, 1, 0}, {0, 1, -1, -1}},
        new double[][] {{1, 1, 1, 0}, {0, 1, -1, 0}, {0, 1, 1, -1}},
        0),
    FOUR(
        new double[][] {
          {4, 0, -5, 0, 1, 0},
          {0, -4, -4, 1, 1, 0},
          {0, 4, -4, -1, 1, 0},
          {0, -2, -1, 2, 1, 0},
          {0, 2, -1, -2, 1, 0},
          {0, 4, 0, -5, 0, 1}
        },
        new double[][] {
          {1 / 4., 0, 0, 0},
          {-1 / 6., -1 / 6., -1 / 6., -1 / 6.},
          {-1 / 6., 1 / 6., -1 / 6., 1 / 6.},
          {1 / 24., 1 / 12., 1 / 6., 1 / 3.},
          {1 / 24., -1 / 12., 1 / 6., -1 / 3.},
          {0, 0, 0, 1}
        },
        new double[][] {
          {1 / 4., 0, 0},
          {-1 / 6., -1 / 6., -1 / 6.},
          {-1 / 6., 1 / 6., -1 / 6.},
          {1 / 24., 1 / 12., 1 / 6.},
          {1 / 24., -1 / 12., 1 / 6.},
          {0, 0, 1}
        },
        new double[][] {
          {1, 1, 1, 1, 1, 0}, {0, 1, -1, 2, -2, 0}, {0, 1, 1, 4, 4, 0}, {0, 1, -1, 8, -8, 1}
        },
        new double[][] {{1, 1, 1, 1, 1, 0}, {0, 1, -1, 2, -2, 0}, {0, 1, 1, 4, 4, 1}},
        2e-6);

    final double[][] input;
    final double[][] delta;
    final double[][] filter;
    final double[][] output;
    final double[][] gradient;
    final double tolerance;

    Matrices(
        double[][] input,
        double[][] delta,
        double[][] filter,
        double[][] output,
        double[][] gradient,
        double tolerance) {
      this.input = input;
      this.delta = delta;
      this.filter = filter;
      this.output = output;
      this.gradient = gradient;
      this.tolerance = tolerance;
    }

    static Matrices of(WinogradKernel kernel) {
      return kernel.tile() == 2 ? TWO : FOUR;
    }
  }

  private static final int PANELS = 3;
  private static final int BEFORE = 5;

  static Stream<Arguments> kernels() {
    return Stream.of(
        Arguments.of(
            new PlainWinogradKernel(new PlainLinesOfTwo()), new PlainMatrixKernel().panel()),
        Arguments.of(
            new PlainWinogradKernel(new PlainLinesOfFour()), new PlainMatrixKernel().panel()),
        Arguments.of(new VectorWinogradOfTwo(), new VectorMatrixKernel().panel()),
        Arguments.of(new VectorWinogradOfFour(), new VectorMatrixKernel().panel()));
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void picturesBecomeTiles(WinogradKernel kernel, int panel) {
    Matrices m = Matrices.of(kernel);
    int tile = kernel.tile();
    int wide = tile + 2;
    int channels = PANELS * panel;
    int rowStep = (wide + 2) * channels;
    int position = channels * 2 + 4;
    int panelStep = panel * 2;
    float[] picture = integers(BEFORE + wide * rowStep);
    float[] tiles = new float[BEFORE + wide * wide * position];
    kernel.input(picture, BEFORE, rowStep, channels, tiles, BEFORE, position, panelStep);
    float[] deltas = new float[BEFORE + wide * wide * position];
    kernel.delta(picture, BEFORE, rowStep, channels, deltas, BEFORE, position, panelStep);
    for (int c = 0; c < channels; c++) {
      int at = BEFORE + c / panel * panelStep + c % panel;
      double[][] pixels = square(wide, picture, BEFORE + c, rowStep, channels);
      double[][] fewer = square(tile, picture, BEFORE + c, rowStep, channels);
      check("input", c, tiles, at, wide * position, position, both(m.input, pixels), 0);
      check("delta", c, deltas, at, wide * position, position, both(m.delta, fewer), m.tolerance);
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void filtersAreTurned(WinogradKernel kernel, int panel) {
    Matrices m = Matrices.of(kernel);
    int wide = kernel.tile() + 2;
    int channels = PANELS * panel;
    int position = channels * 2 + 4;
    int panelStep = panel * 2;
    float[] filter = integers(BEFORE + 9 * channels);
    float[] tiles = new float[BEFORE + wide * wide * position];
    kernel.filter(filter, BEFORE, channels, tiles, BEFORE, position, panelStep);
    for (int c = 0; c < channels; c++) {
      int last = BEFORE + 8 * channels + c;
      double[][] turned = square(3, filter, last, -3 * channels, -channels);
      int at = BEFORE + c / panel * panelStep + c % panel;
      check("filter", c, tiles, at, wide * position, position, both(m.filter, turned), m.tolerance);
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void tilesBecomePixelsAndGradients(WinogradKernel kernel, int panel) {
    Matrices m = Matrices.of(kernel);
    int wide = kernel.tile() + 2;
    int channels = PANELS * panel;
    int position = channels + 4;
    int rowStep = 5 * channels;
    float[] tiles = integers(BEFORE + wide * wide * position);
    float[] picture = new float[BEFORE + kernel.tile() * rowStep];
    float[] gradient = new float[BEFORE + 9 * channels];
    kernel.output(tiles.clone(), BEFORE, position, channels, picture, BEFORE, rowStep);
    kernel.gradient(tiles.clone(), BEFORE, position, channels, gradient, BEFORE);
    for (int c = 0; c < channels; c++) {
      double[][] tile = square(wide, tiles, BEFORE + c, wide * position, position);
      check("pixels", c, picture, BEFORE + c, rowStep, channels, both(m.output, tile), 0);
      check("gradient", c, gradient, BEFORE + c, 3 * channels, channels, both(m.gradient, tile), 0);
    }
  }

  private static double[][] square(int size, float[] from, int at, int rowStep, int step) {
    double[][] square = new double[size][size];
    for (int i = 0; i < size * size; i++) {
      square[i / size][i % size] = from[at + i / size * rowStep + i % size * step];
    }
    return square;
  }

  private static void check(
      String what,
      int channel,
      float[] found,
      int at,
      int rowStep,
      int step,
      double[][] expected,
      double tolerance) {
    int columns = expected[0].length;
    for (int i = 0; i < expected.length * columns; i++) {
      double number = expected[i / columns][i % columns];
      assertWithMessage("%s, position %s of channel %s", what, i, channel)
          .that((double) found[at + i / columns * rowStep + i % columns * step])
          .isWithin(tolerance * (1 + Math.abs(number)))
          .of(number);
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
