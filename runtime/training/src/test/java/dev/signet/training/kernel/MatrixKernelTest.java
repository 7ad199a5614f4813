package dev.signet.training.kernel;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MatrixKernelTest {
  static Stream<MatrixKernel> kernels() {
    return Stream.of(new PlainMatrixKernel(), new VectorMatrixKernel());
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void panelsHoldWholeVectors(MatrixKernel kernel) {
    assertThat(kernel.panel() % 4).isEqualTo(0);
    assertThat(kernel.panel()).isAtLeast(8);
    assertThat(kernel.filled(1)).isEqualTo(kernel.panel());
    assertThat(kernel.filled(kernel.panel())).isEqualTo(kernel.panel());
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void rowsGoIntoPanelsThatAreFilledUp(MatrixKernel kernel) {
    Random random = new Random(3);
    int panel = kernel.panel();
    for (int[] sizes : new int[][] {{1, 1}, {3, panel}, {5, 3 * panel}, {4, 2 * panel + 3}}) {
      int rows = sizes[0];
      int columns = sizes[1];
      int step = columns + 2;
      int all = rows + 6; // rows of the panels; those of a go behind the first four
      float[] a = numbers(7 + rows * step, random);
      float[] panels = numbers(9 + kernel.filled(columns) * all, random);
      float[] expected = panels.clone();
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < kernel.filled(columns); j++) {
          expected[9 + inPanels(4 + i, j, all, panel)] = j < columns ? a[7 + i * step + j] : 0f;
        }
      }
      kernel.toPanels(a, 7, step, rows, columns, panels, 9 + 4 * panel, all * panel);
      assertWithMessage("%s x %s", rows, columns).that(panels).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void everyNumberIsOneChain(MatrixKernel kernel) {
    Random random = new Random(1);
    int panel = kernel.panel();
    for (int[] sizes : new int[][] {{1, 1, 1}, {7, 5, 2}, {13, 19, 1}, {6, 64, 3}, {29, 2, 2}}) {
      int rows = sizes[0];
      int depth = sizes[1];
      int columns = sizes[2] * panel;
      int step = depth + 3;
      float[] a = numbers(2 + rows * step, random);
      float[] b = numbers(5 + depth * columns, random);
      float[] c = numbers(4 + rows * columns + 6, random);
      float[] expected = c.clone();
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < columns; j++) {
          float sum = 0;
          for (int p = 0; p < depth; p++) {
            sum = Math.fma(a[2 + i * step + p], b[5 + inPanels(p, j, depth, panel)], sum);
          }
          expected[4 + i * columns + j] = sum;
        }
      }
      kernel.multiply(a, 2, step, rows, depth, b, 5, columns, c, 4);
      assertWithMessage("%s x %s x %s", rows, depth, columns).that(c).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void transposedProductsAreAdded(MatrixKernel kernel) {
    Random random = new Random(2);
    int panel = kernel.panel();
    for (int[] sizes : new int[][] {{1, 1, 1}, {1, 5, 2}, {3, 19, 1}, {2, 64, 3}}) {
      int rows = sizes[0] * panel;
      int depth = sizes[1];
      int columns = sizes[2] * panel;
      float[] a = numbers(2 + rows * depth, random);
      float[] b = numbers(5 + depth * columns, random);
      float[] c = numbers(4 + rows * columns + 6, random);
      float[] expected = c.clone();
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < columns; j++) {
          float sum = c[4 + i * columns + j];
          for (int p = 0; p < depth; p++) {
            float factor = a[2 + inPanels(p, i, depth, panel)];
            sum = Math.fma(factor, b[5 + inPanels(p, j, depth, panel)], sum);
          }
          expected[4 + i * columns + j] = sum;
        }
      }
      kernel.addTransposed(a, 2, rows, b, 5, columns, depth, c, 4);
      assertWithMessage("%s x %s x %s", rows, depth, columns).that(c).isEqualTo(expected);
    }
  }

  private static int inPanels(int row, int column, int rows, int panel) {
    return column / panel * rows * panel + row * panel + column % panel;
  }

  private static float[] numbers(int count, Random random) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = random.nextFloat() - 0.5f;
    }
    return numbers;
  }
}
