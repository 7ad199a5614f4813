package dev.signet.examples.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one network reached with one seed.
 *
 * @param accuracies share of test pictures answered rightly, of the packed model of the epoch that
 *     was best on validation; by the name of a stage, {@link #END} at the end
 * @param curve share of validation pictures answered rightly after each epoch of the first stage
 * @param seconds of training
 * @param micros of one picture in the packed model, on one thread: the median
 * @param binaryMacs products of two bits of one picture, nominal
 * @param flops as publications count them
 * @param bitOperations products of two bits that run
 * @param bytes of the packed model's tensors
 */
public record Score(
    Map<String, Double> accuracies,
    List<Double> curve,
    double seconds,
    double micros,
    long binaryMacs,
    double flops,
    long bitOperations,
    long bytes) {
  /** The name of the last stage. */
  public static final String END = "end";

  /** Copies. */
  public Score {
    accuracies = Map.copyOf(accuracies);
    curve = List.copyOf(curve);
  }

  /** Share of test pictures answered rightly at the end. */
  public double accuracy() {
    return accuracies.get(END);
  }

  /** For JSON. */
  public Map<String, Object> members() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("accuracies", new TreeMap<>(accuracies));
    members.put("validation", curve);
    members.put("seconds", seconds);
    members.put("microseconds", micros);
    members.put("binary_macs", binaryMacs);
    members.put("flops", flops);
    members.put("bit_operations", bitOperations);
    members.put("bytes", bytes);
    return members;
  }

  /**
   * The same from JSON.
   *
   * @throws IllegalArgumentException if it is not what {@link #members} makes
   */
  static Score of(Object json) {
    if (json instanceof Map<?, ?> m
        && m.get("accuracies") instanceof Map<?, ?> stages
        && m.get("validation") instanceof List<?> epochs) {
      Map<String, Double> accuracies = new LinkedHashMap<>();
      stages.forEach((stage, share) -> accuracies.put((String) stage, number(share)));
      return new Score(
          accuracies,
          epochs.stream().map(Score::number).toList(),
          number(m.get("seconds")),
          number(m.get("microseconds")),
          (long) number(m.get("binary_macs")),
          number(m.get("flops")),
          (long) number(m.get("bit_operations")),
          (long) number(m.get("bytes")));
    }
    throw new IllegalArgumentException("it has no accuracies");
  }

  private static double number(Object value) {
    if (value instanceof Number n) {
      return n.doubleValue();
    }
    throw new IllegalArgumentException(value + " is no number");
  }
}
