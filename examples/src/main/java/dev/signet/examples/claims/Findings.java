package dev.signet.examples.claims;

import dev.signet.examples.study.Interval;
import dev.signet.examples.study.Score;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What complete rounds say of claims.
 *
 * @param claims that were asked about
 * @param rounds the scores of each seed
 */
public record Findings(List<Claim> claims, List<Map<Contender, Score>> rounds) {
  private static final double MILLION = 1e6;
  private static final int PERCENT = 100;

  /** Copies. */
  public Findings {
    claims = List.copyOf(claims);
    rounds = List.copyOf(rounds);
  }

  /** The difference by a claim, of all rounds that have its networks; at least one round has. */
  public Interval interval(Claim claim) {
    return Interval.of(
        rounds.stream()
            .filter(r -> r.keySet().containsAll(claim.contenders()))
            .limit(claim.seeds())
            .mapToDouble(claim::difference)
            .toArray());
  }

  /** Every network's scores, in order. */
  Map<Contender, List<Score>> scores() {
    Map<Contender, List<Score>> all = new EnumMap<>(Contender.class);
    for (Map<Contender, Score> round : rounds) {
      round.forEach((c, s) -> all.computeIfAbsent(c, x -> new ArrayList<>()).add(s));
    }
    return all;
  }

  /** The mean of a stage's accuracies. */
  static double mean(Collection<Score> scores, String stage) {
    return scores.stream().mapToDouble(s -> s.accuracies().get(stage)).average().orElseThrow();
  }

  /** Both tables, in Markdown. */
  public String markdown() {
    StringBuilder text = new StringBuilder();
    text.append("| claim | seeds | difference in points, 95 % | |\n|---|---|---|---|\n");
    for (Claim claim : claims) {
      Interval found = interval(claim);
      line(
          text,
          claim,
          found.count() + " of " + claim.seeds(),
          found,
          "*" + claim.verdict(found) + "*");
    }
    text.append(
        "\n| network | accuracy, mean | binary MACs | FLOPs | bit operations | packed bytes |"
            + " training | one picture |\n|---|---|---|---|---|---|---|---|\n");
    scores()
        .forEach((contender, scores) -> {
          Score first = scores.getFirst();
          line(
              text,
              contender,
              accuracies(scores),
              format("%.2f M", first.binaryMacs() / MILLION),
              format("%.2f M", first.flops() / MILLION),
              format("%.2f M", first.bitOperations() / MILLION),
              format("%,d", first.bytes()),
              format("%.0f s", scores.stream().mapToDouble(Score::seconds).average().orElseThrow()),
              format(
                  "%.0f us", scores.stream().mapToDouble(Score::micros).average().orElseThrow()));
        });
    return text.toString();
  }

  private static String accuracies(List<Score> scores) {
    String end = percent(mean(scores, Score.END));
    return scores.getFirst().accuracies().containsKey(Contender.COUPLED)
        ? "coupled %s, decoupled %s, fine-tuned %s"
            .formatted(
                percent(mean(scores, Contender.COUPLED)),
                percent(mean(scores, Contender.DECOUPLED)),
                end)
        : end;
  }

  private static String percent(double share) {
    return format("%.2f %%", PERCENT * share);
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  private static void line(StringBuilder text, Object... cells) {
    for (Object cell : cells) {
      text.append("| ").append(cell).append(' ');
    }
    text.append("|\n");
  }

  /** For JSON. */
  public Map<String, Object> members() {
    Map<String, Object> found = new LinkedHashMap<>();
    for (Claim claim : claims) {
      Interval interval = interval(claim);
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("claim", claim.toString());
      one.put("verdict", claim.verdict(interval).toString());
      one.put("difference", interval.mean());
      if (interval.count() > 1) {
        one.put("low", interval.low());
        one.put("high", interval.high());
      }
      one.put("seeds", interval.count());
      one.put("seeds_needed", claim.seeds());
      found.put(claim.id(), one);
    }
    Map<String, Object> runs = new LinkedHashMap<>();
    scores().forEach((c, all) -> runs.put(c.id(), all.stream().map(Score::members).toList()));
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("claims", found);
    members.put("runs", runs);
    return members;
  }
}
