package dev.signet.benchmarks.startup;

import static dev.signet.benchmarks.report.Column.Format.MILLIS;
import static dev.signet.benchmarks.report.Column.Format.SECONDS;
import static dev.signet.benchmarks.report.Column.Format.TEXT;

import dev.signet.benchmarks.measure.Pace;
import dev.signet.benchmarks.measure.Statistics;
import dev.signet.benchmarks.measure.Steady;
import dev.signet.benchmarks.ours.OurNet;
import dev.signet.benchmarks.report.Column;
import dev.signet.benchmarks.report.Result;
import dev.signet.benchmarks.report.Table;
import dev.signet.dsl.Network;
import dev.signet.examples.digits.DigitNetModel;
import dev.signet.inference.PackedModel;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Fresh JVMs that see what a predicting application would have: model, inference, language. */
public final class StartupRun {
  private static final double SHARE = 0.9;
  private static final String VECTOR = "--add-modules=jdk.incubator.vector";

  private StartupRun() {}

  /**
   * Starts JVMs and adds the table to a result.
   *
   * @param models the folder of {@code Models.write}
   */
  public static void run(Path models, Pace pace, Result result) throws Exception {
    var table =
        new Table(
            "Seconds from the launch of the JVM, medians of %d starts".formatted(pace.starts()),
            List.of(
                new Column("network", TEXT),
                new Column("main begins", SECONDS),
                new Column("first prediction", SECONDS),
                new Column("90% of steady speed", SECONDS),
                new Column("steady, ms", MILLIS)));
    for (OurNet net : OurNet.values()) {
      add(table, net, net.title() + ", vector kernels", models, pace, List.of(VECTOR));
      add(table, net, net.title() + ", plain kernels", models, pace, List.of());
    }
    result.table(table);
    result.note(
        "Launch includes the operating system's part. Steady speed: median of the last quarter of"
            + " %d seconds; 90%% is reached where five stretches of 20 ms are that fast by their"
                .formatted(pace.startSeconds())
            + " median. Times are those of one prediction after the other by predictor().");
  }

  private static void add(
      Table table, OurNet net, String name, Path models, Pace pace, List<String> flags)
      throws Exception {
    var starts = new ArrayList<Start>();
    for (int i = 0; i < pace.starts(); i++) {
      starts.add(start(net, models, pace.startSeconds(), flags));
    }
    table.row(
        name,
        median(starts, Start::main),
        median(starts, Start::first),
        median(starts, s -> Steady.reached(SHARE, s.stretches()).orElse(Double.NaN)),
        median(starts, s -> Steady.nanosPerCall(s.stretches())));
  }

  private static double median(List<Start> starts, ToDoubleFunction<Start> of) {
    return Statistics.median(starts.stream().mapToDouble(of).toArray());
  }

  private static Start start(OurNet net, Path models, int seconds, List<String> flags)
      throws Exception {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(List.of("-cp", classPath(), StartupProbe.class.getName()));
    command.addAll(List.of(net.name(), models.toString(), Integer.toString(seconds)));
    Instant now = Instant.now();
    long launched = now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    List<String> lines =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList();
    if (process.waitFor() != 0) {
      throw new IOException("a JVM ended with status " + process.exitValue() + ": " + command);
    }
    return Start.parse(launched, lines);
  }

  /** Only the places of the classes in use: a long class path would be opened and paid for. */
  private static String classPath() {
    return Stream.of(StartupProbe.class, DigitNetModel.class, PackedModel.class, Network.class)
        .map(StartupRun::place)
        .distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String place(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
