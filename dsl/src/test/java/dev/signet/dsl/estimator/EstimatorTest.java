package dev.signet.dsl.estimator;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.signet.dsl.Estimator;
import dev.signet.dsl.Site;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Derivatives at -1.2, -0.5, 0, 0.3 and 0.9, worked out apart from the code. */
class EstimatorTest {
  private static final float[] AT = {-1.2f, -0.5f, 0f, 0.3f, 0.9f};
  private static final List<Estimator> SIGNS =
      List.of(
          new SteSign(),
          new ApproxSign(),
          new SwishSign(),
          new MagnitudeAwareSign(),
          new ErrorDecay(),
          new IdentitySign(),
          new LongTailedSign(),
          new PeakedSign(),
          new TriangularSign(),
          new TriangularInputSign(),
          new ReSteSign(),
          new FourierSign(),
          new SparseMagnitudeSign(),
          new ReCuSign());

  static void assertDerivatives(Estimator e, Site site, double... expected) {
    for (int i = 0; i < AT.length; i++) {
      assertWithMessage("%s at %s", e.getClass().getSimpleName(), AT[i])
          .that((double) e.derivative(AT[i], site))
          .isWithin(2e-6 * Math.max(1, Math.abs(expected[i])))
          .of(expected[i]);
    }
  }

  private static final class Wide extends SteSign {
    Wide() {
      super(1.3f);
    }
  }

  private static final class Negative extends SteSign {
    Negative() {
      super(-1f);
    }
  }

  private static final class Flat extends SwishSign {
    Flat() {
      super(0f);
    }
  }

  @Test
  void clippedStraightThrough() {
    assertDerivatives(new SteSign(), Site.deployed(), 0, 1, 1, 1, 1);
    assertDerivatives(new Wide(), Site.deployed(), 1, 1, 1, 1, 1);
    assertThat(new SteSign().derivative(1f, Site.deployed())).isEqualTo(1f);
    assertThat(new SteSign().derivative(-1f, Site.deployed())).isEqualTo(1f);
    assertThat(new SteSign().derivative(Math.nextUp(1f), Site.deployed())).isEqualTo(0f);
    assertThrows(IllegalArgumentException.class, Negative::new);
  }

  @Test
  void piecewiseQuadratic() {
    assertDerivatives(new ApproxSign(), Site.deployed(), 0, 1, 2, 1.4, 0.2);
  }

  @Test
  void signSwish() {
    assertDerivatives(
        new SwishSign(), Site.deployed(), -0.097929, -0.084622, 5, 1.561976, -0.260911);
    assertThat(new SwishSign().derivative(1e30f, Site.deployed())).isEqualTo(0f);
    assertThrows(IllegalArgumentException.class, Flat::new);
  }

  @Test
  void errorDecaySharpens() {
    assertDerivatives(new ErrorDecay(), Site.of(0f), 0.985737, 0.997504, 1, 0.999101, 0.991944);
    assertDerivatives(new ErrorDecay(), Site.of(0.5f), 0.305020, 0.786448, 1, 0.915137, 0.486917);
    assertDerivatives(new ErrorDecay(), Site.of(1f), 0, 0.001816, 10, 0.098660, 6.1e-7);
    // from 0.001 it is 0.1 half way
    ErrorDecay late = new ErrorDecay(0.001) {};
    assertDerivatives(late, Site.of(0.5f), 0.985737, 0.997504, 1, 0.999101, 0.991944);
    assertThrows(IllegalArgumentException.class, () -> new ErrorDecay(0) {});
    assertThrows(IllegalArgumentException.class, () -> new ErrorDecay(10) {});
  }

  /** Where T = 0.5. */
  private static final class Half extends SteWarmup {
    Half() {
      super(0.25, 0.2, 0.6);
    }
  }

  @Test
  void warmsUp() {
    for (float progress : new float[] {0f, 0.3f, 1f}) {
      assertDerivatives(new SteWarmup(), Site.of(progress), 0, 1, 1, 1, 1);
    }
    Site half = Site.of(0.4f);
    float[] forward = {-1f, -1f, 0f, 0.6f, 1f};
    for (int i = 0; i < AT.length; i++) {
      assertThat(new Half().forward(AT[i], half)).isWithin(1e-6f).of(forward[i]);
      assertThat(new SteWarmup().forward(AT[i], Site.of(0f)))
          .isEqualTo(Math.max(-1f, Math.min(1f, AT[i])));
    }
    assertThat(new Half().forward(0.3f, Site.of(0.2f))).isEqualTo(0.3f);
    assertThat(new Half().forward(0.1f, Site.of(0.9f))).isEqualTo(0.4f);
    // T(20), T(60) and T(120) of a run of 250 epochs
    double[][] temperatures = {{20, 0.358}, {60, 0.0461}, {120, 2.1e-3}};
    for (double[] t : temperatures) {
      float x = 1e-3f;
      assertThat((double) x / new SteWarmup().forward(x, Site.of((float) (t[0] / 250))))
          .isWithin(0.02 * t[1])
          .of(t[1]);
    }
    assertThrows(IllegalArgumentException.class, () -> new SteWarmup(1, 0, 1) {});
    assertThrows(IllegalArgumentException.class, () -> new SteWarmup(0.1, 0.5, 0.5) {});
  }

