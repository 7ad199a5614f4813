package dev.signet.training.loss;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.signet.training.data.Dataset;
import dev.signet.training.data.InMemory;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassWeightsTest {
  private static Dataset labelled(int... labels) {
    return InMemory.floats(1, 1, 1, new float[labels.length], labels, List.of("a", "b", "c"));
  }

  @Test
  void balancedWeightsMakeClassesCountAlike() {
    Dataset data = labelled(0, 0, 0, 1, 2, 2);
    ClassWeights weights = ClassWeights.balanced(data);
    assertThat(weights.of(0)).isEqualTo(6 / (3 * 3.0));
    assertThat(weights.of(1)).isEqualTo(6 / 3.0);
    assertThat(weights.of(2)).isEqualTo(1.0);
    assertThat(weights.classes()).isEqualTo(3);
    assertThat(
            assertThrows(
                IllegalArgumentException.class, () -> ClassWeights.balanced(labelled(0, 2))))
        .hasMessageThat()
        .isEqualTo(
            "class 1, \"b\", has no example to balance by; give weights with ClassWeights.of");
  }

  @Test
  void impossibleWeightsAreRefused() {
    for (double wrong : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThat(assertThrows(IllegalArgumentException.class, () -> ClassWeights.of(1, wrong)))
          .hasMessageThat()
          .startsWith("the weight of class 1 is " + wrong);
    }
  }
}
