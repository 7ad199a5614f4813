package dev.signet.dsl.source;

import static com.google.common.truth.Truth.assertThat;

import dev.signet.dsl.FilterShape;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RotatedLatentTest {
  /** Filters of 24 weights: 4 by 6. */
  private static final FilterShape SHAPE = new FilterShape(5, 2, 3, 4);

  private static final RotatedLatent SOURCE = new RotatedLatent();

  private static float[][] learned(FilterShape shape) {
    int a = shape.rows();
    int b = shape.columns();
    float[][] learned = {
      new float[shape.size()], new float[shape.out()], new float[a * a], new float[b * b]
    };
    SOURCE.initialize(shape, learned, new Random(8));
    return learned;
  }

  private static float[] weights(FilterShape shape, float[][] learned) {
    float[] w = new float[shape.size()];
    SOURCE.weights(shape, learned, w);
    return w;
  }

  private static double magnitude(float[][] learned) {
    float[][] turned = learned.clone();
    turned[1] =
        new float[] {
          (float) (Math.PI / 2),
          (float) (Math.PI / 2),
          (float) (Math.PI / 2),
          (float) (Math.PI / 2),
          (float) (Math.PI / 2)
        };
    double sum = 0;
    for (float w : weights(SHAPE, turned)) {
      sum += Math.abs(w);
    }
    return sum;
  }

  @Test
  void sides() {
    assertThat(new FilterShape(1, 3, 3, 64).rows()).isEqualTo(24);
    assertThat(new FilterShape(1, 3, 3, 64).columns()).isEqualTo(24);
    assertThat(SHAPE.rows()).isEqualTo(4);
    assertThat(SHAPE.columns()).isEqualTo(6);
    assertThat(FilterShape.rows(7)).isEqualTo(1);
    assertThat(FilterShape.rows(1)).isEqualTo(1);
  }

  /** Without an angle they are the standardised latents, at a right angle lengths stay. */
  @Test
  void anglesTurnFromStandardisedToRotated() {
    float[][] l = learned(SHAPE);
    l[1] = new float[] {0f, (float) (Math.PI / 2), (float) -Math.PI / 2, 0.5f, 0f};
    float[] plain = SourceGradients.weights(new StandardizedLatent(), SHAPE, l[0]);
    float[] w = weights(SHAPE, l);
    double[] squares = new double[10];
    for (int i = 0; i < w.length; i++) {
      int o = i / 24;
      squares[o] += plain[i] * plain[i];
      squares[5 + o] += w[i] * w[i];
      if (o == 0 || o == 4) {
        assertThat(w[i]).isWithin(1e-6f).of(plain[i]);
      }
    }
    assertThat(squares[6]).isWithin(1e-4).of(squares[1]);
    assertThat(squares[7]).isWithin(1e-4).of(squares[2]);
    assertThat(w[24]).isNotWithin(1e-3f).of(plain[24]);
  }

  /** Rows of X are input channels, as in the published code: columns are changed, taps change. */
  @Test
  void matricesAreReadChannelByChannel() {
    FilterShape shape = new FilterShape(1, 1, 2, 2);
    float[] latent = {-3, -1, 1, 3}; // tap 0 of channels 0 and 1, then tap 1
    float[][] l = {latent, {(float) (Math.PI / 2)}, {1, 0, 0, 1}, {0, 1, 1, 0}};
    float[] plain = SourceGradients.weights(new StandardizedLatent(), shape, latent);
    float[] w = weights(shape, l);
    for (int i = 0; i < 4; i++) {
      assertThat(w[i]).isWithin(1e-6f).of(plain[(i + 2) % 4]);
    }
  }

  @Test
  void gradients() {
    float[][] l = learned(SHAPE);
    l[1][2] = -0.7f;
    float[] g = SourceGradients.gaussian(SHAPE.size(), 4);
    float[][] into = {new float[SHAPE.size()], new float[5], {}, {}};
    SOURCE.backward(SHAPE, l, g, into);
    float[] plain = SourceGradients.backward(new StandardizedLatent(), SHAPE, l[0], g);
    for (int i = 0; i < plain.length; i++) {
      double share = 1 - Math.abs(Math.sin(l[1][i / 24]));
      assertThat((double) into[0][i]).isWithin(1e-4).of(share * plain[i]);
    }
    for (int o = 0; o < 5; o++) {
      float[][] more = {l[0], l[1].clone(), l[2], l[3]};
      float[][] less = {l[0], l[1].clone(), l[2], l[3]};
      more[1][o] += 1e-3f;
      less[1][o] -= 1e-3f;
      float[] up = weights(SHAPE, more);
      float[] down = weights(SHAPE, less);
      double sum = 0;
      for (int i = 0; i < up.length; i++) {
        sum += g[i] * ((double) up[i] - down[i]);
      }
      assertThat((double) into[1][o]).isWithin(1e-2).of(sum / ((double) more[1][o] - less[1][o]));
    }
  }

  /** Epoch by epoch rotated weights come nearer to their signs: of one length, their sum grows. */
  @Test
  void rotationsComeNearerToSigns() {
    float[][] l = learned(SHAPE);
    double first = magnitude(l);
    double before = first;
    for (int epoch = 0; epoch < 4; epoch++) {
      float[] latent = l[0].clone();
      SOURCE.beforeEpoch(SHAPE, l);
      assertThat(l[0]).isEqualTo(latent);
      double now = magnitude(l);
      assertThat(now).isGreaterThan(before - 1e-4);
      before = now;
    }
    assertThat(before).isGreaterThan(1.05 * first);
  }
}
