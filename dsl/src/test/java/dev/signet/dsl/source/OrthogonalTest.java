package dev.signet.dsl.source;

import static com.google.common.truth.Truth.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrthogonalTest {
  private static double[] times(double[] p, double[] q, int n) {
    double[] product = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        for (int k = 0; k < n; k++) {
          product[i * n + j] += p[i * n + k] * q[k * n + j];
        }
      }
    }
    return product;
  }

  private static double[] transposed(double[] p, int n) {
    double[] t = new double[n * n];
    for (int i = 0; i < n * n; i++) {
      t[i] = p[i % n * n + i / n];
    }
    return t;
  }

  private static void assertOrthogonal(double[] m, int n) {
    double[] square = times(m, transposed(m, n), n);
    for (int i = 0; i < n * n; i++) {
      assertThat(square[i]).isWithin(1e-10).of(i % (n + 1) == 0 ? 1 : 0);
    }
  }

  private static double[] gaussian(int n, Random random) {
    return random.doubles(n * n).map(v -> random.nextGaussian()).toArray();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 17, 40})
  void randomOnes(int n) {
    Random random = new Random(n);
    double[] one = Orthogonal.random(n, random);
    assertOrthogonal(one, n);
    assertThat(Orthogonal.random(n, new Random(n))).isEqualTo(one);
  }

  /** Of Q P, where P stretches along orthogonal axes, it is Q. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 17, 40})
  void nearestTakesTheStretchAway(int n) {
    Random random = new Random(n);
    double[] q = Orthogonal.random(n, random);
    double[] g = gaussian(n, random);
    double[] p = times(g, transposed(g, n), n);
    for (int i = 0; i < n; i++) {
      p[i * n + i] += 0.1;
    }
    double[] found = Orthogonal.nearest(times(q, p, n), n);
    for (int i = 0; i < n * n; i++) {
      assertThat(found[i]).isWithin(1e-8).of(q[i]);
    }
  }

  /** Of a matrix of rank 2 and of none, orthogonal all the same, and as near as any. */
  @Test
  void withoutFullRank() {
    int n = 5;
    Random random = new Random(9);
    double[] d = new double[n * n];
    double nuclear = 0;
    double[] u = Orthogonal.random(n, random);
    double[] v = Orthogonal.random(n, random);
    for (int k = 0; k < 2; k++) {
      double size = k + 1.5;
      nuclear += size;
      for (int i = 0; i < n * n; i++) {
        d[i] += size * u[k * n + i / n] * v[k * n + i % n];
      }
    }
    double[] found = Orthogonal.nearest(d, n);
    assertOrthogonal(found, n);
    double products = 0;
    for (int i = 0; i < n * n; i++) {
      products += found[i] * d[i];
    }
    assertThat(products).isWithin(1e-9).of(nuclear);
    assertOrthogonal(Orthogonal.nearest(new double[n * n], n), n);
  }
}
