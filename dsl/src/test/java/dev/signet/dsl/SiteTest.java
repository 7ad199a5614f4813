package dev.signet.dsl;

import static com.google.common.truth.Truth.assertThat;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class SiteTest {
  @Test
  void learnedNumbersPerChannelOrForAll() {
    Site site = Site.of(0.25f, new float[] {1f, 2f, 3f}, new float[] {9f});
    assertThat(site.progress()).isEqualTo(0.25f);
    assertThat(site.at(2).learned(0)).isEqualTo(3f);
    assertThat(site.at(2).learned(1)).isEqualTo(9f);
    assertThat(site.at(0).learned(0)).isEqualTo(1f);
  }

  @Test
  void aPaceIsWorkedOutOnceForEachFormula() {
    int[] asked = new int[2];
    DoubleUnaryOperator half = progress -> progress / (2 + 0 * asked[0]++);
    DoubleUnaryOperator twice = progress -> progress * (2 + 0 * asked[1]++);
    Site site = Site.of(0.5f);
    assertThat(site.pace(half)).isEqualTo(0.25);
    assertThat(site.at(7).pace(half)).isEqualTo(0.25);
    assertThat(asked[0]).isEqualTo(1);
    assertThat(site.pace(twice)).isEqualTo(1.0);
    assertThat(site.pace(half)).isEqualTo(0.25);
    assertThat(asked).isEqualTo(new int[] {2, 1});
  }

  @Test
  void aFinishedNetworkHasFullProgress() {
    assertThat(Site.deployed().progress()).isEqualTo(1f);
  }

  @Test
  void nothingIsDrawnUnlessItIsSaid() {
    assertThat(Site.of(0.5f).value(3).chance()).isEqualTo(0.5f);
  }

  /** Moments of the uniform distribution; of other keys and values other numbers. */
  @Test
  void chances() {
    int n = 1 << 16;
    double sum = 0;
    double squares = 0;
    double products = 0;
    for (int i = 0; i < n; i++) {
      float chance = Site.of(0f).draw(7).value(i).chance();
      assertThat(chance).isGreaterThan(0f);
      assertThat(chance).isAtMost(1f);
      assertThat(Site.of(0.9f).value(i).draw(7).at(3).chance()).isEqualTo(chance);
      sum += chance;
      squares += chance * chance;
      products += chance * Site.of(0f).draw(8).value(i).chance();
    }
    assertThat(sum / n).isWithin(0.005).of(1.0 / 2);
    assertThat(squares / n).isWithin(0.005).of(1.0 / 3);
    assertThat(products / n).isWithin(0.005).of(1.0 / 4);
  }

  @Test
  void filterStatistics() {
    Site site = Site.deployed().filter(1f, 2f, 3f, 4);
    assertThat(site.mean()).isEqualTo(1f);
    assertThat(site.deviation()).isEqualTo(2f);
    assertThat(site.meanAbs()).isEqualTo(3f);
    assertThat(site.count()).isEqualTo(4);
    assertThat(site.layer(5f).layerMeanAbs()).isEqualTo(5f);
  }

  @Test
  void filterShape() {
    FilterShape shape = new FilterShape(8, 3, 5, 7);
    assertThat(shape.fanIn()).isEqualTo(105);
    assertThat(shape.size()).isEqualTo(840);
  }
}
