package dev.signet.benchmarks.training;

import static dev.signet.benchmarks.report.Column.Format.MILLIS;
import static dev.signet.benchmarks.report.Column.Format.RATIO;
import static dev.signet.benchmarks.report.Column.Format.TEXT;

import dev.signet.benchmarks.measure.Contest;
import dev.signet.benchmarks.measure.Pace;
import dev.signet.benchmarks.measure.Statistics;
import dev.signet.benchmarks.measure.Timing;
import dev.signet.benchmarks.ours.OurLayer;
import dev.signet.benchmarks.ours.OurTraining;
import dev.signet.benchmarks.peer.TorchNet;
import dev.signet.benchmarks.peer.TorchTraining;
import dev.signet.benchmarks.report.Column;
import dev.signet.benchmarks.report.Result;
import dev.signet.benchmarks.report.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Training against PyTorch. */
public final class TrainingRun {
  private static final int LAYER_BATCH = 32;
  private static final int STEP_BATCH = 64;
  private static final String OURS = "ours";
  private static final String TWO = "ours, two threads";
  private static final String TORCH = "PyTorch";

  /** A step takes seconds: a few rounds suffice. */
  private static final int STEP_ROUNDS = 7;

  private TrainingRun() {}

  /** Times layers and a step and adds the tables to a result. */
  public static void run(Pace pace, Result result) throws Exception {
    result.fact("kernels", OurLayer.kernels());
    result.fact("peers", TorchNet.version());
    result.table(layers(pace, result));
    result.table(step(pace, result));
    result.note(
        "Forward and backward, one thread unless said otherwise; \"x\" is PyTorch's time over ours."
            + " Layers: "
            + LAYER_BATCH
            + " images of -1 and +1, given as floats. Step: Bi-Real-18 for CIFAR-10, "
            + STEP_BATCH
            + " images, with loss and Adam.");
  }

  private static Table layers(Pace pace, Result result) throws Exception {
    var table = table("One binary convolution, forward and backward", "layer");
    List<Double> ratios = new ArrayList<>();
    for (int size = 32, width = 64; size >= 8; size /= 2, width *= 2) {
      for (int kernel = 3; kernel >= 1; kernel -= 2) {
        for (int stride = 1; stride <= 2; stride++) {
          int s = size;
          int w = width;
          int k = kernel;
          int by = stride;
          String name = "%d@%dx%<d, %dx%<d, stride %d".formatted(w, s, k, by);
          try (var torch = new TorchTraining()) {
            Map<String, Timing> times =
                new Contest(pace)
                    .add(OURS, OurTraining.layer(s, w, k, by, LAYER_BATCH))
                    .add(TORCH, () -> torch.layer(s, w, k, by, LAYER_BATCH))
                    .run();
            result.timings(name, times);
            ratios.add(row(table, name, times.get(OURS), times.get(TORCH)));
          }
        }
      }
    }
    table.row("geometric mean", null, null, Statistics.geomean(ratios));
    return table;
  }

  private static Table step(Pace pace, Result result) throws Exception {
    Pace few =
        new Pace(
            Math.min(STEP_ROUNDS, pace.rounds()),
            pace.visitNanos(),
            pace.warmNanos(),
            pace.starts(),
            pace.startSeconds());
    var table = table("A training step", "");
    try (var torch = new TorchTraining()) {
      Map<String, Timing> times =
          new Contest(few)
              .add(OURS, OurTraining.step(STEP_BATCH, 1))
              .add(TWO, OurTraining.step(STEP_BATCH, 2))
              .add(TORCH, () -> torch.step(STEP_BATCH))
              .run();
      result.timings("step", times);
      row(table, "one thread", times.get(OURS), times.get(TORCH));
      row(table, "two threads, against one of PyTorch", times.get(TWO), times.get(TORCH));
      row(table, "two threads, against one of ours", times.get(TWO), times.get(OURS));
    }
    return table;
  }

  private static Table table(String title, String first) {
    return new Table(
        title,
        List.of(
            new Column(first, TEXT),
            new Column("ours, ms", MILLIS),
            new Column("other, ms", MILLIS),
            new Column("x", RATIO)));
  }

  private static double row(Table table, String name, Timing ours, Timing other) {
    table.row(name, ours.median(), other.median(), ours.over(other));
    return ours.over(other);
  }
}
