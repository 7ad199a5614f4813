package dev.signet.examples.claims;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.signet.examples.study.Interval;
import dev.signet.examples.study.Score;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ClaimTest {
  private static Score score(double end, double... curve) {
    return new Score(
        Map.of(Score.END, end),
        Arrays.stream(curve).boxed().toList(),
        1,
        1,
        4_423_680,
        1e6,
        5_689_344,
        53_312);
  }

  /** Student's factors of tables: 4.3027 for two degrees of freedom, 2.7764 for four. */
  @Test
  void intervals() {
    Interval three = Interval.of(0.01, 0.02, 0.03);
    assertThat(three.mean()).isWithin(1e-12).of(0.02);
    assertThat(three.half()).isWithin(1e-6).of(4.30265 * 0.01 / Math.sqrt(3));
    Interval five = Interval.of(0, 0, 0, 0, 0.05);
    assertThat(five.half()).isWithin(1e-6).of(2.77645 * 0.05 / 5);
    assertThat(five.toString()).isEqualTo("+1.00 (-1.78 to +3.78)");
    assertThat(Interval.of(0.01).toString()).isEqualTo("+1.00 (one seed)");
    assertThrows(IllegalArgumentException.class, Interval::of);
  }

  @Test
  void verdictsOfGains() {
    Claim claim = Claim.BI_REAL_OVER_PLAIN;
    assertThat(claim.verdict(new Interval(0.02, 0.01, 3))).isEqualTo(Claim.Verdict.REPRODUCED);
    assertThat(claim.verdict(new Interval(0.02, 0.03, 3))).isEqualTo(Claim.Verdict.NOT_RESOLVED);
    assertThat(claim.verdict(new Interval(-0.02, 0.01, 3))).isEqualTo(Claim.Verdict.CONTRADICTED);
    assertThat(claim.verdict(new Interval(0.02, 0.01, 2))).isEqualTo(Claim.Verdict.NOT_RESOLVED);
  }

  @Test
  void verdictsOfNoDifference() {
    Claim claim = Claim.E_BI_REAL_LIKE_BI_REAL;
    assertThat(claim.verdict(new Interval(0.001, 0.005, 5))).isEqualTo(Claim.Verdict.REPRODUCED);
    assertThat(claim.verdict(new Interval(0.001, 0.015, 5))).isEqualTo(Claim.Verdict.NOT_RESOLVED);
    assertThat(claim.verdict(new Interval(0.03, 0.01, 5))).isEqualTo(Claim.Verdict.CONTRADICTED);
    assertThat(claim.verdict(new Interval(-0.03, 0.01, 5))).isEqualTo(Claim.Verdict.CONTRADICTED);
  }

  @Test
  void effectsOfTwoChoices() {
    Map<Contender, Score> scores =
        Map.of(
            Contender.SIGNS, score(0.60, 0.2, 0.6),
            Contender.WARM, score(0.64, 0.1, 0.64),
            Contender.HYPER, score(0.61, 0.4, 0.62),
            Contender.HYPER_WARM, score(0.67, 0.5, 0.66));
    assertThat(Claim.HYPER_GAINS.contenders()).isEqualTo(scores.keySet());
    assertThat(Claim.HYPER_GAINS.difference(scores)).isWithin(1e-12).of(0.64 - 0.62);
    assertThat(Claim.WARM_GAINS.difference(scores)).isWithin(1e-12).of(0.655 - 0.605);
    assertThat(Claim.HYPER_FASTER.difference(scores)).isWithin(1e-12).of(0.545 - 0.385);
    assertThat(Claim.WARM_FASTER.difference(scores)).isWithin(1e-12).of(0.475 - 0.455);
  }

  @Test
  void tablesSayAll() {
    Map<Contender, Score> one =
        Map.of(Contender.BI_REAL, score(0.5, 0.5), Contender.PLAIN, score(0.47, 0.4));
    Map<Contender, Score> two =
        Map.of(Contender.BI_REAL, score(0.52, 0.5), Contender.PLAIN, score(0.48, 0.4));
    String text = new Findings(List.of(Claim.BI_REAL_OVER_PLAIN), List.of(one, two)).markdown();
    assertThat(text)
        .contains(
            "| Bi-Real over a plain binary ResNet | 2 of 3 | +3.50 (-2.85 to +9.85) | *not resolved* |");
    assertThat(text)
        .contains("| Bi-Real | 51.00 % | 4.42 M | 1.00 M | 5.69 M | 53,312 | 1 s | 1 us |");
  }
}
