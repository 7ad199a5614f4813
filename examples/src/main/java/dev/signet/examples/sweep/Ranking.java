package dev.signet.examples.sweep;

import dev.signet.examples.study.Charts;
import dev.signet.examples.study.Interval;
import dev.signet.examples.study.Score;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What complete rounds say of variants, each against the first.
 *
 * @param variants in the order asked for
 * @param rounds scores of all variants with each seed; at least one
 */
public record Ranking(List<Variant> variants, List<Map<Variant, Score>> rounds) {
  private static final double PERCENT = 100;

  /** Copies. */
  public Ranking {
    variants = List.copyOf(variants);
    rounds = List.copyOf(rounds);
  }

  /** What a variant gains over the first, paired by seeds. */
  public Interval gain(Variant variant) {
    return Interval.of(
        rounds.stream()
            .mapToDouble(r -> r.get(variant).accuracy() - r.get(variants.getFirst()).accuracy())
            .toArray());
  }

  private double mean(Variant variant, ToDoubleFunction<Score> number) {
    return rounds.stream()
        .mapToDouble(r -> number.applyAsDouble(r.get(variant)))
        .average()
        .orElseThrow();
  }

  /** A table in Markdown. */
  public String markdown() {
    StringBuilder text = new StringBuilder();
    text.append(
        "| variant | accuracy, mean of %d | against the first, in points, 95 %% |"
            .formatted(rounds.size()));
    text.append(" packed bytes | training | one picture |\n|---|---|---|---|---|---|\n");
    for (Variant variant : variants) {
      boolean first = variant.equals(variants.getFirst());
      text.append(
          String.format(
              Locale.ROOT,
              "| %s | %.2f %% | %s | %,d | %.1f s | %.0f us |\n",
              variant,
              PERCENT * mean(variant, Score::accuracy),
              first ? "" : gain(variant),
              rounds.getFirst().get(variant).bytes(),
              mean(variant, Score::seconds),
              mean(variant, Score::micros)));
    }
    return text.toString();
  }

  /** For a picture: every variant but the first. */
  public List<Charts.Row> rows() {
    return variants.stream()
        .skip(1)
        .map(v -> new Charts.Row(v + " against " + variants.getFirst(), gain(v)))
        .toList();
  }

  /** For JSON. */
  public Map<String, Object> members() {
    Map<String, Object> members = new LinkedHashMap<>();
    for (Variant variant : variants) {
      Interval gain = gain(variant);
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("accuracy", mean(variant, Score::accuracy));
      if (!variant.equals(variants.getFirst())) {
        one.put("difference", gain.mean());
        if (gain.count() > 1) {
          one.put("low", gain.low());
          one.put("high", gain.high());
        }
      }
      one.put("runs", rounds.stream().map(r -> r.get(variant).members()).toList());
      members.put(variant.id(), one);
    }
    return members;
  }
}
