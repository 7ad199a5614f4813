package dev.signet.dsl.source;

import java.util.random.RandomGenerator;

/** Orthogonal n by n matrices, row-major, in double. */
final class Orthogonal {
  private static final int SWEEPS = 60;
  private static final double ALIKE = 1e-14;

  private Orthogonal() {}

  /** One of all, each as likely as the other: Gaussian rows made orthogonal one by one. */
  static double[] random(int n, RandomGenerator random) {
    double[] rows = new double[n * n];
    for (int row = 0; row < n; row++) {
      do {
        for (int j = 0; j < n; j++) {
          rows[row * n + j] = random.nextGaussian();
        }
      } while (!orthogonalize(rows, n, row));
    }
    return rows;
  }

  /**
   * The one nearest to d, U V' of its singular value decomposition d = U S V', which makes the sum
   * of products with d greatest (Schönemann 1966). By Jacobi rotations from one side: columns of d
   * are turned until they are orthogonal. Where d has no full rank any of those equally near.
   */
  static double[] nearest(double[] d, int n) {
    double[] left = transposed(d, n); // rows are the columns of d
    double[] right = new double[n * n]; // rows are those of V'
    for (int i = 0; i < n; i++) {
      right[i * n + i] = 1;
    }
    boolean turned = true;
    for (int sweep = 0; sweep < SWEEPS && turned; sweep++) {
      turned = false;
      for (int p = 0; p < n; p++) {
        for (int q = p + 1; q < n; q++) {
          turned |= turn(left, right, n, p, q);
        }
      }
    }
    normalize(left, n);
    double[] nearest = new double[n * n];
    for (int k = 0; k < n; k++) {
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          nearest[i * n + j] += left[k * n + i] * right[k * n + j];
        }
      }
    }
    return nearest;
  }

  private static double[] transposed(double[] d, int n) {
    double[] t = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        t[j * n + i] = d[i * n + j];
      }
    }
    return t;
  }

  /** Turns two rows until they are orthogonal; false if they were. */
  private static boolean turn(double[] left, double[] right, int n, int p, int q) {
    double pp = dot(left, n, p, p);
    double qq = dot(left, n, q, q);
    double pq = dot(left, n, p, q);
    if (Math.abs(pq) <= ALIKE * Math.sqrt(pp * qq)) {
      return false;
    }
    double zeta = (qq - pp) / (2 * pq);
    double tangent = Math.copySign(1, zeta) / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta));
    double cosine = 1 / Math.sqrt(1 + tangent * tangent);
    rotate(left, n, p, q, cosine, cosine * tangent);
    rotate(right, n, p, q, cosine, cosine * tangent);
    return true;
  }

  private static void rotate(double[] rows, int n, int p, int q, double cosine, double sine) {
    for (int j = 0; j < n; j++) {
      double a = rows[p * n + j];
      double b = rows[q * n + j];
      rows[p * n + j] = cosine * a - sine * b;
      rows[q * n + j] = sine * a + cosine * b;
    }
  }

  /** Makes rows that are orthogonal, or zeros, of length 1; zeros become what is left over. */
  private static void normalize(double[] rows, int n) {
    double longest = 0;
    for (int row = 0; row < n; row++) {
      longest = Math.max(longest, dot(rows, n, row, row));
    }
    double[] made = new double[n * n];
    int count = 0;
    int[] places = new int[n];
    for (int row = 0; row < n; row++) {
      double square = dot(rows, n, row, row);
      if (square > 1e-24 * longest) {
        for (int j = 0; j < n; j++) {
          made[count * n + j] = rows[row * n + j] / Math.sqrt(square);
        }
        places[count++] = row;
      } else {
        places[n - 1 - (row - count)] = row;
      }
    }
    for (int axis = 0; count < n; axis++) {
      for (int j = 0; j < n; j++) {
        made[count * n + j] = j == axis ? 1 : 0;
      }
      count += orthogonalize(made, n, count) ? 1 : 0;
    }
    for (int k = 0; k < n; k++) {
      System.arraycopy(made, k * n, rows, places[k] * n, n);
    }
  }

  /** Makes a row orthogonal to those before it and of length 1; false where nothing is left. */
  private static boolean orthogonalize(double[] rows, int n, int row) {
    for (int twice = 0; twice < 2; twice++) { // once more for what rounding left
      for (int before = 0; before < row; before++) {
        double along = dot(rows, n, row, before);
        for (int j = 0; j < n; j++) {
          rows[row * n + j] -= along * rows[before * n + j];
        }
      }
    }
    double length = Math.sqrt(dot(rows, n, row, row));
    if (length < 1e-6) {
      return false;
    }
    for (int j = 0; j < n; j++) {
      rows[row * n + j] /= length;
    }
    return true;
  }

  private static double dot(double[] rows, int n, int a, int b) {
    double sum = 0;
    for (int j = 0; j < n; j++) {
      sum += rows[a * n + j] * rows[b * n + j];
    }
    return sum;
  }
}
