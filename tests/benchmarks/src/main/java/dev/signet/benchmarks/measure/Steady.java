package dev.signet.benchmarks.measure;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/** When a program that repeats one thing has come to its full speed. */
public final class Steady {
  /** How many stretches in a row must be fast, by their median: about a tenth of a second. */
  private static final int WINDOW = 5;

  private Steady() {}

  /**
   * Calls one after the other, about 20 ms of them or one long one.
   *
   * @param end seconds from the start of the JVM to the end of the last call
   * @param nanosPerCall mean time of a call
   */
  public record Stretch(double end, double nanosPerCall) {}

  /** The steady time of a call: the median over the last quarter of the time that was watched. */
  public static double nanosPerCall(List<Stretch> stretches) {
    double last = stretches.getLast().end();
    double from = last - (last - stretches.getFirst().end()) / 4;
    return Statistics.median(
        stretches.stream()
            .filter(s -> s.end() >= from)
            .mapToDouble(Stretch::nanosPerCall)
            .toArray());
  }

  /**
   * Seconds from the start of the JVM until a share of the steady speed was reached: the end of the
   * first stretch from which on the median of {@value #WINDOW} is fast enough.
   *
   * @param share of the steady speed, such as 0.9
   * @return empty where there are too few stretches to say
   */
  public static OptionalDouble reached(double share, List<Stretch> stretches) {
    double limit = nanosPerCall(stretches) / share;
    for (int i = 0; i + WINDOW <= stretches.size(); i++) {
      double[] window =
          stretches.subList(i, i + WINDOW).stream().mapToDouble(Stretch::nanosPerCall).toArray();
      Arrays.sort(window);
      if (window[WINDOW / 2] <= limit && stretches.get(i).nanosPerCall() <= limit) {
        return OptionalDouble.of(stretches.get(i).end());
      }
    }
    return OptionalDouble.empty();
  }
}
