package dev.signet.examples.claims;

import static dev.signet.examples.claims.Contender.BI_REAL;
import static dev.signet.examples.claims.Contender.DENSE;
import static dev.signet.examples.claims.Contender.DUO;
import static dev.signet.examples.claims.Contender.E_BI_REAL;
import static dev.signet.examples.claims.Contender.HYPER;
import static dev.signet.examples.claims.Contender.HYPER_WARM;
import static dev.signet.examples.claims.Contender.IGP3;
import static dev.signet.examples.claims.Contender.IGP7;
import static dev.signet.examples.claims.Contender.IGP_DENSE;
import static dev.signet.examples.claims.Contender.PLAIN;
import static dev.signet.examples.claims.Contender.REACT_BI_REAL;
import static dev.signet.examples.claims.Contender.REACT_IGP3;
import static dev.signet.examples.claims.Contender.SIGNS;
import static dev.signet.examples.claims.Contender.SINGLE;
import static dev.signet.examples.claims.Contender.STE;
import static dev.signet.examples.claims.Contender.SWISH;
import static dev.signet.examples.claims.Contender.TERNARY;
import static dev.signet.examples.claims.Contender.WARM;

import dev.signet.examples.study.Interval;
import dev.signet.examples.study.Score;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * What a paper says of two networks, as a difference of what they reach with the same seed: the
 * same order of the data, the same augmentation. Seeds are five where the printed gain is under 1.5
 * points, else three.
 */
public enum Claim {
  /** Liu et al. 2018. */
  BI_REAL_OVER_PLAIN(
      "Bi-Real over a plain binary ResNet", false, 3, gain(end(BI_REAL), end(PLAIN))),
  /** Zhu et al. */
  IGP3_OVER_BI_REAL(
      "IGP-ResNet, M = 3, over Bi-Real at equal cost", false, 5, gain(end(IGP3), end(BI_REAL))),
  /** Zhu et al. */
  IGP7_OVER_BI_REAL(
      "IGP-ResNet, M = 7, over Bi-Real at equal cost", false, 3, gain(end(IGP7), end(BI_REAL))),
  /** Zhu et al. */
  E_BI_REAL_LIKE_BI_REAL(
      "EBi-Real gains nothing over Bi-Real", true, 5, gain(end(E_BI_REAL), end(BI_REAL))),
  /** Zhu et al. */
  IGP_DENSE_OVER_DENSE(
      "IGP-DenseNet over BinaryDenseNet at equal cost", false, 3, gain(end(IGP_DENSE), end(DENSE))),
  /** Zhu et al., conjectured. */
  IGP_WITH_REACT(
      "IGP blocks over Bi-Real, both with RSign and RPReLU",
      false,
      5,
      gain(end(REACT_IGP3), end(REACT_BI_REAL))),
  /** Kim et al. 2020. */
  DUO_OVER_SINGLE(
      "BinaryDuo over its baseline at equal parameters", false, 5, gain(end(DUO), end(SINGLE))),
  /** Kim et al. 2020. */
  COUPLED_LIKE_DECOUPLED(
      "Decoupling alone changes nothing",
      true,
      3,
      gain(at(DUO, Contender.DECOUPLED), at(DUO, Contender.COUPLED))),
  /** Kim et al. 2020. */
  TUNING_GAINS(
      "Fine-tuning after decoupling", false, 5, gain(end(DUO), at(DUO, Contender.DECOUPLED))),
  /** Kim et al. 2020. */
  LEVELS_OVER_APPROX(
      "Three values of inputs over two with the derivative of ApproxSign",
      false,
      3,
      gain(end(TERNARY), end(BI_REAL))),
  /** Kim et al. 2020. */
  LEVELS_OVER_SWISH(
      "Three values of inputs over two with the derivative of SwishSign",
      false,
      3,
      gain(end(TERNARY), end(SWISH))),
  /** Kim et al. 2020: the gain of a better-shaped derivative is small. */
  LEVELS_OVER_STE(
      "Three values of inputs over two with the straight-through derivative",
      false,
      3,
      gain(end(TERNARY), end(STE))),
  /** Wang et al. 2022. */
  HYPER_GAINS("HyperConv, with and without warm-up", false, 5, hyper(end())),
  /** Wang et al. 2022. */
  HYPER_FASTER("HyperConv learns faster: mean over epochs", false, 5, hyper(overEpochs())),
  /** Wang et al. 2022. */
  WARM_GAINS("STE-Warmup, with and without HyperConv", false, 5, warm(end())),
  /** Wang et al. 2022. */
  WARM_FASTER("STE-Warmup learns faster: mean over epochs", false, 5, warm(overEpochs()));

