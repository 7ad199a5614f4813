package dev.signet.processor.plan;

import static com.google.common.truth.Truth.assertThat;

import dev.signet.processor.graph.Choice;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Trainers that do the same have one fingerprint, and no others. */
final class FingerprintTest {
  @Test
  void theSameNetworkHasTheSame() {
    assertThat(print(net("conv", 4, 3, Net.RSIGN))).isEqualTo(print(net("conv", 4, 3, Net.RSIGN)));
    assertThat(print(net("conv", 4, 3, Net.RSIGN))).matches("[0-9a-f]{64}");
  }

  @Test
  void whatIsTrainedOtherwiseHasAnother() {
    List<Net> nets =
        List.of(
            net("conv", 4, 3, Net.RSIGN),
            net("other", 4, 3, Net.RSIGN),
            net("conv", 5, 3, Net.RSIGN),
            net("conv", 4, 1, Net.RSIGN),
            net("conv", 4, 3, Net.STE),
            net("conv", 4, 3, Net.STE).norm("norm"));
    Set<String> prints = new HashSet<>();
    nets.forEach(n -> prints.add(print(n)));
    assertThat(prints).hasSize(nets.size());
  }

  private static Net net(String name, int filters, int kernel, Choice inputs) {
    return Net.standardized("Net", 3, 8, 8)
        .binaryConv(name, filters, kernel, Net.binarize(inputs, Net.STE, Net.UNSCALED));
  }

  private static String print(Net net) {
    return Fingerprint.of(Plan.of(net.build()).training());
  }
}
