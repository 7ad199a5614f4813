package dev.signet.examples.mismatch;

import dev.signet.training.mismatch.MismatchReport;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What was found of the toys before, to be looked for again: orderings, since the values depend on
 * examples, step and weights. A cosine that is none (NaN) lets no ordering hold.
 */
public enum Ordering {
  /** Nothing is quantised, so little is lost; the cut to 0 and 1 alone is not smooth. */
  A(
      "unquantised: above 0.98 in every layer",
      cosines -> Arrays.stream(cosines.get(Toy.UNQUANTISED)).allMatch(c -> c > 0.98)),
  /** What BinaryDuo rests on. */
  B(
      "first layer: 2-bit above ternary above every binary one",
      cosines -> {
        double ternary = cosines.get(Toy.TERNARY)[0];
        return cosines.get(Toy.TWO_BITS)[0] > ternary
            && Toy.BINARY.stream().allMatch(t -> ternary > cosines.get(t)[0]);
      }),
  /** Mismatch adds up on the way from the loss. */
  C(
      "binary: lowest in the layer farthest from the loss",
      cosines -> Toy.BINARY.stream().allMatch(t -> isLowestFirst(cosines.get(t)))),
  /** Nothing that is not smooth lies above it. */
  D(
      "last layer: 1 up to rounding, in every network",
      cosines -> cosines.values().stream().allMatch(c -> c[c.length - 1] > 1 - Ordering.ROUNDING));

  /** Floats of the passes, and differences of losses over a small step. */
  private static final double ROUNDING = 1e-4;

  private final String words;
  private final Predicate<Map<Toy, double[]>> holds;

  Ordering(String words, Predicate<Map<Toy, double[]>> holds) {
    this.words = words;
    this.holds = holds;
  }

  /** Whether it holds for what was found of one seed. */
  public boolean holds(Map<Toy, MismatchReport> reports) {
    Map<Toy, double[]> cosines = new EnumMap<>(Toy.class);
    reports.forEach((toy, report) -> cosines.put(toy, MismatchStudy.cosines(report)));
    return holdsFor(cosines);
  }

  boolean holdsFor(Map<Toy, double[]> cosines) {
    return holds.test(cosines);
  }

  /** For how many seeds it holds. */
  public int count(List<Map<Toy, MismatchReport>> seeds) {
    return (int) seeds.stream().filter(this::holds).count();
  }

  /** What is claimed. */
  public String words() {
    return words;
  }

  private static boolean isLowestFirst(double[] cosines) {
    return Arrays.stream(cosines).skip(1).allMatch(c -> cosines[0] < c);
  }
}
