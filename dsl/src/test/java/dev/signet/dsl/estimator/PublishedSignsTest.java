package dev.signet.dsl.estimator;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static dev.signet.dsl.estimator.EstimatorTest.assertDerivatives;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.signet.dsl.Estimator;
import dev.signet.dsl.Site;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Derivatives at -1.2, -0.5, 0, 0.3 and 0.9, worked out apart from the code, and other values. */
class PublishedSignsTest {
  /** The midpoint rule over the right side. */
  private static double integral(DoubleUnaryOperator f, double to) {
    int parts = 20_000;
    double sum = 0;
    for (int i = 0; i < parts; i++) {
      sum += f.applyAsDouble((i + 0.5) * to / parts);
    }
    return sum * to / parts;
  }

  @Test
  void longTailed() {
    LongTailedSign sign = new LongTailedSign();
    assertDerivatives(sign, Site.deployed(), 0, 0.4, 2, 0.8, 0.4);
    assertThat(integral(x -> sign.derivative((float) x, Site.deployed()), 1))
        .isWithin(1e-4)
        .of(0.72);
  }

  /** +1 as often as {@code clip((x + 1) / 2, 0, 1)}; without chance the sign. */
  @Test
  void stochastic() {
    StochasticSign sign = new StochasticSign();
    assertDerivatives(sign, Site.deployed(), 0, 1, 1, 1, 1);
    float[] xs = {-7, -1, -0.5f, -0.0f, 0.3f, 1, 1.2f};
    double[] shares = {0, 0, 0.25, 0.5, 0.65, 1, 1};
    int n = 20_000;
    for (int k = 0; k < xs.length; k++) {
      int ups = 0;
      for (int i = 0; i < n; i++) {
        ups += sign.forward(xs[k], Site.of(0.5f).draw(k).value(i)) > 0 ? 1 : 0;
      }
      double tolerance = shares[k] % 1 == 0 ? 0 : 0.02;
      assertWithMessage("x %s", xs[k]).that((double) ups / n).isWithin(tolerance).of(shares[k]);
    }
    for (float x : new float[] {-1e-30f, -0.0f, 0f, 1e-30f}) {
      assertThat(sign.forward(x, Site.of(0.5f))).isEqualTo(sign.deployed(x, Site.deployed()));
    }
  }

  @Test
  void peaked() {
    PeakedSign sign = new PeakedSign();
    assertDerivatives(sign, Site.deployed(), 0, 1, 2.8, 1.96, 1);
    assertThat(sign.derivative(0.46f, Site.deployed())).isGreaterThan(1f);
    assertThat(sign.derivative(0.47f, Site.deployed())).isEqualTo(1f);
    assertThat(integral(x -> sign.derivative((float) x, Site.deployed()), 0.46548))
        .isWithin(1e-4)
        .of(1);
  }

  @Test
  void identity() {
    assertDerivatives(new IdentitySign(), Site.deployed(), 1, 1, 1, 1, 1);
    assertThat(new IdentitySign().derivative(1e30f, Site.deployed())).isEqualTo(1f);
  }

  /** t is 0.01 at the start and 1 at two thirds of the way; inputs have no t below 1. */
  @Test
  void triangular() {
    double[] late = {0.214214, 0.914214, 1.414214, 1.114214, 0.514214};
    assertDerivatives(
        new TriangularSign(), Site.of(0f), 1.402214, 1.409214, 1.414214, 1.411214, 1.405214);
    assertDerivatives(new TriangularSign(), Site.of(2f / 3), late);
    assertDerivatives(new TriangularInputSign(), Site.of(0f), late);
    assertDerivatives(new TriangularInputSign(), Site.of(2f / 3), late);
    double t = 10;
    double[] sharp = {0, 0, 14.142136, 0, 0};
    assertDerivatives(new TriangularSign(), Site.of(1f), sharp);
    assertDerivatives(new TriangularInputSign(), Site.of(1f), sharp);
    assertThat((double) new TriangularSign().derivative(-0.1f, Site.of(1f)))
        .isWithin(1e-4)
        .of(Math.sqrt(2) * t - t * t * 0.1);
  }

  @Test
  void power() {
    ReSteSign sign = new ReSteSign();
    assertDerivatives(sign, Site.of(0f), 1, 1, 1, 1, 1);
    assertDerivatives(sign, Site.of(1f), 0.295183, 0.529134, 4.641589, 0.743814, 0.357589);
    // 1 + 2 (1 - cos(pi/3)) = 2 at two thirds of the way
    assertThat((double) sign.derivative(0.25f, Site.of(2f / 3))).isWithin(1e-5).of(1);
    assertThat(sign.derivative(0.1f, Site.of(1f))).isEqualTo(sign.derivative(0f, Site.of(1f)));
    assertThat(sign.derivative(0.11f, Site.of(1f))).isLessThan(2f);
    for (float progress : new float[] {0f, 0.5f, 1f}) {
      assertThat(sign.derivative(1.5f, Site.of(progress))).isGreaterThan(0f);
      assertThat(sign.derivative(-Math.nextUp(1.5f), Site.of(progress))).isEqualTo(0f);
    }
  }

