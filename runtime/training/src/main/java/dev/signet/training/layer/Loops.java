package dev.signet.training.layer;

/**
 * The products of {@link Gemm} as plain loops over heap arrays, for layers so small that a native
 * call would cost more than its work. Same layouts; sums run in the order of the index.
 */
final class Loops {
  private Loops() {}

  /** {@code results[rows][out] = columns[rows][k] * weights[out][k]^T}. */
  static void forward(
      float[] columns, int at, float[] weights, float[] results, int to, int rows, int k, int out) {
    for (int r = 0; r < rows; r++) {
      for (int o = 0; o < out; o++) {
        results[to + r * out + o] = dot(columns, at + r * k, weights, o * k, k);
      }
    }
  }

  /** {@code weights[out][k] += results[rows][out]^T * columns[rows][k]}. */
  static void byWeights(
      float[] columns,
      int at,
      float[] results,
      int from,
      float[] weights,
      int rows,
      int k,
      int out) {
    for (int r = 0; r < rows; r++) {
      for (int o = 0; o < out; o++) {
        add(results[from + r * out + o], columns, at + r * k, weights, o * k, k);
      }
    }
  }

  /** {@code columns[rows][k] += results[rows][out] * weights[out][k]}. */
  static void byColumns(
      float[] results,
      int from,
      float[] weights,
      float[] columns,
      int at,
      int rows,
      int k,
      int out) {
    for (int r = 0; r < rows; r++) {
      for (int o = 0; o < out; o++) {
        add(results[from + r * out + o], weights, o * k, columns, at + r * k, k);
      }
    }
  }

  /** Four sums side by side: one would wait for each addition. */
  private static float dot(float[] a, int i, float[] b, int j, int count) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    int n = 0;
    for (; n + 4 <= count; n += 4) {
      s0 = Math.fma(a[i + n], b[j + n], s0);
      s1 = Math.fma(a[i + n + 1], b[j + n + 1], s1);
      s2 = Math.fma(a[i + n + 2], b[j + n + 2], s2);
      s3 = Math.fma(a[i + n + 3], b[j + n + 3], s3);
    }
    for (; n < count; n++) {
      s0 = Math.fma(a[i + n], b[j + n], s0);
    }
    return s0 + s1 + (s2 + s3);
  }

  private static void add(float factor, float[] a, int i, float[] into, int j, int count) {
    for (int n = 0; n < count; n++) {
      into[j + n] = Math.fma(factor, a[i + n], into[j + n]);
    }
  }
}
