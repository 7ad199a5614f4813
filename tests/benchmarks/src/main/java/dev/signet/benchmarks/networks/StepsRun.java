package dev.signet.benchmarks.networks;

import static dev.signet.benchmarks.report.Column.Format.FRACTION;
import static dev.signet.benchmarks.report.Column.Format.MICROS;
import static dev.signet.benchmarks.report.Column.Format.TEXT;

import dev.signet.benchmarks.measure.Contest;
import dev.signet.benchmarks.measure.Pace;
import dev.signet.benchmarks.measure.Timing;
import dev.signet.benchmarks.ours.OurLayer;
import dev.signet.benchmarks.ours.OurNet;
import dev.signet.benchmarks.report.Column;
import dev.signet.benchmarks.report.Result;
import dev.signet.benchmarks.report.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Where the time of a prediction goes: the methods of a generated pass, one a layer, in turns. */
public final class StepsRun {
  /** Rows of the table; the rest is one row. */
  private static final int MOST = 14;

  private StepsRun() {}

  /**
   * Times all networks and adds the tables to a result.
   *
   * @param models the folder of {@link Models#write}
   */
  public static void run(Path models, Pace pace, Result result) throws Exception {
    result.fact("kernels", OurLayer.kernels());
    for (OurNet net : OurNet.values()) {
      Map<String, Timing> times = contest(net, models, pace).run();
      result.table(table(net, times));
      result.timings("steps of " + net.title(), times);
    }
    result.note("One thread; medians; every step is run on what the one before it left.");
  }

  private static Contest contest(OurNet net, Path models, Pace pace) throws Exception {
    Contest contest = new Contest(pace);
    net.load(models).steps(net.pictures(1)[0]).forEach(contest::add);
    return contest;
  }

  private static Table table(OurNet net, Map<String, Timing> times) {
    double all = times.values().stream().mapToDouble(Timing::median).sum();
    var table =
        new Table(
            "Steps of " + net.title(),
            List.of(
                new Column("step", TEXT),
                new Column("microseconds", MICROS),
                new Column("share", FRACTION)));
    List<Map.Entry<String, Timing>> slowest = new ArrayList<>(times.entrySet());
    slowest.sort(Comparator.comparingDouble(e -> -e.getValue().median()));
    double rest = all;
    for (var step : slowest.subList(0, Math.min(MOST, slowest.size()))) {
      double median = step.getValue().median();
      table.row(step.getKey(), median, median / all);
      rest -= median;
    }
    table.row("the others, " + Math.max(0, slowest.size() - MOST), rest, rest / all);
    table.row("all", all, 1.0);
    return table;
  }
}