  /** What a difference says of a claim. */
  public enum Verdict {
    /** The whole interval is on the claim's side. */
    REPRODUCED,
    /** The interval holds both. */
    NOT_RESOLVED,
    /** The whole interval is on the other side. */
    CONTRADICTED;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /** A number of one network's score. */
  private record Reading(Contender contender, ToDoubleFunction<Score> number) {}

  /** A weighted sum of numbers of the scores of one seed. */
  private record Contrast(List<Reading> readings, double... weights) {
    double of(Map<Contender, Score> scores) {
      double sum = 0;
      for (int i = 0; i < weights.length; i++) {
        Reading reading = readings.get(i);
        sum += weights[i] * reading.number.applyAsDouble(scores.get(reading.contender));
      }
      return sum;
    }
  }

  /** Two networks are alike where they differ by no more. */
  private static final double ALIKE = 0.01;

  private final String words;
  private final boolean nothing;
  private final int seeds;
  private final Contrast contrast;

  Claim(String words, boolean nothing, int seeds, Contrast contrast) {
    this.words = words;
    this.nothing = nothing;
    this.seeds = seeds;
    this.contrast = contrast;
  }

  private static ToDoubleFunction<Score> end() {
    return Score::accuracy;
  }

  private static ToDoubleFunction<Score> overEpochs() {
    return score -> score.curve().stream().mapToDouble(d -> d).average().orElseThrow();
  }

  private static Reading end(Contender contender) {
    return new Reading(contender, end());
  }

  private static Reading at(Contender contender, String stage) {
    return new Reading(contender, score -> score.accuracies().get(stage));
  }

  private static Contrast gain(Reading better, Reading than) {
    return new Contrast(List.of(better, than), 1, -1);
  }

  private static Contrast hyper(ToDoubleFunction<Score> number) {
    return effect(number, HYPER, HYPER_WARM, SIGNS, WARM);
  }

  private static Contrast warm(ToDoubleFunction<Score> number) {
    return effect(number, WARM, HYPER_WARM, SIGNS, HYPER);
  }

  /** The mean of two over that of two others. */
  private static Contrast effect(ToDoubleFunction<Score> number, Contender... four) {
    List<Reading> readings = Arrays.stream(four).map(c -> new Reading(c, number)).toList();
    return new Contrast(readings, 0.5, 0.5, -0.5, -0.5);
  }

  /** For options: {@code igp3-over-bi-real}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Seeds that it takes. */
  public int seeds() {
    return seeds;
  }

  /** The networks that it takes. */
  public Set<Contender> contenders() {
    Set<Contender> all = EnumSet.noneOf(Contender.class);
    contrast.readings.forEach(r -> all.add(r.contender));
    return all;
  }

  /** The difference that one seed showed, in shares; scores hold all {@link #contenders}. */
  public double difference(Map<Contender, Score> scores) {
    return contrast.of(scores);
  }

  /** What so many differences say; nothing is resolved by fewer than {@link #seeds}. */
  public Verdict verdict(Interval found) {
    if (found.count() < seeds) {
      return Verdict.NOT_RESOLVED;
    }
    if (nothing) {
      boolean alike = found.low() > -ALIKE && found.high() < ALIKE;
      boolean unlike = found.low() > ALIKE || found.high() < -ALIKE;
      return alike ? Verdict.REPRODUCED : unlike ? Verdict.CONTRADICTED : Verdict.NOT_RESOLVED;
    }
    return found.low() > 0
        ? Verdict.REPRODUCED
        : found.high() < 0 ? Verdict.CONTRADICTED : Verdict.NOT_RESOLVED;
  }

  @Override
  public String toString() {
    return words;
  }
}
