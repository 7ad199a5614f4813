package dev.signet.dsl.activation;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.signet.dsl.Activation;
import dev.signet.dsl.Site;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ActivationTest {
  private static final double STEP = 1.0 / 256;

  static Stream<Activation> all() {
    return Stream.of(
        new Relu(),
        new PRelu(),
        new RPRelu(),
        new HardTanh(),
        new Sigmoid(),
        new Scale(),
        new Shift(),
        new DpRelu(),
        new Maxout(),
        new Times(-0.75f) {});
  }

  private static float[][] learned() {
    return new float[][] {{0.375f}, {0.5f}, {-0.25f}, {1.5f}};
  }

  /** Away from kinks, both derivatives are those of central differences. */
  @ParameterizedTest
  @MethodSource("all")
  void derivatives(Activation a) {
    for (float x = -2.51f; x < 2.5f; x += 0.17f) {
      Site site = Site.of(0f, learned());
      double up = a.value((float) (x + STEP), site);
      double down = a.value((float) (x - STEP), site);
      assertWithMessage("%s at %s", a, x)
          .that((double) a.derivative(x, site))
          .isWithin(1e-3)
          .of((up - down) / (2 * STEP));
      for (int k = 0; k < 4; k++) {
        float[][] more = learned();
        float[][] less = learned();
        more[k][0] += (float) STEP;
        less[k][0] -= (float) STEP;
        double slope =
            ((double) a.value(x, Site.of(0f, more)) - a.value(x, Site.of(0f, less))) / (2 * STEP);
        if (slope != 0 || k == 0) {
          assertWithMessage("%s at %s by its number %s", a, x, k)
              .that((double) a.learnedDerivative(k, x, site))
              .isWithin(1e-3)
              .of(slope);
        }
      }
    }
  }

  @Test
  void values() {
    Site site = Site.of(0f, learned());
    assertThat(new Relu().value(-2f, site)).isEqualTo(0f);
    assertThat(new Relu().value(2f, site)).isEqualTo(2f);
    assertThat(new HardTanh().value(-2f, site)).isEqualTo(-1f);
    assertThat(new HardTanh().value(0.5f, site)).isEqualTo(0.5f);
    assertThat(new PRelu().value(-2f, site)).isEqualTo(-0.75f);
    assertThat(new RPRelu().value(-2.375f, site)).isEqualTo(-1.25f);
    assertThat(new RPRelu().value(1f, site)).isEqualTo(1.125f);
    assertThat(new Sigmoid().value(0f, site)).isEqualTo(0.5f);
    assertThat(new Scale().value(2f, site)).isEqualTo(0.75f);
    assertThat(new Shift().value(2f, site)).isEqualTo(2.375f);
    assertThat(new DpRelu().value(2.375f, site)).isEqualTo(2.5f);
    assertThat(new DpRelu().value(-1.625f, site)).isEqualTo(0f);
    assertThat(new Maxout().value(2f, site)).isEqualTo(1f);
    assertThat(new Maxout().value(-2f, site)).isEqualTo(-0.75f);
  }

  /**
   * Written without branches, they have the bits of their definitions, zeros of either sign too.
   */
  @Test
  void branchlessFormsAreTheirDefinitions() {
    float[] numbers = {
      0f,
      -0f,
      1f,
      -1f,
      0.25f,
      -0.3f,
      Float.MIN_VALUE,
      -Float.MIN_VALUE,
      1e-30f,
      -1e-30f,
      3.3f,
      -7.7f,
      Float.MAX_VALUE,
      -Float.MAX_VALUE,
      Float.POSITIVE_INFINITY
    };
    for (float x : numbers) {
      Site site = Site.deployed();
      assertThat(new Relu().value(x, site)).isEqualTo(x > 0 ? x : 0f);
      for (float slope : numbers) {
        if (Float.isInfinite(slope)) {
          continue; // model files hold finite numbers
        }
        float found = new PRelu().value(x, Site.of(1f, new float[] {slope}));
        float expected = x > 0 ? x : slope * x;
        assertWithMessage("%s, slope %s", x, slope)
            .that(Float.floatToRawIntBits(found))
            .isEqualTo(Float.floatToRawIntBits(expected));
      }
    }
  }
}
