package dev.signet.training.listen;

import static com.google.common.truth.Truth.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HealthTest {
  private static LayerHealth layer(
      String name, long weights, double flips, double dead, double zeroed, double constant) {
    int channels = Double.isNaN(zeroed) ? 0 : 10;
    return new LayerHealth(
        name,
        weights,
        flips,
        dead,
        10 * channels,
        channels,
        zeroed,
        constant,
        new int[40],
        1,
        new int[20]);
  }

  private static EpochReport epoch(int epoch, Health health) {
    double none = Double.NaN;
    return new EpochReport(epoch, 20, 1, 0.5, 0.5, none, none, 0.01, 1, 1, 100, 0, health);
  }

  @Test
  void layersWeighByWhatTheyHave() {
    Health health =
        Health.of(
            List.of(
                layer("a", 300, 0.02, 0.1, Double.NaN, Double.NaN),
                layer("b", 100, 0.06, 0, 0.25, 0.5)));
    assertThat(health.flips()).isWithin(1e-12).of(0.03);
    assertThat(health.dead()).isWithin(1e-12).of(0.075);
    assertThat(health.zeroed()).isEqualTo(0.25);
    assertThat(health.constant()).isEqualTo(0.5);
    assertThat(Health.of(List.of()).isKnown()).isFalse();
  }

  @Test
  void aHealthyNetworkGetsNoAdvice() {
    Health health = Health.of(List.of(layer("a", 100, 0.01, 0.01, 0.4, 0.05)));
    assertThat(epoch(3, health).advice()).isEmpty();
    assertThat(Wording.health(epoch(3, health)))
        .containsExactly(
            "  signs: 1% flipped, 1% of weights dead, 40% of gradients zeroed, 5% of channels"
                + " constant");
    assertThat(Wording.health(epoch(3, Health.UNKNOWN))).isEmpty();
    assertThat(Health.UNKNOWN.advice(false)).isEmpty();
  }

  @Test
  void theWorstLayerIsNamed() {
    Health health =
        Health.of(
            List.of(
                layer("a", 100, 0.3, 0.3, 0.1, 0),
                layer("b", 100, 0.15, 0.5, 0.9, 0.25),
                layer("c", 100, 0, 0, Double.NaN, Double.NaN)));
    assertThat(epoch(3, health).advice())
        .containsExactly(
            "30% of the weights of a changed sign in this epoch: they jump to and fro. Lower the"
                + " learning rate, or warm up.",
            "50% of the weights of b lie where the estimator's derivative is 0 and no longer learn."
                + " Take source = Latent.class, which clips them, or a wider estimator.",
            "90% of the inputs of b lie where the estimator's derivative is 0: little gradient goes"
                + " back. Put a batch norm before it, or take a wider estimator.",
            "25% of the channels before b have one sign everywhere and say nothing. Put a batch norm"
                + " or a learned threshold (RSign) before the sign, or lower the learning rate.")
        .inOrder();
  }

  @Test
  void fewFlipsAreBadBeforeTheEndAlone() {
    Health health = Health.of(List.of(layer("a", 100, 1e-6, 0, 0.1, 0)));
    assertThat(epoch(18, health).advice()).hasSize(1);
    assertThat(epoch(18, health).advice().getFirst()).startsWith("Hardly any weight changed sign");
    assertThat(epoch(19, health).advice()).isEmpty();
  }

  @Test
  void numbersComeBack() {
    EpochReport report = epoch(3, Health.of(List.of(layer("a", 100, 0.01, 0.02, 0.4, 0.05))));
    assertThat(report.numbers()).containsEntry("flips", 0.01);
    assertThat(report.numbers()).containsEntry("dead_weights", 0.02);
    assertThat(report.numbers()).containsEntry("zeroed_gradients", 0.4);
    assertThat(report.numbers()).containsEntry("constant_channels", 0.05);
    assertThat(EpochReport.of(report.numbers(), 20).numbers()).isEqualTo(report.numbers());
  }
}
