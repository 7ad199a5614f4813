package dev.signet.dsl.source;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.signet.dsl.FilterShape;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HyperConvTest {
  private static final FilterShape SHAPE = new FilterShape(3, 2, 3, 4);
  private static final int KERNEL = 6;
  private static final int PAIRS = 12;

  private static final class Made extends HyperConv {
    Made(Nonlinearity nonlinearity, Accumulation accumulation) {
      super(nonlinearity, accumulation);
    }
  }

  private static HyperConv made(String nonlinearity, String accumulation) {
    return new Made(
        HyperConv.Nonlinearity.valueOf(nonlinearity), HyperConv.Accumulation.valueOf(accumulation));
  }

  /** Embedding, H, s and so many maps. */
  private static float[][] learned(HyperConv source, int z, int maps) {
    float[][] learned = new float[3 + maps][z * z];
    learned[0] = new float[PAIRS * z];
    learned[1] = new float[KERNEL * z];
    learned[2] = new float[1];
    source.initialize(SHAPE, learned, new Random(z));
    assertThat(learned[2]).isEqualTo(new float[] {1f});
    learned[2][0] = 0.75f;
    return learned;
  }

  private static float[] weights(HyperConv source, float[][] learned) {
    float[] w = new float[SHAPE.size()];
    source.weights(SHAPE, learned, w);
    return w;
  }

  private static float[][] backward(HyperConv source, float[][] learned, float[] g) {
    float[][] into = new float[learned.length][];
    for (int k = 0; k < into.length; k++) {
      into[k] = new float[learned[k].length];
    }
    source.backward(SHAPE, learned, g, into);
    return into;
  }

  private static float[] gradient(long seed) {
    Random random = new Random(seed);
    float[] g = new float[SHAPE.size()];
    for (int i = 0; i < g.length; i++) {
      g[i] = (float) random.nextGaussian();
    }
    return g;
  }

  /** Of a matrix [pair][tap], its place in [out][tap][in]. */
  private static int at(int pair, int tap) {
    return (pair / SHAPE.in() * KERNEL + tap) * SHAPE.in() + pair % SHAPE.in();
  }

  @Test
  void startsUniformWithinTwoBySquareRoot() {
    float[][] learned = {new float[40 * 30 * 9], new float[9 * 9], new float[1]};
    new HyperConv().initialize(new FilterShape(40, 3, 3, 30), learned, new Random(1));
    double bound = 2 / 3.0;
    double squares = 0;
    for (float v : learned[0]) {
      assertThat((double) Math.abs(v)).isAtMost(bound);
      squares += v * v;
    }
    assertThat(squares / learned[0].length)
        .isWithin(0.03 * bound * bound)
        .of(bound * bound / 3); // the variance of a uniform distribution
    assertThat(learned[2][0]).isEqualTo(1f);
  }

  /** W = s Z H', and the closed form of its gradients. */
  @Test
  void isTheProductOfEmbeddingAndHypernetwork() {
    int z = 5;
    HyperConv source = new HyperConv();
    float[][] l = learned(source, z, 0);
    float[] w = weights(source, l);
    float[] g = gradient(2);
    double[] byZ = new double[PAIRS * z];
    double[] byH = new double[KERNEL * z];
    double byScale = 0;
    for (int p = 0; p < PAIRS; p++) {
      for (int k = 0; k < KERNEL; k++) {
        double product = 0;
        for (int j = 0; j < z; j++) {
          product += l[0][p * z + j] * l[1][k * z + j];
          byZ[p * z + j] += 0.75 * g[at(p, k)] * l[1][k * z + j];
          byH[k * z + j] += 0.75 * g[at(p, k)] * l[0][p * z + j];
        }
        assertThat((double) w[at(p, k)]).isWithin(1e-6).of(0.75 * product);
        byScale += g[at(p, k)] * product;
      }
    }
    float[][] found = backward(source, l, g);
    near("embedding", found[0], byZ);
    near("hyper", found[1], byH);
    near("scale", found[2], byScale);
  }

  /** Delta W = -e s^2 (G H H' + Z Z' G), to first order. */
  @Test
  void aStepAccumulatesThroughEmbeddingAndHypernetwork() {
    int z = 5;
    double e = 1e-3;
    HyperConv source = new HyperConv();
    float[][] l = learned(source, z, 0);
    float[] before = weights(source, l);
    float[] g = gradient(3);
    double[] expected = new double[SHAPE.size()];
    for (int p = 0; p < PAIRS; p++) {
      for (int k = 0; k < KERNEL; k++) {
        for (int j = 0; j < z; j++) {
          for (int m = 0; m < KERNEL; m++) {
            expected[at(p, k)] -= e * 0.5625 * g[at(p, m)] * l[1][m * z + j] * l[1][k * z + j];
          }
          for (int q = 0; q < PAIRS; q++) {
            expected[at(p, k)] -= e * 0.5625 * l[0][p * z + j] * l[0][q * z + j] * g[at(q, k)];
          }
        }
      }
    }
    float[][] by = backward(source, l, g);
    for (int tensor = 0; tensor < 2; tensor++) {
      for (int i = 0; i < l[tensor].length; i++) {
        l[tensor][i] -= (float) e * by[tensor][i];
      }
    }
    float[] after = weights(source, l);
    for (int i = 0; i < after.length; i++) {
      assertWithMessage("weight %s", i)
          .that((double) after[i] - before[i])
          .isWithin(2e-5)
          .of(expected[i]);
    }
    assertThat(Arrays.stream(expected).map(Math::abs).max().getAsDouble()).isGreaterThan(1e-3);
  }

  @Test
  void gradientsAreFiniteDifferences() {
    for (String f : new String[] {"NONE", "HARD_TANH", "CLIPPED_ELU"}) {
      for (int maps = 0; maps <= 2; maps++) {
        HyperConv source = made(f, "BOTH");
        float[][] l = learned(source, 4, maps);
        float[] g = gradient(maps);
        float[][] found = backward(source, l, g);
        for (int k = 0; k < l.length; k++) {
          double[] slopes = new double[l[k].length];
          for (int i = 0; i < slopes.length; i++) {
            slopes[i] = difference(source, l, k, i, g);
          }
          near(f + ", " + maps + " maps, tensor " + k, found[k], slopes);
        }
      }
    }
  }

  private static double difference(HyperConv source, float[][] l, int k, int i, float[] g) {
    float at = l[k][i];
    float h = 1f / 1024;
    l[k][i] = at + h;
    double up = loss(weights(source, l), g);
    l[k][i] = at - h;
    double down = loss(weights(source, l), g);
    l[k][i] = at;
    return (up - down) / (2 * h);
  }

  private static double loss(float[] w, float[] g) {
    double sum = 0;
    for (int i = 0; i < w.length; i++) {
      sum += (double) w[i] * g[i];
    }
    return sum;
  }

  private static void near(String what, float[] found, double... expected) {
    for (int i = 0; i < expected.length; i++) {
      assertWithMessage("%s, number %s", what, i)
          .that((double) found[i])
          .isWithin(2e-3 * Math.max(1, Math.abs(expected[i])))
          .of(expected[i]);
    }
  }

  @Test
  void noNonlinearityChangesASign() {
    float[][] l = learned(new HyperConv(), 4, 1);
    float[] plain = weights(made("NONE", "BOTH"), l);
    for (String f : new String[] {"HARD_TANH", "CLIPPED_ELU"}) {
      float[] w = weights(made(f, "BOTH"), l);
      for (int i = 0; i < w.length; i++) {
        assertThat(w[i] >= 0).isEqualTo(plain[i] >= 0);
      }
    }
  }

  @Test
  void theAblationsLeaveTheirTensorsAlone() {
    float[][] l = learned(new HyperConv(), 4, 1);
    float[] g = gradient(5);
    float[][] all = backward(made("NONE", "BOTH"), l, g);
    float[][] embedding = backward(made("NONE", "EMBEDDING"), l, g);
    float[][] hyper = backward(made("NONE", "HYPER"), l, g);
    assertThat(embedding[0]).isEqualTo(all[0]);
    assertThat(embedding[1]).isEqualTo(new float[KERNEL * 4]);
    assertThat(embedding[3]).isEqualTo(new float[16]);
    assertThat(hyper[0]).isEqualTo(new float[PAIRS * 4]);
    assertThat(hyper[1]).isEqualTo(all[1]);
    assertThat(hyper[3]).isEqualTo(all[3]);
    assertThat(embedding[2]).isEqualTo(all[2]);
    assertThat(hyper[2]).isEqualTo(all[2]);
  }
}
