package dev.signet.examples.claims;

import dev.signet.examples.study.Charts;
import dev.signet.examples.study.Score;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Pictures of what was found. */
public final class ClaimCharts {
  private ClaimCharts() {}

  /** The difference by every claim. */
  public static void differences(Findings findings, Path file) throws IOException {
    Charts.differences(
        findings.claims().stream()
            .map(claim -> {
              String verdict = claim.verdict(findings.interval(claim)).toString();
              return new Charts.Row(claim + ": " + verdict, findings.interval(claim));
            })
            .toList(),
        file);
  }

  /** Validation accuracy by epoch, the mean of all seeds, of these networks. */
  public static void curves(Findings findings, List<Contender> contenders, Path file)
      throws IOException {
    Map<Contender, List<Score>> scores = findings.scores();
    scores.keySet().retainAll(contenders);
    Charts.curves(scores, file);
  }
}