  @Test
  void fourier() {
    FourierSign sign = new FourierSign();
    assertDerivatives(sign, Site.of(0f), 0.359206, 1.071841, 1.273240, 1.198388, 0.689787);
    for (float progress : new float[] {0f, 0.55f, 1f}) {
      int n = progress == 0 ? 9 : progress == 1 ? 18 : 14;
      for (float x : new float[] {0f, 1e-8f, 0.7f, -31.4f, (float) (10 * Math.PI), 123.4f}) {
        double sum = 0;
        for (int i = 0; i <= n; i++) {
          sum += Math.cos((2 * i + 1) * 0.1 * x);
        }
        assertWithMessage("at %s", x)
            .that((double) sign.derivative(x, Site.of(progress)))
            .isWithin(1e-5)
            .of(0.4 / Math.PI * sum);
      }
    }
  }

  /** Least numbers of each level: they are what the annotations state. */
  private static void assertSteps(Estimator e, float[] thresholds, float... levels) {
    for (int i = 0; i < thresholds.length; i++) {
      String at = e.getClass().getSimpleName() + " at " + thresholds[i];
      assertWithMessage(at)
          .that(e.deployed(thresholds[i], Site.deployed()))
          .isEqualTo(levels[i + 1]);
      assertWithMessage("below " + at)
          .that(e.deployed(Math.nextDown(thresholds[i]), Site.deployed()))
          .isEqualTo(levels[i]);
    }
    assertThat(e.deployed(-1e30f, Site.deployed())).isEqualTo(levels[0]);
    assertThat(e.deployed(1e30f, Site.deployed())).isEqualTo(levels[levels.length - 1]);
  }

  @Test
  void ternary() {
    assertSteps(new SteTern(), new float[] {-0.05f, 0.050000004f}, -1f, 0f, 1f);
    assertDerivatives(new SteTern(), Site.deployed(), 0, 1, 1, 1, 1);
    assertThrows(IllegalArgumentException.class, () -> new SteTern(-1f) {});
  }

  @Test
  void heaviside() {
    assertSteps(new SteHeaviside(), new float[] {Float.MIN_VALUE}, 0f, 1f);
    assertThat(new SteHeaviside().deployed(-0f, Site.deployed())).isEqualTo(0f);
    assertDerivatives(new SteHeaviside(), Site.deployed(), 0, 1, 1, 1, 1);
  }

  @Test
  void doReFa() {
    float[] thresholds = {0.16666667f, 0.5f, 0.8333334f};
    assertSteps(new DoReFa(), thresholds, 0f, 1f / 3, 2f / 3, 1f);
    assertDerivatives(new DoReFa(), Site.deployed(), 0, 0, 1, 1, 1);
    assertThat(new DoReFa().derivative(1f, Site.deployed())).isEqualTo(1f);
    // 15 * 0.5 is 7.5, and of 7 and 8 the even one is 8
    assertThat(new DoReFa(4) {}.deployed(0.5f, Site.deployed())).isEqualTo(8f / 15);
    assertThrows(IllegalArgumentException.class, () -> new DoReFa(5) {});
    assertThrows(IllegalArgumentException.class, () -> new DoReFa(0) {});
  }

  @Test
  void sparseStep() {
    SparseStep step = new SparseStep();
    Site plain = Site.of(0f, new float[] {0f}, new float[] {1f});
    float[] at = {-1.2f, -0.5f, 0f, 0.3f, 0.9f};
    float[] forward = {0, 0, 1, 1, 1};
    for (int i = 0; i < at.length; i++) {
      assertThat(step.deployed(at[i], plain)).isEqualTo(forward[i]);
    }
    assertDerivatives(step, plain, 0, 0, 1, 1, 1);
    // the window in x is (b - 0.3 / s, b + 1 / s), whatever the sign of s
    for (float s : new float[] {2f, -2f}) {
      Site site = Site.of(0f, new float[] {0.5f}, new float[] {s});
      assertThat(step.deployed(0.5f, site)).isEqualTo(1f);
      assertThat(step.deployed(0.49f, site)).isEqualTo(0f);
      assertThat(step.derivative(0.34f, site)).isEqualTo(0f);
      assertThat(step.derivative(0.36f, site)).isEqualTo(2f);
      assertThat(step.derivative(0.99f, site)).isEqualTo(2f);
      assertThat(step.derivative(1.01f, site)).isEqualTo(0f);
      assertThat(step.learnedDerivative(0, 0.75f, site)).isEqualTo(-2f);
      assertThat(step.learnedDerivative(1, 0.75f, site)).isEqualTo(0.25f * Math.signum(s));
      assertThat(step.learnedDerivative(0, 1.01f, site)).isEqualTo(0f);
      assertThat(step.learnedDerivative(1, 1.01f, site)).isEqualTo(0f);
    }
  }

