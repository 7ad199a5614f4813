package dev.signet.dsl;

import static com.google.common.truth.Truth.assertThat;

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
  void aFinishedNetworkHasFullProgress() {
    assertThat(Site.deployed().progress()).isEqualTo(1f);
  }

  @Test
  void filterStatistics() {
    Site site = Site.deployed().filter(1f, 2f, 3f, 4);
    assertThat(site.mean()).isEqualTo(1f);
    assertThat(site.deviation()).isEqualTo(2f);
    assertThat(site.meanAbs()).isEqualTo(3f);
    assertThat(site.count()).isEqualTo(4);
  }

  @Test
  void filterShape() {
    FilterShape shape = new FilterShape(8, 3, 5, 7);
    assertThat(shape.fanIn()).isEqualTo(105);
    assertThat(shape.size()).isEqualTo(840);
  }
}
