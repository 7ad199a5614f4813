package dev.signet.inference.file;

import static com.google.common.truth.Truth.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CanariesTest {
  private static final double ANY = Double.POSITIVE_INFINITY;

  private static float[] input(
      int number, double least, double greatest, Map<String, Tensor> tensors) {
    return new Canaries(ModelSpec.of("x.Y", 2, 4, 5, least, greatest, 3), tensors).input(number);
  }

  /** The published first output of SplitMix64 from the state 0, as the first cell has it. */
  @Test
  void numbersAreThoseOfSplitMix64() {
    double unit = (0xE220A8397B1DCDAFL >>> 40) * 0x1p-24;
    assertThat(input(0, 0, 1, Map.of())[0]).isEqualTo((float) unit);
  }

  @Test
  void squaresGrow() {
    float[] fine = input(0, -1, 1, Map.of());
    float[] coarse = input(1, -1, 1, Map.of());
    assertThat(fine[0]).isNotEqualTo(fine[2]);
    for (int c = 0; c < 2; c++) {
      assertThat(coarse[c]).isEqualTo(coarse[2 + c]); // the pixel to the right
      assertThat(coarse[c]).isEqualTo(coarse[10 + c]); // the pixel below
      assertThat(coarse[c]).isNotEqualTo(coarse[4 + c]);
    }
    assertThat(coarse[0]).isNotEqualTo(coarse[1]);
    assertThat(input(5, -1, 1, Map.of())).isNotEqualTo(coarse);
  }

  /** 0.1 lies below the float that is nearest to it. */
  @Test
  void noValueLeavesTheRange() {
    for (int number = 0; number < Canaries.COUNT; number++) {
      for (float value : input(number, 0.1, Math.nextUp(0.1), Map.of())) {
        assertThat((double) value).isAtMost(Math.nextUp(0.1));
      }
      for (float value : input(number, -3, 200, Map.of())) {
        assertThat((double) value).isAtLeast(-3.0);
        assertThat((double) value).isAtMost(200.0);
      }
    }
  }

  @Test
  void standardisedInputsLieAroundTheirMeans() {
    float[] scale = {0.01f, 0};
    float[] shift = {-5, 7};
    Map<String, Tensor> tensors =
        Map.of("input.scale", Tensor.of(scale, 2), "input.shift", Tensor.of(shift, 2));
    float[] values = input(0, -ANY, ANY, tensors);
    for (int i = 0; i < values.length; i += 2) {
      assertThat(values[i]).isAtLeast(300f);
      assertThat(values[i]).isAtMost(700f);
      assertThat(values[i + 1]).isEqualTo(0f); // a channel that is constant
    }
    for (float value : input(0, -ANY, ANY, Map.of())) {
      assertThat(value).isAtLeast(-2f);
      assertThat(value).isAtMost(2f);
    }
  }
}
