package dev.signet.benchmarks.startup;

import dev.signet.benchmarks.measure.Steady;
import java.util.ArrayList;
import java.util.List;

/**
 * One start of a JVM, in seconds from its launch.
 *
 * @param main when main began
 * @param first when the first prediction was there
 * @param stretches what followed
 */
record Start(double main, double first, List<Steady.Stretch> stretches) {
  /**
   * Reads what {@link StartupProbe} printed.
   *
   * @param launched epoch microseconds of the launch
   */
  static Start parse(long launched, List<String> lines) {
    double main = seconds(launched, lines.get(0).split(" ")[1]);
    double first = seconds(launched, lines.get(1).split(" ")[1]);
    var stretches = new ArrayList<Steady.Stretch>();
    double before = first;
    for (String line : lines.subList(2, lines.size())) {
      String[] parts = line.split(" ");
      double end = seconds(launched, parts[0]);
      stretches.add(new Steady.Stretch(end, (end - before) * 1e9 / Integer.parseInt(parts[1])));
      before = end;
    }
    return new Start(main, first, stretches);
  }

  private static double seconds(long launched, String micros) {
    return (Long.parseLong(micros) - launched) / 1e6;
  }
}