  private static final class Levels extends UnitLevels {
    Levels(int n) {
      super(n);
    }
  }

  @Test
  void unitLevels() {
    float[] at = {0.24f, 0.25f, 0.49f, 0.5f, 0.74f, 0.75f, 1.4f, -3f};
    float[] binary = {0, 0, 0, 1, 1, 1, 1, 0};
    float[] ternary = {0, 0.5f, 0.5f, 0.5f, 0.5f, 1, 1, 0};
    for (int i = 0; i < at.length; i++) {
      assertThat(new UnitStep().deployed(at[i], Site.deployed())).isEqualTo(binary[i]);
      assertThat(new CoupledTernary().deployed(at[i], Site.deployed())).isEqualTo(ternary[i]);
    }
    assertDerivatives(new UnitStep(), Site.deployed(), 0, 0, 0, 1, 1);
    assertDerivatives(new CoupledTernary(), Site.deployed(), 0, 0, 0, 1, 1);
    assertThat(new UnitStep().derivative(1f, Site.deployed())).isEqualTo(0f);
    assertThrows(IllegalArgumentException.class, () -> new Levels(0));
  }

  /** Just below a threshold too, where a float sum with 1/2 would round up. */
  @Test
  void unitLevelsStepAtTheirThresholds() {
    for (int n = 1; n <= 4; n *= 2) {
      for (int j = 1; j <= n; j++) {
        float threshold = (2 * j - 1) / (2f * n);
        Levels levels = new Levels(n);
        assertThat(levels.deployed(threshold, Site.deployed())).isEqualTo((float) j / n);
        assertThat(levels.deployed(Math.nextDown(threshold), Site.deployed()))
            .isEqualTo((float) (j - 1) / n);
      }
    }
  }

  /** The identity behind BinaryDuo. */
  @Test
  void theTernaryIsTwoBinaries() {
    UnitStep step = new UnitStep();
    for (int i = -200; i <= 200; i++) {
      float x = i / 100f;
      float two =
          step.deployed(x - 0.25f, Site.deployed()) + step.deployed(x + 0.25f, Site.deployed());
      assertThat(new CoupledTernary().deployed(x, Site.deployed())).isEqualTo(two / 2);
    }
  }

  @Test
  void magnitudeIsTheMeanAbsoluteWeight() {
    Site filter = Site.of(0f).filter(0.1f, 0.5f, 0.25f, 4);
    assertThat(new MagnitudeAwareSign().magnitude(filter)).isEqualTo(0.25f);
    assertDerivatives(new MagnitudeAwareSign(), filter, 0, 1, 1, 1, 1);
    assertThat(new SteSign().magnitude(filter)).isEqualTo(1f);
  }

  @Test
  void learnedShiftPerChannel() {
    RSign sign = new RSign();
    Site site = Site.of(0f, new float[] {0.5f, -0.5f});
    assertThat(sign.deployed(0.25f, site.at(0))).isEqualTo(1f);
    assertThat(sign.deployed(0.25f, site.at(1))).isEqualTo(-1f);
    assertThat(sign.deployed(0.5f, site.at(1))).isEqualTo(1f);
    assertThat(sign.derivative(0.25f, site.at(1))).isEqualTo(1.5f);
    assertThat(sign.learnedDerivative(0, 0.25f, site.at(1))).isEqualTo(1.5f);
    assertThat(sign.derivative(0.25f, site.at(0))).isEqualTo(0.5f);
  }

  @Test
  void realPassesOn() {
    assertThat(new Real().forward(0.3f, Site.deployed())).isEqualTo(0.3f);
    assertDerivatives(new Real(), Site.deployed(), 1, 1, 1, 1, 1);
  }

  @Test
  void signsOfZerosAndOfEverythingElse() {
    Random random = new Random(1);
    for (Estimator e : SIGNS) {
      Site site = Site.of(0.3f);
      assertThat(e.deployed(0f, site)).isEqualTo(1f);
      assertThat(e.deployed(-0f, site)).isEqualTo(1f);
      assertThat(e.deployed(-Float.MIN_VALUE, site)).isEqualTo(-1f);
      for (int i = 0; i < 1000; i++) {
        float x = Float.intBitsToFloat(random.nextInt());
        x = Float.isNaN(x) ? Float.NEGATIVE_INFINITY : x;
        assertThat(e.deployed(x, site)).isEqualTo(x < 0 ? -1f : 1f);
        assertThat(e.forward(x, site)).isEqualTo(e.deployed(x, site));
      }
    }
  }

  /** What {@code ZeroOutside(1)} on these classes claims. */
  @Test
  void noDerivativeOutsideTheWindow() {
    for (Estimator e :
        List.of(
            new SteSign(),
            new ApproxSign(),
            new MagnitudeAwareSign(),
            new SteWarmup(),
            new UnitStep(),
            new LongTailedSign(),
            new PeakedSign(),
            new SteTern(),
            new SteHeaviside(),
            new DoReFa())) {
      for (float x = Math.nextUp(1f); x < 100; x *= 1.1f) {
        assertThat(e.derivative(x, Site.deployed())).isEqualTo(0f);
        assertThat(e.derivative(-x, Site.deployed())).isEqualTo(0f);
      }
      assertThat(e.derivative(0.99f, Site.deployed())).isGreaterThan(0f);
    }
  }
}
