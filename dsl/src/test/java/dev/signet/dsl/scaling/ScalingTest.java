package dev.signet.dsl.scaling;

import static com.google.common.truth.Truth.assertThat;

import dev.signet.dsl.Site;
import org.junit.jupiter.api.Test;

class ScalingTest {
  private static final Site FILTER =
      Site.of(0f, new float[] {3f, 4f}).at(1).filter(0.1f, 0.5f, 0.25f, 8);

  @Test
  void factors() {
    assertThat(new Unscaled().factor(FILTER)).isEqualTo(1f);
    assertThat(new MeanAbs().factor(FILTER)).isEqualTo(0.25f);
    assertThat(new LearnedScale().factor(FILTER)).isEqualTo(4f);
  }

  @Test
  void derivatives() {
    assertThat(new Unscaled().weightDerivative(2f, FILTER)).isEqualTo(0f);
    assertThat(new MeanAbs().weightDerivative(2f, FILTER)).isEqualTo(0.125f);
    assertThat(new MeanAbs().weightDerivative(-2f, FILTER)).isEqualTo(-0.125f);
    assertThat(new MeanAbs().weightDerivative(0f, FILTER)).isEqualTo(0.125f);
    assertThat(new LearnedScale().weightDerivative(2f, FILTER)).isEqualTo(0f);
    assertThat(new LearnedScale().learnedDerivative(0, FILTER)).isEqualTo(1f);
  }

  @Test
  void meanOfTheLayer() {
    Site site = Site.of(0f).filter(0f, 1f, 0.25f, 8).layer(0.75f);
    assertThat(new LayerMeanAbs().factor(site)).isEqualTo(0.75f);
    assertThat(new LayerMeanAbs().layerDerivative(site)).isEqualTo(1f);
    assertThat(new LayerMeanAbs().weightDerivative(2f, site)).isEqualTo(0f);
    assertThat(new MeanAbs().layerDerivative(site)).isEqualTo(0f);
  }

  /** The power next to the mean on a scale of logarithms: 0.7 lies nearer to 1/2, 0.71 to 1. */
  @Test
  void powersOfTwo() {
    float[][] powers = {{0.25f, 0.25f}, {0.7f, 0.5f}, {0.71f, 1f}, {3f, 4f}, {1e-30f, 0x1p-100f}};
    for (float[] p : powers) {
      Site site = Site.of(0f).filter(0f, 1f, p[0], 8);
      assertThat(new PowerOfTwo().factor(site)).isEqualTo(p[1]);
      assertThat(new PowerOfTwo().weightDerivative(0.5f, site)).isEqualTo(0f);
    }
    assertThat(new PowerOfTwo().factor(Site.of(0f).filter(0f, 0f, 0f, 8))).isEqualTo(0f);
  }
}