  /** The scale, mean|W| = 0.25, times the derivative is 1 - 1/n. */
  @Test
  void sparseWeights() {
    SparseMagnitudeSign sign = new SparseMagnitudeSign();
    Site filter = Site.of(0f).filter(0.1f, 0.5f, 0.25f, 8);
    assertDerivatives(sign, filter, 0, 3.5, 3.5, 3.5, 3.5);
    assertThat(sign.magnitude(filter)).isEqualTo(1f);
    assertThat(sign.derivative(0f, Site.of(0f).filter(0, 0, 0, 8))).isEqualTo(0f);
  }

  /** Thresholds at half of 0.6 while training, at half of 0.8 when deployed. */
  @Test
  void magnitudeTernary() {
    MagnitudeTernary ternary = new MagnitudeTernary();
    Site site = Site.of(0f, new float[] {0.8f}, new float[] {0.6f});
    assertDerivatives(ternary, site, 0, 1, 1, 1, 1);
    float[] xs = {-2, -0.4f, -0.39f, -0.3f, -0.29f, 0, 0.29f, 0.3f, 0.39f, 0.4f};
    float[] forward = {-1, -1, -1, -1, 0, 0, 0, 1, 1, 1};
    float[] deployed = {-1, -1, 0, 0, 0, 0, 0, 0, 0, 1};
    for (int i = 0; i < xs.length; i++) {
      assertThat(ternary.forward(xs[i], site)).isEqualTo(forward[i]);
      assertThat(ternary.deployed(xs[i], site)).isEqualTo(deployed[i]);
    }
    float[][] learned = {{0.8f}, {0.6f}};
    ternary.measure(1.8f, 0, learned);
    assertThat(learned).isEqualTo(new float[][] {{0.81f}, {1.8f}});
    ternary.measure(2, 1, learned);
    ternary.measure(3, 2, learned);
    ternary.measure(7, 3, learned);
    assertThat(learned).isEqualTo(new float[][] {{4}, {7}}); // the mean of three batches
    assertThrows(IllegalArgumentException.class, () -> new MagnitudeTernary(0) {});
  }

  /** The mean, which multiplies the derivative, leaves 1. */
  @Test
  void detachedMagnitude() {
    DetachedMagnitudeSign sign = new DetachedMagnitudeSign();
    Site filter = Site.of(0f).filter(0.1f, 0.5f, 0.25f, 8);
    assertThat(sign.magnitude(filter)).isEqualTo(0.25f);
    assertDerivatives(sign, filter, 0, 4, 4, 4, 4);
    assertThat(sign.derivative(1f, filter)).isEqualTo(4f);
    assertThat(sign.derivative(0f, Site.of(0f).filter(0, 0, 0, 8))).isEqualTo(0f);
  }

  /** Q is mean|W| times ln(10/3) at the start, times ln(50) at the end. */
  @Test
  void rectifiedClamp() {
    ReCuSign sign = new ReCuSign();
    double[][] quantiles = {{0, Math.log(10 / 3.0)}, {1, Math.log(50)}};
    for (double[] q : quantiles) {
      Site site = Site.of((float) q[0]).layer(0.5f);
      float edge = (float) (0.5 * q[1]);
      assertThat(sign.derivative(edge * 0.999f, site)).isEqualTo(1f);
      assertThat(sign.derivative(-edge * 0.999f, site)).isEqualTo(1f);
      assertThat(sign.derivative(edge * 1.001f, site)).isEqualTo(0f);
      assertThat(sign.derivative(-edge * 1.001f, site)).isEqualTo(0f);
    }
    // tau half way, from 0.85 + 0.14 (sqrt(e) - 1) / (e - 1)
    float middle = (float) -Math.log(2 - 2 * 0.9028556);
    assertThat(sign.derivative(middle * 0.999f, Site.of(0.5f).layer(1f))).isEqualTo(1f);
    assertThat(sign.derivative(middle * 1.001f, Site.of(0.5f).layer(1f))).isEqualTo(0f);
  }
}
