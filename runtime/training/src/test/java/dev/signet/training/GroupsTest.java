package dev.signet.training;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.signet.training.Parameter.Kind;
import dev.signet.training.optimize.Moment;
import dev.signet.training.optimize.Optimizer;
import dev.signet.training.optimize.Schedule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which optimizer moves which parameter. */
class GroupsTest {
  private static final Parameter STEM = new Parameter("stem.weights", Kind.REAL_WEIGHT, 2, 2);
  private static final Parameter BIAS = new Parameter("stem.bias", Kind.BIAS, 2);
  private static final Parameter SIGN = new Parameter("conv.source.sign", Kind.BINARY, 2, 2);
  private static final Parameter MEAN = new Parameter("norm.mean", Kind.STATISTIC, 2);

  private static final Optimizer SGD = Optimizer.sgd(0.9, true);
  private static final Schedule RATE = Schedule.constant(0.5);

  private static Groups groups(Training.Builder settings, Parameter... parameters) {
    return new Groups("test.Net", settings.build(), List.of(parameters));
  }

  private static Training.Builder bop() {
    return Training.builder()
        .optimizer(Optimizer.bop(1e-8), Schedule.constant(1e-4), Parameters.kinds(Kind.BINARY));
  }

  private static void refused(String message, Training.Builder settings, Parameter... parameters) {
    assertThat(assertThrows(IllegalArgumentException.class, () -> groups(settings, parameters)))
        .hasMessageThat()
        .isEqualTo(message);
  }

  @Test
  void everyParameterHasOne() {
    Training.Builder settings =
        bop().optimizer(SGD, Schedule.linear(0.5), Parameters.named("*.bias", "none"));
    Groups groups = groups(settings.schedule(RATE), STEM, BIAS, SIGN, MEAN);
    assertThat(groups.optimizer(groups.of(STEM)).toString()).startsWith("adam(");
    assertThat(groups.optimizer(groups.of(BIAS))).isEqualTo(SGD);
    assertThat(groups.optimizer(groups.of(SIGN))).isEqualTo(Optimizer.bop(1e-8));
    assertThat(groups.rates(new Moment(50, 100, 10))).isEqualTo(new float[] {0.5f, 1e-4f, 0.25f});
    assertThat(settings.build().provenance())
        .containsEntry("optimizer.1", "bop(1.0E-8), constant(1.0E-4), kinds[BINARY]");
    assertThat(settings.build().provenance())
        .containsEntry("optimizer.2", "sgd(0.9, true), linear(0.5), named[*.bias, none]");
  }

  @Test
  void aParameterThatTwoClaim() {
    refused(
        "[OptimizerOverlap] stem.bias is claimed twice: by sgd(0.9, true) for named[stem.*], and by"
            + " adamW(0.9, 0.999, 1.0E-8) for kinds[BIAS, NORM]. Each parameter has one optimizer;"
            + " leave it out of one with except(...).",
        Training.builder()
            .optimizer(SGD, RATE, Parameters.named("stem.*"))
            .optimizer(Optimizer.adamW(), RATE, Parameters.kinds(Kind.NORM, Kind.BIAS)),
        STEM,
        BIAS);
    Parameters others = Parameters.named("stem.*").except(Parameters.kinds(Kind.BIAS));
    assertThat(others.toString()).isEqualTo("named[stem.*].except(kinds[BIAS])");
    groups(
        Training.builder()
            .optimizer(SGD, RATE, others)
            .optimizer(Optimizer.adamW(), RATE, Parameters.kinds(Kind.NORM, Kind.BIAS)),
        STEM,
        BIAS);
  }

  @Test
  void aClaimToNothing() {
    refused(
        "[OptimizerUnused] sgd(0.9, true) is to move named[norm.*], but no trained parameter of"
            + " test.Net is among them. It has stem.weights, stem.bias.",
        Training.builder().optimizer(SGD, RATE, Parameters.named("norm.*")),
        STEM,
        BIAS,
        MEAN);
  }

  @Test
  void signsWantFlipsAndOthersDoNot() {
    refused(
        "[FlipsNeeded] The weights conv.source.sign are -1 and +1 without latents, but adam(0.9,"
            + " 0.999, 1.0E-8) moves numbers by small steps. Give them one that flips:"
            + " optimizer(Optimizer.bop(1e-8), Schedule.constant(1e-4),"
            + " Parameters.kinds(Parameter.Kind.BINARY)); or declare latent weights (source ="
            + " Latent.class).",
        Training.builder(),
        STEM,
        SIGN);
    refused(
        "[NothingToFlip] bop(1.0E-8) only flips weights that are -1 and +1, but stem.bias is BIAS."
            + " Give it Parameters.kinds(Parameter.Kind.BINARY) alone, from layers declared with"
            + " source = LatentFree.class.",
        bop().optimizer(Optimizer.bop(1e-8), RATE, Parameters.named("stem.bias")),
        STEM,
        BIAS,
        SIGN);
    assertThat(
            assertThrows(
                IllegalArgumentException.class,
                () -> Training.builder().weightDecay(0.1, Kind.BINARY)))
        .hasMessageThat()
        .contains("cannot decay");
  }

  @Test
  void aRateThatIsNone() {
    Groups groups =
        groups(
            Training.builder().optimizer(SGD, m -> Float.NaN, Parameters.named("stem.bias")),
            STEM,
            BIAS);
    assertThat(assertThrows(IllegalStateException.class, () -> groups.rates(new Moment(3, 10, 1))))
        .hasMessageThat()
        .startsWith("the learning rate of the schedule custom is NaN before step 4;");
  }

  @Test
  void starsStandForAnyText() {
    assertThat(Parameters.named("conv.source.*").contains(SIGN)).isTrue();
    assertThat(Parameters.named("*sign").contains(SIGN)).isTrue();
    assertThat(Parameters.named("conv*source*").contains(SIGN)).isTrue();
    assertThat(Parameters.named("conv.source").contains(SIGN)).isFalse();
    assertThat(Parameters.named("conv?source?sign", "conv.source.sig[n]").contains(SIGN)).isFalse();
  }
}
