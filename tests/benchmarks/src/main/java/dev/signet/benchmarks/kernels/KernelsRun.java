package dev.signet.benchmarks.kernels;

import static dev.signet.benchmarks.report.Column.Format.GOPS;
import static dev.signet.benchmarks.report.Column.Format.MICROS;
import static dev.signet.benchmarks.report.Column.Format.TEXT;

import dev.signet.benchmarks.report.Column;
import dev.signet.benchmarks.report.Result;
import dev.signet.benchmarks.report.Table;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** JMH: every kernel in a JVM of its own, which is better to it than a program would be. */
public final class KernelsRun {
  private static final double NANOS_PER_MICRO = 1e3;
  private static final List<String> SETS = List.of("vector", "plain");

  private KernelsRun() {}

  /** Runs all benchmarks by each set of kernels and adds the tables to a result. */
  public static void run(boolean quick, Result result) throws RunnerException {
    for (String set : SETS) {
      var table =
          new Table(
              "JMH, " + set + " kernels",
              List.of(
                  new Column("benchmark", TEXT),
                  new Column("layer: rows, in, out, kernel, stride", TEXT),
                  new Column("us", MICROS),
                  new Column("+- (99.9%)", MICROS),
                  new Column("GOP/s", GOPS)));
      for (RunResult run : run(set, quick)) {
        add(table, run);
      }
      result.table(table);
    }
  }

  private static Collection<RunResult> run(String set, boolean quick) throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(KernelsRun.class.getPackageName().replace(".", "\\.") + "\\..*")
            .jvmArgsAppend("--add-modules=jdk.incubator.vector", "-Dsignet.kernels=" + set);
    if (quick) {
      options.forks(1).warmupIterations(1).measurementIterations(2);
      options.warmupTime(TimeValue.seconds(1)).measurementTime(TimeValue.milliseconds(100));
    }
    return new Runner(options.build()).run();
  }

  private static void add(Table table, RunResult run) {
    String layer = run.getParams().getParam("layer");
    String benchmark = run.getParams().getBenchmark();
    String name =
        benchmark.substring(benchmark.lastIndexOf('.', benchmark.lastIndexOf('.') - 1) + 1);
    double nanos = run.getPrimaryResult().getScore() * NANOS_PER_MICRO;
    double error = run.getPrimaryResult().getScoreError() * NANOS_PER_MICRO;
    Double gops = name.endsWith(".pack") ? null : Shapes.parse(layer).operations() / nanos;
    table.row(name, layer, nanos, error, gops);
  }
}
