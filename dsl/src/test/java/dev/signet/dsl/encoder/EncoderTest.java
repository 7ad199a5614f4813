package dev.signet.dsl.encoder;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;

class EncoderTest {
  @Test
  void thermometerCutsAtQuantiles() {
    float[] sorted = new float[100];
    for (int i = 0; i < 100; i++) {
      sorted[i] = i;
    }
    Thermometer thermometer = new Thermometer();
    float[] numbers = thermometer.fit(sorted, 3);
    assertThat(numbers).isEqualTo(new float[] {25f, 50f, 75f});
    assertThat(thermometer.bit(49.5f, numbers[1], 1)).isFalse();
    assertThat(thermometer.bit(50f, numbers[1], 1)).isTrue();
  }

  @Test
  void thermometerOfOneValue() {
    assertThat(new Thermometer().fit(new float[] {7f}, 2)).isEqualTo(new float[] {7f, 7f});
  }

  @Test
  void bitPlanesAreBinaryDigits() {
    BitPlanes planes = new BitPlanes();
    assertThat(planes.fit(new float[] {1f}, 8)).hasLength(8);
    // 181 = 10110101
    int read = 0;
    for (int k = 0; k < 8; k++) {
      read |= planes.bit(181.75f, 0f, k) ? 1 << k : 0;
    }
    assertThat(read).isEqualTo(181);
  }
}
