package dev.signet.examples.claims;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.signet.dsl.estimator.CoupledWidths;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is compared at equal cost has equal cost. */
final class NetworksTest {
  private static final double ALIKE = 0.97;

  private static void atMost(long reference, long cost) {
    assertThat(cost).isAtMost(reference);
    assertWithMessage("%s of %s", cost, reference).that(cost).isAtLeast((long) (ALIKE * reference));
  }

  @Test
  void productsOfBits() {
    long reference = Networks_BiRealModel.Costs.BINARY_MACS;
    atMost(Networks_PlainModel.Costs.BINARY_MACS, reference);
    atMost(reference, Networks_EBiRealModel.Costs.BINARY_MACS);
    // One channel more would be too much.
    atMost(reference, 9L * 12 * 25 * 25 * 64);
    assertThat(Networks_Igp3Model.Costs.BINARY_MACS).isEqualTo(9L * 12 * 25 * 25 * 64);
    assertThat(9L * 12 * 26 * 26 * 64).isGreaterThan(reference);
    atMost(reference, Networks_ReactIgp3Model.Costs.BINARY_MACS);
    assertThat(Networks_Igp7Model.Costs.BINARY_MACS).isEqualTo(9L * 14 * 23 * 23 * 64);
    assertThat(9L * 14 * 24 * 24 * 64).isGreaterThan(reference);
    atMost(
        Networks_BinaryDenseNetModel.Costs.BINARY_MACS,
        Networks_IgpDenseNetModel.Costs.BINARY_MACS);
  }

  @Test
  void widthsOfBinaryDuo() {
    assertThat(CoupledWidths.of(2, 32, 64)).isEqualTo(new int[] {22, 44});
    assertThat(Networks_DuoDecoupledModel.Costs.BINARY_WEIGHTS)
        .isAtMost(Networks_SingleModel.Costs.BINARY_WEIGHTS);
  }

  @Test
  void smallEnough() {
    List<Long> products =
        List.of(
            Networks_BiRealModel.Costs.BINARY_MACS + Networks_BiRealModel.Costs.REAL_MACS,
            Networks_BinaryDenseNetModel.Costs.BINARY_MACS
                + Networks_BinaryDenseNetModel.Costs.REAL_MACS,
            Networks_Igp7Model.Costs.BINARY_MACS + Networks_Igp7Model.Costs.REAL_MACS);
    products.forEach(macs -> assertThat(macs).isLessThan(30_000_000L));
  }
}
