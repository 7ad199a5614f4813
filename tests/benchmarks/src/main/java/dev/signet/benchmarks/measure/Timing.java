package dev.signet.benchmarks.measure;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one entrant of a {@link Contest} took.
 *
 * @param nanos time of one call, one number per round
 */
public record Timing(double[] nanos) {
  /** The median time of a call in nanoseconds. */
  public double median() {
    return Statistics.median(nanos);
  }

  /** How often the other's time is this one's, by medians: above 1 where this is the faster. */
  public double over(Timing other) {
    return other.median() / median();
  }

  /** Median, tenth and ninetieth percentile and rounds, for JSON. */
  public Map<String, Object> toJson() {
    var json = new LinkedHashMap<String, Object>();
    json.put("medianNanos", median());
    json.put("p10Nanos", Statistics.quantile(0.1, nanos));
    json.put("p90Nanos", Statistics.quantile(0.9, nanos));
    json.put("rounds", nanos.length);
    return json;
  }
}
